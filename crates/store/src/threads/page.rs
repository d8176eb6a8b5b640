//! One page of a list by keyset, found in whatever way is quick for its criteria.

use model::Millis;
use model::ids::EventSeq;
use model::page::{Cursor, Page, ThreadSort};
use model::thread::ThreadRow;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::row::{listed, rows};
use crate::connect::Store;
use crate::criteria::{Narrow, ThreadCriteria};
use crate::entity::thread;
use crate::error::Result;

/// How the rows of a page are found.
#[derive(Clone, Copy)]
enum Way {
    /// Along an index in the list's order, until the page is full.
    Along,
    /// All matches by their own indexes, sorted afterwards as mere numbers; only the rows of the page are read whole. A
    /// planner that counts on matches lying evenly in the list would walk along it for them, and past most of it when they
    /// do not.
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
        let limit = u64::from(rows) + 1;
        let narrow = self.finds_few(criteria, sort).await?;
        let along = match narrow {
            Some(_) => None,
            None => self.along(criteria, sort, after, limit).await?,
        };
        let found = match along {
            Some(found) => found,
            None => {
                let condition = match narrow {
                    Some(narrow) => criteria.condition_by(narrow, self.backend()),
                    None => criteria.condition_of_all(self.backend()),
                };
                self.walk(condition, sort, after, limit, Way::Collecting).await?
            }
        };
        Ok(page(found, sort, rows, seen))
    }

    /// Which of the criteria finds so little that it is not worth looking elsewhere first.
    pub(super) async fn finds_few(&self, criteria: &ThreadCriteria, sort: ThreadSort) -> Result<Option<Narrow>> {
        for mut one in criteria.narrow(sort, self.backend(), self.reach) {
            if self.count_rows(one.found.limit(one.too_many).take()).await? < one.too_many {
                return Ok(Some(one.by));
            }
        }
        Ok(None)
    }

    /// Fills a page from the list itself. Where matches lie scattered it looks only so far; `None` when that was not enough.
    async fn along(
        &self,
        criteria: &ThreadCriteria,
        sort: ThreadSort,
        after: Option<Cursor>,
        limit: u64,
    ) -> Result<Option<Vec<ThreadRow>>> {
        let gathered = criteria.gathered(sort, self.backend());
        let end = match gathered == *criteria {
            true => None,
            false => self.place_of(&gathered, sort, after, self.reach.probe).await?,
        };
        let condition = criteria
            .condition_row_by_row(self.backend())
            .add_option(end.map(|end| ahead_of(sort, end)));
        let found = self.walk(condition, sort, after, limit, Way::Along).await?;
        let enough = end.is_none() || found.len() as u64 == limit;
        Ok(enough.then_some(found))
    }

    /// Where the row stands that has so many rows of a list before it; `None` when the list ends sooner.
    async fn place_of(
        &self,
        criteria: &ThreadCriteria,
        sort: ThreadSort,
        after: Option<Cursor>,
        rows: u64,
    ) -> Result<Option<Cursor>> {
        let condition = criteria.condition(self.backend());
        let query = Query::select()
            .columns([column(sort), thread::Column::Id])
            .from(thread::Entity)
            .cond_where(condition.add_option(after.map(|cursor| beyond(sort, cursor))))
            .order_by(column(sort), direction(sort))
            .order_by(thread::Column::Id, direction(sort))
            .offset(rows)
            .limit(1)
            .take();
        let Some(row) = self.read.query_one(&query).await? else {
            return Ok(None);
        };
        Ok(Some(Cursor {
            at: row.try_get_by_index(0)?,
            id: row.try_get_by_index(1)?,
        }))
    }

    async fn walk(
        &self,
        condition: Condition,
        sort: ThreadSort,
        after: Option<Cursor>,
        limit: u64,
        way: Way,
    ) -> Result<Vec<ThreadRow>> {
        let condition = condition.add_option(after.map(|cursor| beyond(sort, cursor)));
        let condition = match way {
            Way::Along => condition,
            Way::Collecting => Condition::all().add(thread::Column::Id.in_subquery(collected(condition, sort, limit))),
        };
        let page = listed()
            .filter(condition)
            .order_by(column(sort), direction(sort))
            .order_by(thread::Column::Id, direction(sort))
            .limit(limit);
        rows(page, &self.read).await
    }
}

pub(crate) const fn column(sort: ThreadSort) -> thread::Column {
    match sort {
        ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => thread::Column::LastActivityAt,
        ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => thread::Column::OpenedAt,
    }
}

/// Which way a sort goes.
pub(crate) const fn direction(sort: ThreadSort) -> Order {
    if sort.is_descending() { Order::Desc } else { Order::Asc }
}

/// The rows after the cursor: a comparison of row values, which both databases answer from the index.
pub(crate) fn beyond(sort: ThreadSort, cursor: Cursor) -> SimpleExpr {
    let (row, place) = places(sort, cursor);
    if sort.is_descending() {
        row.lt(place)
    } else {
        row.gt(place)
    }
}

/// The rows before the cursor.
fn ahead_of(sort: ThreadSort, cursor: Cursor) -> SimpleExpr {
    let (row, place) = places(sort, cursor);
    if sort.is_descending() {
        row.gt(place)
    } else {
        row.lt(place)
    }
}

/// Where a row stands, and where the cursor stands.
fn places(sort: ThreadSort, cursor: Cursor) -> (SimpleExpr, SimpleExpr) {
    let row = Expr::tuple([
        Expr::col((thread::Entity, column(sort))),
        Expr::col((thread::Entity, thread::Column::Id)),
    ]);
    (row, Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]))
}

/// The ids of a page whose matches are collected first.
fn collected(condition: Condition, sort: ThreadSort, limit: u64) -> SelectStatement {
    // No index has the order of a sum, so none tempts the planner.
    let first = Expr::col((thread::Entity, column(sort))).add(0);
    Query::select()
        .column((thread::Entity, thread::Column::Id))
        .from(thread::Entity)
        .cond_where(condition)
        .order_by_expr(first, direction(sort))
        .order_by((thread::Entity, thread::Column::Id), direction(sort))
        .limit(limit)
        .take()
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
