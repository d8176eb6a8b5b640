//! Lists of threads: a page by keyset, a count that may stop early, the ids of all, and the rows of some.

use model::Millis;
use model::ids::{EventSeq, MemberId, ThreadId};
use model::page::{Count, Cursor, Page, ThreadSort};
use model::thread::ThreadRow;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
};

use super::row::{ThreadRecord, record, with_member};
use crate::connect::Store;
use crate::criteria::{ThreadCriteria, count_all};
use crate::entity::thread;
use crate::error::{Result, StoreError};
use crate::write::Write;

/// How many of the newest threads are looked through one by one before the index of all messages is asked: a common word
/// fills a page from these, and the index would have to name every thread that has it.
const PROBE: u64 = 2_000;

/// How the rows of a page are found.
#[derive(Clone, Copy)]
enum Way {
    /// Along an index in the list's order, until the page is full.
    Along,
    /// All matches by their own indexes, sorted afterwards. A planner that counts on matches lying evenly in the list would
    /// walk along it for them, and past most of it when they do not.
    Collecting,
}

impl Store {
    /// One page of a list, after a row or from the beginning.
    pub async fn thread_list(
        &self,
        criteria: &ThreadCriteria,
        sort: ThreadSort,
        after: Option<Cursor>,
        rows: u32,
    ) -> Result<Page<ThreadRow>> {
        // Read before the rows: an event that comes between is told again, never missed.
        let seen = *self.newest_event().borrow();
        let condition = criteria.condition(self.backend());
        let limit = u64::from(rows) + 1;
        let found = if criteria.gathered(sort) == *criteria {
            self.walk(condition, sort, after, limit, Way::Along).await?
        } else if let Some(found) = self.probe(criteria, sort, after, rows).await? {
            found
        } else {
            self.walk(condition, sort, after, limit, Way::Collecting).await?
        };
        Ok(page(found, sort, rows, seen))
    }

    /// Fills a page from the threads that come next in the list's order, if it can be filled from so few.
    async fn probe(
        &self,
        criteria: &ThreadCriteria,
        sort: ThreadSort,
        after: Option<Cursor>,
        rows: u32,
    ) -> Result<Option<Vec<ThreadRow>>> {
        let mut near = Query::select();
        near.column(thread::Column::Id)
            .from(thread::Entity)
            .cond_where(
                criteria
                    .gathered(sort)
                    .condition(self.backend())
                    .add_option(after.map(|cursor| beyond(sort, cursor))),
            )
            .limit(PROBE);
        order(&mut near, sort);
        let near = Query::select()
            .column(Alias::new("id"))
            .from_subquery(near, Alias::new("near"))
            .take();
        let condition = criteria
            .condition_row_by_row(self.backend())
            .add(thread::Column::Id.in_subquery(near));
        let found = self
            .walk(condition, sort, after, u64::from(rows) + 1, Way::Along)
            .await?;
        Ok((found.len() > rows as usize).then_some(found))
    }

    async fn walk(
        &self,
        condition: Condition,
        sort: ThreadSort,
        after: Option<Cursor>,
        limit: u64,
        way: Way,
    ) -> Result<Vec<ThreadRow>> {
        let direction = if sort.is_descending() { Order::Desc } else { Order::Asc };
        let first = match way {
            Way::Along => Expr::col((thread::Entity, column(sort))),
            // No index has this order, so none tempts the planner.
            Way::Collecting => Expr::col((thread::Entity, column(sort))).add(0),
        };
        let found = with_member()
            .filter(condition)
            .filter(Condition::all().add_option(after.map(|cursor| beyond(sort, cursor))))
            .order_by(first, direction.clone())
            .order_by(thread::Column::Id, direction)
            .limit(limit)
            .all(&self.read)
            .await?;
        found
            .into_iter()
            .map(|pair| record(pair).map(|record| record.row))
            .collect()
    }

    /// How many threads a list holds; with a cap the counting stops there.
    pub async fn thread_count(&self, criteria: &ThreadCriteria, cap: Option<u64>) -> Result<Count> {
        let mut inner = Query::select();
        inner
            .expr(Expr::value(1))
            .from(thread::Entity)
            .cond_where(criteria.condition(self.backend()));
        if let Some(cap) = cap {
            inner.limit(cap + 1);
        }
        let query = Query::select()
            .expr_as(count_all(), Alias::new("n"))
            .from_subquery(inner, Alias::new("found"))
            .take();
        let row = self.read.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        let rows = u64::try_from(row.try_get::<i64>("", "n")?).unwrap_or(0);
        let more = cap.is_some_and(|cap| rows > cap);
        Ok(Count {
            rows: cap.map_or(rows, |cap| Ord::min(rows, cap)),
            more,
        })
    }

    /// Those of some threads that a list holds now.
    pub async fn thread_refresh(&self, criteria: &ThreadCriteria, ids: &[ThreadId]) -> Result<Vec<ThreadRow>> {
        let condition = criteria.condition_row_by_row(self.backend());
        let found = with_member()
            .filter(condition)
            .filter(thread::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.read)
            .await?;
        found
            .into_iter()
            .map(|pair| record(pair).map(|record| record.row))
            .collect()
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
        let found = with_member()
            .filter(thread::Column::MemberId.eq(member.0))
            .filter(thread::Column::Id.ne(but.0))
            .filter(thread::Column::BinnedAt.is_null())
            .order_by_desc(thread::Column::LastActivityAt)
            .limit(limit)
            .all(&self.read)
            .await?;
        found
            .into_iter()
            .map(|pair| record(pair).map(|record| record.row))
            .collect()
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
    let found = with_member().filter(thread::Column::Id.eq(id.0)).one(db).await?;
    record(found.ok_or(StoreError::NotFound)?)
}

pub(crate) const fn column(sort: ThreadSort) -> thread::Column {
    match sort {
        ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => thread::Column::LastActivityAt,
        ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => thread::Column::OpenedAt,
    }
}

/// The rows after the cursor: a comparison of row values, which both databases answer from the index.
pub(crate) fn beyond(sort: ThreadSort, cursor: Cursor) -> sea_orm::sea_query::SimpleExpr {
    let row = Expr::tuple([
        Expr::col((thread::Entity, column(sort))),
        Expr::col((thread::Entity, thread::Column::Id)),
    ]);
    let place = Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]);
    if sort.is_descending() {
        row.lt(place)
    } else {
        row.gt(place)
    }
}

fn order(query: &mut SelectStatement, sort: ThreadSort) {
    let direction = if sort.is_descending() { Order::Desc } else { Order::Asc };
    query
        .order_by(column(sort), direction.clone())
        .order_by(thread::Column::Id, direction);
}

fn page(mut rows: Vec<ThreadRow>, sort: ThreadSort, limit: u32, seen: EventSeq) -> Page<ThreadRow> {
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| Cursor {
        at: sorted_at(row, sort),
        id: row.id.0,
    });
    Page { rows, next, seen }
}

/// The moment that a sort looks at.
pub(crate) const fn sorted_at(row: &ThreadRow, sort: ThreadSort) -> Millis {
    match sort {
        ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => row.last_activity_at,
        ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => row.opened_at,
    }
}
