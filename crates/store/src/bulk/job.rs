//! An act on many threads as a job: its set of threads frozen, what became of each, and how far it is.

use model::Millis;
use model::bulk::{ActConflict, BulkState, BulkView};
use model::ids::{AgentId, BulkId, EventSeq, ThreadId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{BulkItem, BulkRecord};
use crate::connect::Store;
use crate::entity::{bulk, bulk_item, draft, thread};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// What became of a thread that an act was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkOutcome {
    /// Its turn has not come.
    Waiting,
    /// It was changed.
    Changed,
    /// The act did not fit it.
    Skipped,
    /// Something happened to it since the set was frozen.
    Conflict,
    /// It has its earlier values again.
    Undone,
}

impl BulkOutcome {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Changed => "changed",
            Self::Skipped => "skipped",
            Self::Conflict => "conflict",
            Self::Undone => "undone",
        }
    }
}

/// How a batch went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BulkProgress {
    /// Threads that were changed.
    pub changed: u64,
    /// Threads that the act did not fit.
    pub skipped: u64,
    /// Threads that something happened to since.
    pub conflicts: u64,
}

impl Store {
    /// An act with how far it is, and whose it is.
    pub async fn bulk_get(&self, id: BulkId) -> Result<(AgentId, BulkView)> {
        let row = bulk::Entity::find_by_id(id.0).one(&self.read).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        Ok((AgentId(row.agent_id), view(row)?))
    }

    /// The acts that are to be done, the oldest first.
    pub async fn bulk_running(&self, limit: u64) -> Result<Vec<BulkId>> {
        let ids: Vec<i64> = bulk::Entity::find()
            .select_only()
            .column(bulk::Column::Id)
            .filter(bulk::Column::State.eq(BulkState::Running.as_str()))
            .order_by_asc(bulk::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(ids.into_iter().map(BulkId).collect())
    }

    /// The threads that an act left alone because something happened to them, at most `limit`.
    pub async fn bulk_conflicts(&self, id: BulkId, limit: u64) -> Result<Vec<ActConflict>> {
        let rows: Vec<(i64, String)> = bulk_item::Entity::find()
            .select_only()
            .column(bulk_item::Column::ThreadId)
            .column(thread::Column::Subject)
            .join(JoinType::InnerJoin, to_thread())
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::Outcome.eq(BulkOutcome::Conflict.as_str()))
            .order_by_asc(bulk_item::Column::ThreadId)
            .limit(limit)
            .into_tuple()
            .all(&self.read)
            .await?;
        let conflict = |(thread, subject)| ActConflict {
            thread: ThreadId(thread),
            subject,
        };
        Ok(rows.into_iter().map(conflict).collect())
    }

    /// In how many of an act's threads somebody else has begun an answer.
    pub async fn bulk_drafts(&self, id: BulkId, but: AgentId) -> Result<u64> {
        let theirs = Query::select()
            .column(draft::Column::ThreadId)
            .from(draft::Entity)
            .and_where(draft::Column::AgentId.ne(but.0))
            .take();
        let rows = bulk_item::Entity::find()
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::ThreadId.in_subquery(theirs));
        Ok(rows.count(&self.read).await?)
    }

    /// How many of an act's waiting threads something happened to since the set was frozen.
    pub async fn bulk_changed_since(&self, id: BulkId) -> Result<u64> {
        let moved = Expr::col((bulk_item::Entity, bulk_item::Column::Seen))
            .not_equals((thread::Entity, thread::Column::LastEvent));
        let rows = bulk_item::Entity::find()
            .join(JoinType::InnerJoin, to_thread())
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::Outcome.eq(BulkOutcome::Waiting.as_str()))
            .filter(moved);
        Ok(rows.count(&self.read).await?)
    }
}

impl Write {
    /// Begins an act whose set is being frozen.
    pub async fn bulk_insert_frozen(&mut self, agent: AgentId, act: &str, at: Millis) -> Result<BulkId> {
        let row = bulk::ActiveModel {
            agent_id: Set(agent.0),
            act: Set(act.to_owned()),
            created_at: Set(at),
            state: Set(BulkState::Frozen.as_str().to_owned()),
            ..Default::default()
        };
        Ok(BulkId(bulk::Entity::insert(row).exec(&self.tx).await?.last_insert_id))
    }

    /// Adds threads to the frozen set of an act, as they are now.
    pub async fn bulk_freeze(&mut self, id: BulkId, threads: &[ThreadId]) -> Result<()> {
        let now = Query::select()
            .expr(Expr::value(id.0))
            .columns([thread::Column::Id, thread::Column::LastEvent])
            .expr(Expr::value(""))
            .expr(Expr::value(0i64))
            .expr(Expr::value(BulkOutcome::Waiting.as_str()))
            .from(thread::Entity)
            .and_where(thread::Column::Id.is_in(threads.iter().map(|id| id.0)))
            .take();
        let mut insert = Query::insert();
        insert.into_table(bulk_item::Entity).columns([
            bulk_item::Column::BulkId,
            bulk_item::Column::ThreadId,
            bulk_item::Column::Seen,
            bulk_item::Column::Before,
            bulk_item::Column::EventAfter,
            bulk_item::Column::Outcome,
        ]);
        let unusable = |error: sea_orm::sea_query::error::Error| StoreError::Unusable(error.to_string());
        insert.select_from(now).map_err(unusable)?;
        let added = self.tx.execute(&insert).await?.rows_affected();
        bulk::Entity::update_many()
            .col_expr(bulk::Column::Total, Expr::col(bulk::Column::Total).add(number(added)))
            .filter(bulk::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    /// Moves an act of somebody's from one state to another; `false` when it is not in that state.
    pub async fn bulk_move(
        &mut self,
        id: BulkId,
        agent: AgentId,
        from: BulkState,
        to: BulkState,
        at: Millis,
    ) -> Result<bool> {
        let moved = bulk::Entity::update_many()
            .col_expr(bulk::Column::State, Expr::value(to.as_str()))
            .col_expr(bulk::Column::CreatedAt, Expr::value(at))
            .filter(bulk::Column::Id.eq(id.0))
            .filter(bulk::Column::AgentId.eq(agent.0))
            .filter(bulk::Column::State.eq(from.as_str()))
            .exec(&self.tx)
            .await?;
        Ok(moved.rows_affected > 0)
    }

    /// The waiting threads of an act that is running, with their events when the set was frozen, at most `limit`; `None` when
    /// it runs no more.
    pub async fn bulk_waiting(
        &self,
        id: BulkId,
        limit: u64,
    ) -> Result<Option<(BulkRecord, Vec<(ThreadId, EventSeq)>)>> {
        let running = bulk::Entity::find_by_id(id.0).filter(bulk::Column::State.eq(BulkState::Running.as_str()));
        let Some(row) = running.one(&self.tx).await? else {
            return Ok(None);
        };
        let waiting: Vec<(i64, i64)> = bulk_item::Entity::find()
            .select_only()
            .columns([bulk_item::Column::ThreadId, bulk_item::Column::Seen])
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::Outcome.eq(BulkOutcome::Waiting.as_str()))
            .order_by_asc(bulk_item::Column::ThreadId)
            .limit(limit)
            .into_tuple()
            .all(&self.tx)
            .await?;
        let waiting = waiting
            .into_iter()
            .map(|(thread, seen)| (ThreadId(thread), EventSeq(seen)));
        Ok(Some((super::bulk_record(row), waiting.collect())))
    }

    /// Writes down what became of some threads of an act.
    pub async fn bulk_note(&mut self, id: BulkId, outcomes: &[(BulkItem, BulkOutcome)]) -> Result<()> {
        if outcomes.is_empty() {
            return Ok(());
        }
        let ids = outcomes.iter().map(|(item, _)| item.thread.0);
        bulk_item::Entity::delete_many()
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::ThreadId.is_in(ids))
            .exec(&self.tx)
            .await?;
        let rows = outcomes
            .iter()
            .map(|(item, outcome)| super::item_row(id, item, *outcome));
        bulk_item::Entity::insert_many(rows)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// Adds to how far an act is.
    pub async fn bulk_progress(&mut self, id: BulkId, batch: BulkProgress) -> Result<()> {
        let parts = [
            (bulk::Column::Changed, batch.changed),
            (bulk::Column::Skipped, batch.skipped),
            (bulk::Column::Conflicts, batch.conflicts),
        ];
        let mut update = bulk::Entity::update_many().filter(bulk::Column::Id.eq(id.0));
        for (column, rows) in parts {
            update = update.col_expr(column, Expr::col(column).add(number(rows)));
        }
        update.exec(&self.tx).await?;
        Ok(())
    }
}

fn to_thread() -> sea_orm::RelationDef {
    bulk_item::Entity::belongs_to(thread::Entity)
        .from(bulk_item::Column::ThreadId)
        .to(thread::Column::Id)
        .into()
}

fn view(row: bulk::Model) -> Result<BulkView> {
    let state = BulkState::parse(&row.state)
        .ok_or_else(|| StoreError::Unusable(format!("unknown state of an act: {}", row.state)))?;
    let rows = |rows: i64| u64::try_from(rows).unwrap_or(0);
    Ok(BulkView {
        id: BulkId(row.id),
        state,
        total: rows(row.total),
        changed: rows(row.changed),
        skipped: rows(row.skipped),
        conflicts: rows(row.conflicts),
    })
}

fn number(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
