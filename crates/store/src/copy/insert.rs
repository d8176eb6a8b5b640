//! Writing a batch: statements of many rows, as large as the database takes. Nothing is replaced: a key that is there already
//! is a conflict.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};

use super::rows::quoted;
use super::tables::{Row, Table};
use crate::error::{Result, StoreError};

/// How many values one statement takes.
const SQLITE_VALUES: usize = 32_766;
const POSTGRES_VALUES: usize = 65_535;

/// Writes the rows of one table.
pub(super) struct Insert<'a> {
    table: &'a Table,
    backend: DbBackend,
    /// How many rows one statement holds, and that statement.
    rows: usize,
    sql: String,
}

impl<'a> Insert<'a> {
    pub(super) fn new(table: &'a Table, backend: DbBackend) -> Self {
        let values = match backend {
            DbBackend::Sqlite => SQLITE_VALUES,
            _ => POSTGRES_VALUES,
        };
        let rows = table.batch().min(values / table.columns.len());
        Self {
            table,
            backend,
            rows,
            sql: sql_of(table, rows, backend),
        }
    }

    /// Writes some rows.
    pub(super) async fn run(&self, tx: &DatabaseTransaction, rows: Vec<Row>) -> Result<()> {
        let mut left = rows.len();
        let mut rows = rows.into_iter();
        while left > 0 {
            let many = left.min(self.rows);
            let mut values = Vec::with_capacity(many * self.table.columns.len());
            for row in rows.by_ref().take(many) {
                self.refuse_nul(&row)?;
                values.extend(row);
            }
            let sql = match many == self.rows {
                true => self.sql.clone(),
                false => sql_of(self.table, many, self.backend),
            };
            tx.execute_raw(Statement::from_sql_and_values(self.backend, sql, values))
                .await?;
            left -= many;
        }
        Ok(())
    }

    /// PostgreSQL keeps no NUL in a text; SQLite does.
    fn refuse_nul(&self, row: &[Value]) -> Result<()> {
        if self.backend != DbBackend::Postgres {
            return Ok(());
        }
        for (column, value) in self.table.columns.iter().zip(row) {
            if let Value::String(Some(text)) = value
                && text.contains('\0')
            {
                return Err(StoreError::Unusable(format!(
                    "PostgreSQL cannot keep the NUL in the column {} of the row {} of the table {}",
                    column.name,
                    key_text(&self.table.key(row)),
                    self.table.name
                )));
            }
        }
        Ok(())
    }
}

fn sql_of(table: &Table, rows: usize, backend: DbBackend) -> String {
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column.name)).collect();
    let mut sql = format!("INSERT INTO \"{}\" ({}) VALUES ", table.name, columns.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for at in 1..=columns.len() {
            if at > 1 {
                sql.push(',');
            }
            match backend {
                // SQLite looks through all marks that have a name for each of them.
                DbBackend::Sqlite => sql.push('?'),
                _ => {
                    sql.push('$');
                    sql.push_str(&(row * columns.len() + at).to_string());
                }
            }
        }
        sql.push(')');
    }
    sql
}

/// A key for a reader's eyes.
fn key_text(key: &[Value]) -> String {
    let parts: Vec<String> = key
        .iter()
        .map(|value| value.to_string().escape_debug().to_string())
        .collect();
    parts.join(", ")
}
