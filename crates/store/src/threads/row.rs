//! A thread's row with its member, as one query gives it, and its way to the view.

use model::ids::{AgentId, EventSeq, KindId, MemberId, ThreadId, TopicId};
use model::status::Status;
use model::thread::ThreadRow;
use sea_orm::{DbErr, EntityTrait, JoinType, QuerySelect, SelectTwo};

use crate::entity::{member, thread};
use crate::error::{Result, StoreError};

/// A thread as the desk's rules need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRecord {
    /// The row as lists show it.
    pub row: ThreadRow,
    /// The status that a snoozed thread has when it wakes.
    pub status_before_snooze: Option<Status>,
    /// The earlier thread that it continues.
    pub continues: Option<ThreadId>,
}

/// Threads with their members.
pub(crate) fn with_member() -> SelectTwo<thread::Entity, member::Entity> {
    thread::Entity::find()
        .select_also(member::Entity)
        .join(JoinType::InnerJoin, to_member())
}

/// The way from a thread to its member.
pub(crate) fn to_member() -> sea_orm::RelationDef {
    thread::Entity::belongs_to(member::Entity)
        .from(thread::Column::MemberId)
        .to(member::Column::Id)
        .into()
}

/// The rows of what the query gave.
pub(crate) fn thread_rows(pairs: Vec<(thread::Model, Option<member::Model>)>) -> Result<Vec<ThreadRow>> {
    pairs
        .into_iter()
        .map(|pair| record(pair).map(|record| record.row))
        .collect()
}

/// A record of what the query gave.
pub(crate) fn record(pair: (thread::Model, Option<member::Model>)) -> Result<ThreadRecord> {
    let (thread, member) = pair;
    let member = member.ok_or(StoreError::NotFound)?;
    let status = status(&thread.status)?;
    let before = thread.status_before_snooze.as_deref().map(self::status).transpose()?;
    Ok(ThreadRecord {
        status_before_snooze: before,
        continues: thread.continues_id.map(ThreadId),
        row: ThreadRow {
            id: ThreadId(thread.id),
            status,
            member: MemberId(member.id),
            member_name: member.full_name,
            member_email: member.email,
            subject: thread.subject,
            preview: thread.preview,
            last_from_member: thread.last_from_member,
            kind: KindId(thread.kind_id),
            topic: TopicId(thread.topic_id),
            order_no: thread.order_no,
            opened_at: thread.opened_at,
            closed_at: thread.closed_at,
            last_activity_at: thread.last_activity_at,
            responder: thread.responder_id.map(AgentId),
            resolver: thread.resolver_id.map(AgentId),
            assignee: thread.assignee_id.map(AgentId),
            binned_at: thread.binned_at,
            snoozed_until: thread.snoozed_until,
            reopened: u32::try_from(thread.reopened).unwrap_or(0),
            seen: EventSeq(thread.last_event),
        },
    })
}

fn status(word: &str) -> Result<Status> {
    Status::parse(word).ok_or_else(|| StoreError::Broken(DbErr::Type(format!("the status {word}"))))
}
