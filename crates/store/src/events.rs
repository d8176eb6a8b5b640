//! The event table: appended to by every change, read by the live stream, by a thread's history and by the audit.

use model::Millis;
use model::event::{EventKind, LiveEvent};
use model::ids::{AgentId, EventSeq, ThreadId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use crate::connect::Store;
use crate::entity::{event, thread};
use crate::error::Result;
use crate::write::Write;

/// The lock under which PostgreSQL numbers events, so that a smaller number is never committed after a larger one.
const NUMBERING_LOCK: i64 = 0x6d65_7361;

impl Store {
    /// The number of the newest event; zero on an empty table.
    pub async fn event_newest(&self) -> Result<EventSeq> {
        let newest = event::Entity::find()
            .select_only()
            .column_as(event::Column::Seq.max(), "newest")
            .into_tuple::<Option<i64>>()
            .one(&self.read)
            .await?;
        Ok(EventSeq(newest.flatten().unwrap_or(0)))
    }

    /// The events after a number, oldest first, at most `limit`.
    pub async fn event_list_after(&self, after: EventSeq, limit: u64) -> Result<Vec<LiveEvent>> {
        let rows = event::Entity::find()
            .filter(event::Column::Seq.gt(after.0))
            .order_by_asc(event::Column::Seq)
            .limit(limit)
            .all(&self.read)
            .await?;
        rows.into_iter().map(view).collect()
    }

    /// The events of a thread, oldest first.
    pub async fn event_list_of_thread(&self, id: ThreadId) -> Result<Vec<LiveEvent>> {
        let rows = event::Entity::find()
            .filter(event::Column::ThreadId.eq(id.0))
            .order_by_asc(event::Column::Seq)
            .all(&self.read)
            .await?;
        rows.into_iter().map(view).collect()
    }
}

impl Write {
    /// Appends an event, and marks its thread with the number.
    pub async fn event_append(
        &mut self,
        at: Millis,
        thread: Option<ThreadId>,
        agent: Option<AgentId>,
        what: &EventKind,
    ) -> Result<EventSeq> {
        if self.appended.is_none() && self.backend() == DbBackend::Postgres {
            let lock = Statement::from_sql_and_values(
                DbBackend::Postgres,
                "SELECT pg_advisory_xact_lock($1)",
                [NUMBERING_LOCK.into()],
            );
            self.tx.execute_raw(lock).await?;
        }
        let data = serde_json::to_value(what)?;
        let kind = data
            .get("kind")
            .and_then(|kind| kind.as_str())
            .unwrap_or_default()
            .to_owned();
        let row = event::ActiveModel {
            at: Set(at),
            thread_id: Set(thread.map(|id| id.0)),
            agent_id: Set(agent.map(|id| id.0)),
            kind: Set(kind),
            data: Set(data.to_string()),
            ..Default::default()
        };
        let seq = EventSeq(event::Entity::insert(row).exec(&self.tx).await?.last_insert_id);
        if let Some(id) = thread {
            thread::Entity::update_many()
                .col_expr(thread::Column::LastEvent, Expr::value(seq.0))
                .filter(thread::Column::Id.eq(id.0))
                .exec(&self.tx)
                .await?;
        }
        self.appended = Some(seq);
        Ok(seq)
    }
}

fn view(row: event::Model) -> Result<LiveEvent> {
    Ok(LiveEvent {
        seq: EventSeq(row.seq),
        at: row.at,
        thread: row.thread_id.map(ThreadId),
        agent: row.agent_id.map(AgentId),
        what: serde_json::from_str(&row.data)?,
    })
}
