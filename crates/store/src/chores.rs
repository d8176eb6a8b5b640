//! What must happen by itself to threads: sleepers wake, the bin empties.

use model::Millis;
use model::ids::ThreadId;
use model::status::Status;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{outgoing, thread};
use crate::error::Result;
use crate::write::Write;

impl Store {
    /// Whether any thread is to wake by now; without taking the write lock.
    pub async fn thread_any_to_wake(&self, now: Millis) -> Result<bool> {
        let due = thread::Entity::find().filter(thread::Column::SnoozedUntil.lte(now));
        Ok(due.limit(1).count(&self.read).await? > 0)
    }

    /// Whether any thread lies in the bin since before a moment; without taking the write lock.
    pub async fn thread_any_to_purge(&self, binned_before: Millis) -> Result<bool> {
        let due = thread::Entity::find().filter(thread::Column::BinnedAt.lt(binned_before));
        Ok(due.limit(1).count(&self.read).await? > 0)
    }
}

impl Write {
    /// Gives sleeping threads whose time has come their earlier status; which they are, at most `limit`.
    pub async fn thread_wake(&mut self, now: Millis, limit: u64) -> Result<Vec<ThreadId>> {
        let ids: Vec<i64> = thread::Entity::find()
            .select_only()
            .column(thread::Column::Id)
            .filter(thread::Column::Status.eq(Status::Snoozed.as_str()))
            .filter(thread::Column::SnoozedUntil.lte(now))
            .order_by_asc(thread::Column::SnoozedUntil)
            .limit(limit)
            .lock_exclusive()
            .into_tuple()
            .all(&self.tx)
            .await?;
        if !ids.is_empty() {
            let earlier = Expr::col(thread::Column::StatusBeforeSnooze).if_null(Status::Pending.as_str());
            thread::Entity::update_many()
                .col_expr(thread::Column::Status, earlier)
                .col_expr(thread::Column::StatusBeforeSnooze, Expr::value(None::<String>))
                .col_expr(thread::Column::SnoozedUntil, Expr::value(None::<i64>))
                .col_expr(thread::Column::LastActivityAt, Expr::value(now))
                .filter(thread::Column::Id.is_in(ids.iter().copied()))
                .exec(&self.tx)
                .await?;
        }
        Ok(ids.into_iter().map(ThreadId).collect())
    }

    /// Removes threads that lie in the bin since before a moment, with everything of theirs but their events; how many,
    /// at most `limit`.
    pub async fn thread_purge(&mut self, binned_before: Millis, limit: u64) -> Result<u64> {
        let ids: Vec<i64> = thread::Entity::find()
            .select_only()
            .column(thread::Column::Id)
            .filter(thread::Column::BinnedAt.lt(binned_before))
            .order_by_asc(thread::Column::Id)
            .limit(limit)
            .lock_exclusive()
            .into_tuple()
            .all(&self.tx)
            .await?;
        if ids.is_empty() {
            return Ok(0);
        }
        // A mail may name the one that it repeats; both go, and neither may hold the other.
        outgoing::Entity::update_many()
            .col_expr(outgoing::Column::ResendOf, Expr::value(None::<i64>))
            .filter(outgoing::Column::ThreadId.is_in(ids.iter().copied()))
            .exec(&self.tx)
            .await?;
        let ids: Vec<ThreadId> = ids.into_iter().map(ThreadId).collect();
        self.thread_delete_many(&ids).await
    }
}
