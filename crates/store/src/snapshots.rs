//! One picture of the database, for as long as it is read: what an export counts is what it writes, however many messages
//! come meanwhile.

use std::collections::HashMap;

use model::Millis;
use model::ids::{AgentId, ThreadId};
use model::message::Author;
use model::page::{Cursor, ThreadSort};
use model::thread::ThreadRow;
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{
    AccessMode, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel,
    QueryFilter, QueryOrder, QuerySelect, TransactionTrait,
};

use crate::connect::Store;
use crate::criteria::{ThreadCriteria, count_all};
use crate::entity::{message, thread};
use crate::error::{Result, StoreError};
use crate::messages::author_of;
use crate::threads::{beyond, column, direction, listed, rows, sorted_at};

/// Which threads a snapshot reads.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// These.
    Ids(Vec<ThreadId>),
    /// All of a list but some.
    Matching(Box<ThreadCriteria>, Vec<ThreadId>),
}

/// A message as an export needs it: what was said, by whom, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidMessage {
    /// Who wrote.
    pub author: Author,
    /// The agent, if one did.
    pub agent: Option<AgentId>,
    /// The text.
    pub body: String,
    /// When.
    pub at: Millis,
}

/// An open picture of the database.
pub struct Snapshot {
    tx: DatabaseTransaction,
}

impl Store {
    /// Opens a picture of the database as it is now.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let level = match self.backend() {
            DbBackend::Postgres => Some(IsolationLevel::RepeatableRead),
            _ => None,
        };
        let access = level.map(|_| AccessMode::ReadOnly);
        Ok(Snapshot {
            tx: self.read.begin_with_config(level, access).await?,
        })
    }
}

impl Snapshot {
    /// How many threads are chosen.
    pub async fn thread_count(&self, chosen: &Chosen) -> Result<u64> {
        self.count(
            Query::select()
                .column(thread::Column::Id)
                .from(thread::Entity)
                .cond_where(self.condition(chosen))
                .take(),
        )
        .await
    }

    /// How many messages the chosen threads have.
    pub async fn message_count(&self, chosen: &Chosen) -> Result<u64> {
        let threads = Query::select()
            .column(thread::Column::Id)
            .from(thread::Entity)
            .cond_where(self.condition(chosen))
            .take();
        let messages = Query::select()
            .column(message::Column::Id)
            .from(message::Entity)
            .and_where(message::Column::UndoneAt.is_null())
            .and_where(message::Column::ThreadId.in_subquery(threads))
            .take();
        self.count(messages).await
    }

    async fn count(&self, rows: sea_orm::sea_query::SelectStatement) -> Result<u64> {
        let query = Query::select()
            .expr_as(count_all(), Alias::new("n"))
            .from_subquery(rows, Alias::new("chosen"))
            .take();
        let row = self.tx.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        Ok(u64::try_from(row.try_get::<i64>("", "n")?).unwrap_or(0))
    }

    /// The chosen threads after a row, in order, with where the next batch begins.
    pub async fn thread_batch(
        &self,
        chosen: &Chosen,
        sort: ThreadSort,
        after: Option<Cursor>,
        limit: u64,
    ) -> Result<(Vec<ThreadRow>, Option<Cursor>)> {
        let batch = listed()
            .filter(self.condition(chosen))
            .filter(Condition::all().add_option(after.map(|cursor| beyond(sort, cursor))))
            .order_by(column(sort), direction(sort))
            .order_by(thread::Column::Id, direction(sort))
            .limit(limit);
        let found = rows(batch, &self.tx).await?;
        let full = found.len() as u64 == limit;
        let next = found.last().filter(|_| full).map(|row| Cursor {
            at: sorted_at(row, sort),
            id: row.id.0,
        });
        Ok((found, next))
    }

    /// The messages of some threads, by thread, oldest first, without what was taken back.
    pub async fn messages_of(&self, ids: &[ThreadId]) -> Result<HashMap<ThreadId, Vec<SaidMessage>>> {
        use message::Column as C;
        let rows: Vec<(i64, String, Option<i64>, String, i64)> = message::Entity::find()
            .select_only()
            .columns([C::ThreadId, C::Author, C::AgentId, C::Body, C::CreatedAt])
            .filter(C::ThreadId.is_in(ids.iter().map(|id| id.0)))
            .filter(C::UndoneAt.is_null())
            .order_by_asc(C::ThreadId)
            .order_by_asc(C::Id)
            .into_tuple()
            .all(&self.tx)
            .await?;
        let mut by_thread: HashMap<ThreadId, Vec<SaidMessage>> = HashMap::with_capacity(ids.len());
        for (thread, author, agent, body, at) in rows {
            let said = SaidMessage {
                author: author_of(&author)?,
                agent: agent.map(AgentId),
                body,
                at,
            };
            by_thread.entry(ThreadId(thread)).or_default().push(said);
        }
        Ok(by_thread)
    }

    fn condition(&self, chosen: &Chosen) -> Condition {
        match chosen {
            Chosen::Ids(ids) => Condition::all().add(thread::Column::Id.is_in(ids.iter().map(|id| id.0))),
            Chosen::Matching(criteria, except) => {
                let condition = criteria.condition(self.tx.get_database_backend());
                if except.is_empty() {
                    condition
                } else {
                    condition.add(thread::Column::Id.is_not_in(except.iter().map(|id| id.0)))
                }
            }
        }
    }
}
