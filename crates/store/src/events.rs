//! The event table: appended to by every change, read by the live stream, by a thread's history and by the audit.

use std::collections::HashMap;

use model::Millis;
use model::event::{EventKind, LiveEvent};
use model::ids::{AgentId, EventSeq, ThreadId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr, SubQueryStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{event, thread};
use crate::error::Result;
use crate::write::Write;

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

    /// The events after a number, oldest first, at most `limit`. What an import brought is no news: it is left out.
    pub async fn event_list_after(&self, after: EventSeq, limit: u64) -> Result<Vec<LiveEvent>> {
        let rows = event::Entity::find()
            .filter(event::Column::Seq.gt(after.0))
            .filter(event::Column::Kind.ne("thread_imported"))
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
        let row = row(at, thread, agent, what)?;
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

    /// Appends one event to each of some threads, and marks each with its number; the numbers.
    pub async fn event_append_many(
        &mut self,
        at: Millis,
        agent: Option<AgentId>,
        events: &[(ThreadId, EventKind)],
    ) -> Result<HashMap<ThreadId, EventSeq>> {
        if events.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<event::ActiveModel> = events
            .iter()
            .map(|(thread, what)| row(at, Some(*thread), agent, what))
            .collect::<Result<_>>()?;
        event::Entity::insert_many(rows)
            .exec_without_returning(&self.tx)
            .await?;
        let ids: Vec<i64> = events.iter().map(|(thread, _)| thread.0).collect();
        let newest = Query::select()
            .expr(Expr::col(event::Column::Seq).max())
            .from(event::Entity)
            .and_where(Expr::col((event::Entity, event::Column::ThreadId)).equals((thread::Entity, thread::Column::Id)))
            .take();
        let newest = SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(newest)));
        thread::Entity::update_many()
            .col_expr(thread::Column::LastEvent, newest)
            .filter(thread::Column::Id.is_in(ids.iter().copied()))
            .exec(&self.tx)
            .await?;
        let marked: Vec<(i64, i64)> = thread::Entity::find()
            .select_only()
            .columns([thread::Column::Id, thread::Column::LastEvent])
            .filter(thread::Column::Id.is_in(ids))
            .into_tuple()
            .all(&self.tx)
            .await?;
        let last = marked.iter().map(|(_, seq)| EventSeq(*seq)).max();
        self.appended = self.appended.max(last);
        Ok(marked
            .into_iter()
            .map(|(id, seq)| (ThreadId(id), EventSeq(seq)))
            .collect())
    }
}

pub(crate) fn row(
    at: Millis,
    thread: Option<ThreadId>,
    agent: Option<AgentId>,
    what: &EventKind,
) -> Result<event::ActiveModel> {
    let data = serde_json::to_value(what)?;
    let kind = data.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default();
    Ok(event::ActiveModel {
        at: Set(at),
        thread_id: Set(thread.map(|id| id.0)),
        agent_id: Set(agent.map(|id| id.0)),
        kind: Set(kind.to_owned()),
        data: Set(data.to_string()),
        ..Default::default()
    })
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
