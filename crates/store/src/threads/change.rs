//! Making and changing a thread. `place` follows from status and bin here, in one statement with what it follows.

use model::Millis;
use model::ids::{AgentId, KindId, MemberId, ThreadId, TopicId};
use model::message::Source;
use model::status::Status;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use crate::entity::thread;
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A thread to be made.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// Whose.
    pub member: MemberId,
    /// Mesaj Tür.
    pub kind: KindId,
    /// Mesaj Konusu.
    pub topic: TopicId,
    /// Konu Başlığı.
    pub subject: String,
    /// Sipariş No.
    pub order_no: String,
    /// The door it came through.
    pub source: Source,
    /// Any but resolved and snoozed.
    pub status: Status,
    /// Now.
    pub at: Millis,
    /// The start of its first message.
    pub preview: String,
    /// Whether that is the member's.
    pub from_member: bool,
    /// Who wrote it, if an agent did.
    pub responder: Option<AgentId>,
    /// The resolved thread that it continues.
    pub continues: Option<ThreadId>,
}

/// What changes of a thread; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadChange {
    /// The status and, for resolved, when it closed; for snoozed, when it wakes.
    pub status: Option<(Status, Option<Millis>)>,
    /// The status to wake to.
    pub status_before_snooze: Option<Option<Status>>,
    /// The bin: since when, or out of it.
    pub binned_at: Option<Option<Millis>>,
    /// Who resolved it.
    pub resolver: Option<Option<AgentId>>,
    /// Who answered last.
    pub responder: Option<Option<AgentId>>,
    /// Whom it is given to.
    pub assignee: Option<Option<AgentId>>,
    /// Mesaj Konusu.
    pub topic: Option<TopicId>,
    /// The last activity.
    pub activity: Option<Millis>,
    /// The start of the last message, and whether it is the member's.
    pub preview: Option<(String, bool)>,
    /// How often it was reopened.
    pub reopened: Option<u32>,
}

impl Write {
    /// Makes a thread.
    pub async fn thread_insert(&mut self, new: &NewThread) -> Result<ThreadId> {
        Ok(ThreadId(
            thread::Entity::insert(thread_row(new))
                .exec(&self.tx)
                .await?
                .last_insert_id,
        ))
    }

    /// Changes a thread.
    pub async fn thread_update(&mut self, id: ThreadId, change: &ThreadChange) -> Result<()> {
        self.thread_update_many(&[id], change).await.and_then(|changed| {
            if changed == 1 {
                Ok(())
            } else {
                Err(StoreError::NotFound)
            }
        })
    }

    /// Gives some threads the same new values; says how many there were.
    pub async fn thread_update_many(&mut self, ids: &[ThreadId], change: &ThreadChange) -> Result<u64> {
        let update = thread::Entity::update_many().filter(thread::Column::Id.is_in(ids.iter().map(|id| id.0)));
        let update = people(states(update, change), change);
        Ok(update.exec(&self.tx).await?.rows_affected)
    }

    /// Removes threads for good, with all that belongs to them.
    pub async fn thread_delete_many(&mut self, ids: &[ThreadId]) -> Result<u64> {
        let gone = thread::Entity::delete_many()
            .filter(thread::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .exec(&self.tx)
            .await?;
        Ok(gone.rows_affected)
    }
}

/// A new thread's row but for its id.
pub(crate) fn thread_row(new: &NewThread) -> thread::ActiveModel {
    thread::ActiveModel {
        member_id: Set(new.member.0),
        kind_id: Set(new.kind.0),
        topic_id: Set(new.topic.0),
        subject: Set(new.subject.clone()),
        subject_fold: Set(model::fold::fold(&new.subject)),
        order_no: Set(new.order_no.clone()),
        order_key: Set(model::fold::order_key(&new.order_no)),
        source: Set(new.source.as_str().to_owned()),
        status: Set(new.status.as_str().to_owned()),
        opened_at: Set(new.at),
        last_activity_at: Set(new.at),
        preview: Set(new.preview.clone()),
        last_from_member: Set(new.from_member),
        responder_id: Set(new.responder.map(|id| id.0)),
        reopened: Set(0),
        continues_id: Set(new.continues.map(|id| id.0)),
        last_event: Set(0),
        place: Set("inbox".to_owned()),
        ..Default::default()
    }
}

fn states(mut update: UpdateMany<thread::Entity>, change: &ThreadChange) -> UpdateMany<thread::Entity> {
    if let Some((status, at)) = change.status {
        let closed = at.filter(|_| status == Status::Resolved);
        let until = at.filter(|_| status == Status::Snoozed);
        update = update
            .col_expr(thread::Column::Status, Expr::value(status.as_str()))
            .col_expr(thread::Column::ClosedAt, Expr::value(closed))
            .col_expr(thread::Column::SnoozedUntil, Expr::value(until));
    }
    if let Some(before) = change.status_before_snooze {
        update = update.col_expr(
            thread::Column::StatusBeforeSnooze,
            Expr::value(before.map(Status::as_str)),
        );
    }
    if let Some(at) = change.binned_at {
        update = update.col_expr(thread::Column::BinnedAt, Expr::value(at));
    }
    if change.status.is_some() || change.binned_at.is_some() {
        update = update.col_expr(thread::Column::Place, place(change));
    }
    update
}

/// Where a thread is after the change: told by what changes, and for the rest by what stands in the row.
fn place(change: &ThreadChange) -> sea_orm::sea_query::SimpleExpr {
    let by_status = |status: Status| if status == Status::Resolved { "archive" } else { "inbox" };
    match (change.binned_at, change.status) {
        (Some(Some(_)), _) => Expr::value("bin"),
        (Some(None), Some((status, _))) => Expr::value(by_status(status)),
        (Some(None), None) => Expr::cust("CASE WHEN status = 'resolved' THEN 'archive' ELSE 'inbox' END"),
        (None, Some((status, _))) => Expr::cust(format!(
            "CASE WHEN binned_at IS NOT NULL THEN 'bin' ELSE '{}' END",
            by_status(status)
        )),
        (None, None) => Expr::col(thread::Column::Place),
    }
}

fn people(mut update: UpdateMany<thread::Entity>, change: &ThreadChange) -> UpdateMany<thread::Entity> {
    let agents = [
        (thread::Column::ResolverId, change.resolver),
        (thread::Column::ResponderId, change.responder),
        (thread::Column::AssigneeId, change.assignee),
    ];
    for (column, agent) in agents {
        if let Some(agent) = agent {
            update = update.col_expr(column, Expr::value(agent.map(|id| id.0)));
        }
    }
    if let Some(topic) = change.topic {
        update = update.col_expr(thread::Column::TopicId, Expr::value(topic.0));
    }
    if let Some(at) = change.activity {
        update = update.col_expr(thread::Column::LastActivityAt, Expr::value(at));
    }
    if let Some((preview, from_member)) = &change.preview {
        update = update
            .col_expr(thread::Column::Preview, Expr::value(preview.as_str()))
            .col_expr(thread::Column::LastFromMember, Expr::value(*from_member));
    }
    if let Some(reopened) = change.reopened {
        update = update.col_expr(
            thread::Column::Reopened,
            Expr::value(i32::try_from(reopened).unwrap_or(i32::MAX)),
        );
    }
    update
}
