//! What an act changed on each thread, so that it can be taken back.

mod job;

use model::Millis;
use model::bulk::BulkState;
use model::ids::{AgentId, BulkId, EventSeq, ThreadId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{bulk, bulk_item};
use crate::error::{Result, StoreError};
use crate::write::Write;

pub use job::{BulkOutcome, BulkProgress};

/// An act as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkRecord {
    /// Whose.
    pub agent: AgentId,
    /// What it did, as the desk wrote it.
    pub act: String,
    /// When.
    pub at: Millis,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it is being done.
    pub running: bool,
}

/// What it changed on one thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkItem {
    /// The thread.
    pub thread: ThreadId,
    /// The values before, as the desk wrote them.
    pub before: String,
    /// The thread's event after the act: another one means that it changed since.
    pub event_after: EventSeq,
}

impl BulkItem {
    /// A thread that nothing was changed of.
    pub const fn untouched(thread: ThreadId) -> Self {
        Self {
            thread,
            before: String::new(),
            event_after: EventSeq(0),
        }
    }
}

impl Write {
    /// Begins an act.
    pub async fn bulk_insert(&mut self, agent: AgentId, act: &str, at: Millis) -> Result<BulkId> {
        let row = bulk::ActiveModel {
            agent_id: Set(agent.0),
            act: Set(act.to_owned()),
            created_at: Set(at),
            ..Default::default()
        };
        Ok(BulkId(bulk::Entity::insert(row).exec(&self.tx).await?.last_insert_id))
    }

    /// Notes what an act changed.
    pub async fn bulk_item_insert_many(&mut self, bulk: BulkId, items: &[BulkItem]) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let rows = items.iter().map(|item| item_row(bulk, item, BulkOutcome::Changed));
        bulk_item::Entity::insert_many(rows)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// An act.
    pub async fn bulk_find(&self, id: BulkId) -> Result<BulkRecord> {
        let row = bulk::Entity::find_by_id(id.0).one(&self.tx).await?;
        row.map(bulk_record).ok_or(StoreError::NotFound)
    }

    /// What an act changed, after a thread, at most `limit`.
    pub async fn bulk_item_list(&self, id: BulkId, after: Option<ThreadId>, limit: u64) -> Result<Vec<BulkItem>> {
        let rows = bulk_item::Entity::find()
            .filter(bulk_item::Column::BulkId.eq(id.0))
            .filter(bulk_item::Column::Outcome.eq(BulkOutcome::Changed.as_str()))
            .filter(bulk_item::Column::ThreadId.gt(after.map_or(0, |id| id.0)))
            .order_by_asc(bulk_item::Column::ThreadId)
            .limit(limit)
            .all(&self.tx)
            .await?;
        Ok(rows.into_iter().map(item).collect())
    }

    /// What an act of these words changed on a thread.
    pub async fn bulk_item_find(&self, thread: ThreadId, act: &str) -> Result<Option<BulkItem>> {
        let acts = Query::select()
            .column(bulk::Column::Id)
            .from(bulk::Entity)
            .and_where(bulk::Column::Act.eq(act))
            .take();
        let found = bulk_item::Entity::find()
            .filter(bulk_item::Column::ThreadId.eq(thread.0))
            .filter(bulk_item::Column::BulkId.in_subquery(acts))
            .one(&self.tx)
            .await?;
        Ok(found.map(item))
    }

    /// Forgets acts done before a moment: they can no longer be taken back.
    pub async fn bulk_forget(&mut self, before: Millis) -> Result<u64> {
        let old = bulk::Entity::delete_many()
            .filter(bulk::Column::CreatedAt.lt(before))
            .filter(bulk::Column::State.ne(BulkState::Running.as_str()));
        Ok(old.exec(&self.tx).await?.rows_affected)
    }

    /// Marks an act as taken back.
    pub async fn bulk_mark_undone(&mut self, id: BulkId, at: Millis) -> Result<()> {
        bulk::Entity::update_many()
            .col_expr(bulk::Column::UndoneAt, Expr::value(at))
            .filter(bulk::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }
}

fn bulk_record(row: bulk::Model) -> BulkRecord {
    BulkRecord {
        agent: AgentId(row.agent_id),
        act: row.act,
        at: row.created_at,
        undone: row.undone_at.is_some(),
        running: row.state == BulkState::Running.as_str(),
    }
}

fn item_row(bulk: BulkId, item: &BulkItem, outcome: BulkOutcome) -> bulk_item::ActiveModel {
    bulk_item::ActiveModel {
        bulk_id: Set(bulk.0),
        thread_id: Set(item.thread.0),
        before: Set(item.before.clone()),
        event_after: Set(item.event_after.0),
        outcome: Set(outcome.as_str().to_owned()),
        seen: Set(0),
    }
}

fn item(row: bulk_item::Model) -> BulkItem {
    BulkItem {
        thread: ThreadId(row.thread_id),
        before: row.before,
        event_after: EventSeq(row.event_after),
    }
}
