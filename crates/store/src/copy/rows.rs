//! Reading a table in the order of its key, batch by batch, in one picture of the database. The order is that of the bytes on
//! both databases, whatever the language of PostgreSQL. Nothing is written here.

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult, Statement,
    TransactionTrait, TryGetable, Value,
};

use super::tables::{Column, Kind, Row, Table};
use crate::connect::Store;
use crate::error::{Result, StoreError};

/// Opens a picture of a database as it is now, for as long as a copy takes.
pub(super) async fn picture(store: &Store) -> Result<DatabaseTransaction> {
    if store.backend() != DbBackend::Postgres {
        return Ok(store.read.begin().await?);
    }
    let (level, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
    let tx = store.read.begin_with_config(Some(level), Some(access)).await?;
    // The other side may be slow, and so may counting.
    tx.execute_unprepared("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
        .await?;
    Ok(tx)
}

/// Which rows, by their key.
#[derive(Clone, Copy)]
pub(super) enum Range<'a> {
    All,
    After(&'a [Value]),
    UpTo(&'a [Value]),
    At(&'a [Value]),
}

impl<'a> Range<'a> {
    /// The rows after a key, or all.
    pub(super) fn after(key: Option<&'a [Value]>) -> Self {
        key.map_or(Self::All, Self::After)
    }

    fn parts(self) -> Option<(&'static str, &'a [Value])> {
        match self {
            Self::All => None,
            Self::After(key) => Some((">", key)),
            Self::UpTo(key) => Some(("<=", key)),
            Self::At(key) => Some(("=", key)),
        }
    }
}

/// Reads one table.
pub(super) struct Reader<'a> {
    db: &'a DatabaseTransaction,
    table: &'a Table,
}

impl<'a> Reader<'a> {
    pub(super) fn new(db: &'a DatabaseTransaction, table: &'a Table) -> Self {
        Self { db, table }
    }

    /// How many rows are in a range.
    pub(super) async fn count(&self, range: Range<'_>) -> Result<u64> {
        let (condition, values) = self.condition(range);
        let sql = format!("SELECT count(*) FROM \"{}\"{condition}", self.table.name);
        let row = self.db.query_one_raw(self.statement(sql, values)).await?;
        let count: i64 = row.ok_or(StoreError::NotFound)?.try_get_by_index(0)?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The first rows of a range, as many as one batch has.
    pub(super) async fn batch(&self, range: Range<'_>) -> Result<Vec<Row>> {
        self.rows(range, "ASC", self.table.batch()).await
    }

    /// The first row of a range.
    pub(super) async fn first(&self, range: Range<'_>) -> Result<Option<Row>> {
        Ok(self.rows(range, "ASC", 1).await?.pop())
    }

    /// The last row of the table.
    pub(super) async fn last(&self) -> Result<Option<Row>> {
        Ok(self.rows(Range::All, "DESC", 1).await?.pop())
    }

    async fn rows(&self, range: Range<'_>, direction: &str, limit: usize) -> Result<Vec<Row>> {
        let (condition, values) = self.condition(range);
        let columns: Vec<String> = self.table.columns.iter().map(|column| quoted(column.name)).collect();
        let order: Vec<String> = self.keys().iter().map(|key| format!("{key} {direction}")).collect();
        let sql = format!(
            "SELECT {} FROM \"{}\"{condition} ORDER BY {} LIMIT {limit}",
            columns.join(", "),
            self.table.name,
            order.join(", ")
        );
        let rows = self.db.query_all_raw(self.statement(sql, values)).await?;
        rows.iter().map(|row| self.row(row)).collect()
    }

    fn row(&self, row: &QueryResult) -> Result<Row> {
        let columns = self.table.columns.iter().enumerate();
        columns.map(|(at, column)| self.value(row, at, column)).collect()
    }

    fn value(&self, row: &QueryResult, at: usize, column: &Column) -> Result<Value> {
        fn get<T: TryGetable + Into<Value>>(row: &QueryResult, at: usize) -> Result<Value, sea_orm::DbErr>
        where
            Option<T>: Into<Value>,
        {
            Ok(row.try_get_by_index::<Option<T>>(at)?.into())
        }
        let value = match column.kind {
            Kind::Truth => get::<bool>(row, at),
            Kind::Int => get::<i32>(row, at),
            Kind::Long => get::<i64>(row, at),
            Kind::Text => get::<String>(row, at),
            Kind::Bytes => get::<Vec<u8>>(row, at),
        };
        value.map_err(|error| {
            StoreError::Unusable(format!(
                "the column {}.{} holds what it may not: {error}",
                self.table.name, column.name
            ))
        })
    }

    fn condition(&self, range: Range<'_>) -> (String, Vec<Value>) {
        let Some((operator, key)) = range.parts() else {
            return (String::new(), Vec::new());
        };
        let marks: Vec<String> = (1..=key.len()).map(|at| format!("${at}")).collect();
        let condition = format!(" WHERE ({}) {operator} ({})", self.keys().join(", "), marks.join(", "));
        (condition, key.to_vec())
    }

    /// The columns of the key, as they are ordered and compared.
    fn keys(&self) -> Vec<String> {
        let is_postgres = self.db.get_database_backend() == DbBackend::Postgres;
        let columns = self.table.keys.iter().map(|at| &self.table.columns[*at]);
        columns
            .map(|column| match is_postgres && column.kind == Kind::Text {
                true => format!("\"{}\" COLLATE \"C\"", column.name),
                false => quoted(column.name),
            })
            .collect()
    }

    fn statement(&self, sql: String, values: Vec<Value>) -> Statement {
        Statement::from_sql_and_values(self.db.get_database_backend(), sql, values)
    }
}

/// A name that may be a word of SQL.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
