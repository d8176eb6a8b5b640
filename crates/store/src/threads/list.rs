//! Lists of threads: a count that may stop early, the ids of all, the rows of some, and single threads.

use model::ids::{MemberId, ThreadId};
use model::page::{Count, ThreadSort};
use model::thread::ThreadRow;
use sea_orm::sea_query::{Alias, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::row::{ThreadRecord, listed, record, rows, with_member};
use crate::connect::Store;
use crate::criteria::{ThreadCriteria, count_all, found};
use crate::entity::thread;
use crate::error::{Result, StoreError};
use crate::write::Write;

impl Store {
    /// How many threads a list holds; with a cap the counting stops there.
    pub async fn thread_count(&self, criteria: &ThreadCriteria, cap: Option<u64>) -> Result<Count> {
        let rows = match cap {
            Some(cap) => {
                let mut some = self.counted(criteria).await?;
                self.count_rows(some.limit(cap + 1).take()).await?
            }
            None => self.count_rows(found(criteria.condition(self.backend()))).await?,
        };
        let more = cap.is_some_and(|cap| rows > cap);
        Ok(Count {
            rows: cap.map_or(rows, |cap| Ord::min(rows, cap)),
            more,
        })
    }

    /// The rows of a count that stops early: from what finds little, else from a text of messages to its threads.
    async fn counted(&self, criteria: &ThreadCriteria) -> Result<SelectStatement> {
        let backend = self.backend();
        let Some(streamed) = criteria.streamed(backend) else {
            return Ok(found(criteria.condition_of_all(backend)));
        };
        Ok(match self.finds_few(criteria, ThreadSort::default()).await? {
            Some(narrow) => found(criteria.condition_by(narrow, backend)),
            None => streamed,
        })
    }

    pub(super) async fn count_rows(&self, of: SelectStatement) -> Result<u64> {
        let query = Query::select()
            .expr_as(count_all(), Alias::new("n"))
            .from_subquery(of, Alias::new("found"))
            .take();
        let row = self.read.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        Ok(u64::try_from(row.try_get::<i64>("", "n")?).unwrap_or(0))
    }

    /// Those of some threads that a list holds now.
    pub async fn thread_refresh(&self, criteria: &ThreadCriteria, ids: &[ThreadId]) -> Result<Vec<ThreadRow>> {
        let condition = criteria.condition_row_by_row(self.backend());
        let some = listed()
            .filter(condition)
            .filter(thread::Column::Id.is_in(ids.iter().map(|id| id.0)));
        rows(some, &self.read).await
    }

    /// One thread, wherever it is.
    pub async fn thread_find(&self, id: ThreadId) -> Result<ThreadRecord> {
        find(&self.read, id).await
    }

    /// The ids of a list in ascending order, after one, at most `limit`.
    pub async fn thread_ids(
        &self,
        criteria: &ThreadCriteria,
        after: Option<ThreadId>,
        limit: u64,
    ) -> Result<Vec<ThreadId>> {
        let found = thread::Entity::find()
            .select_only()
            .column(thread::Column::Id)
            .filter(criteria.condition(self.backend()))
            .filter(Condition::all().add_option(after.map(|id| thread::Column::Id.gt(id.0))))
            .order_by_asc(thread::Column::Id)
            .limit(limit)
            .into_tuple::<i64>()
            .all(&self.read)
            .await?;
        Ok(found.into_iter().map(ThreadId).collect())
    }

    /// A member's threads but one, newest first, the bin left out.
    pub async fn thread_list_of_member(&self, member: MemberId, but: ThreadId, limit: u64) -> Result<Vec<ThreadRow>> {
        let theirs = listed()
            .filter(thread::Column::MemberId.eq(member.0))
            .filter(thread::Column::Id.ne(but.0))
            .filter(thread::Column::BinnedAt.is_null())
            .order_by_desc(thread::Column::LastActivityAt)
            .limit(limit);
        rows(theirs, &self.read).await
    }

    /// The thread that was opened last, for previews.
    pub async fn thread_newest(&self) -> Result<Option<ThreadId>> {
        let newest = thread::Entity::find()
            .select_only()
            .column_as(thread::Column::Id.max(), "newest")
            .into_tuple::<Option<i64>>()
            .one(&self.read)
            .await?;
        Ok(newest.flatten().map(ThreadId))
    }
}

impl Write {
    /// One thread as it is inside this change.
    pub async fn thread_find(&self, id: ThreadId) -> Result<ThreadRecord> {
        find(&self.tx, id).await
    }

    /// Some threads as they are inside this change; those that are gone are left out.
    pub async fn thread_find_many(&self, ids: &[ThreadId]) -> Result<Vec<ThreadRecord>> {
        let found = with_member()
            .filter(thread::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.tx)
            .await?;
        found.into_iter().map(record).collect()
    }

    /// Locks a thread against other changes until this one ends. SQLite has one writer and needs no lock.
    pub async fn thread_lock(&self, id: ThreadId) -> Result<ThreadRecord> {
        if self.backend() == DbBackend::Postgres {
            let mut query = thread::Entity::find_by_id(id.0);
            QuerySelect::query(&mut query).lock(sea_orm::sea_query::LockType::Update);
            query.one(&self.tx).await?.ok_or(StoreError::NotFound)?;
        }
        self.thread_find(id).await
    }
}

async fn find<C: ConnectionTrait>(db: &C, id: ThreadId) -> Result<ThreadRecord> {
    let row = with_member().filter(thread::Column::Id.eq(id.0)).one(db).await?;
    record(row.ok_or(StoreError::NotFound)?)
}
