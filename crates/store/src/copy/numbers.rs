//! The counters that draw ids: the target goes on where the source would have, so that no id is ever given twice, not even
//! that of a row which is gone.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};

use super::rows::quoted;
use super::tables::Table;
use crate::connect::Store;
use crate::error::{Result, StoreError};
use crate::write::Write;

/// Moves the counters of the target on.
pub(super) async fn carry(source: &DatabaseTransaction, target: &Store, tables: &[Table]) -> Result<()> {
    let write = target.write().await?;
    for table in tables.iter().filter(|table| table.numbered) {
        let Some(key) = table.keys.first().map(|at| table.columns[*at].name) else {
            continue;
        };
        let last = drawn(source, table.name, key).await?;
        if last > 0 {
            move_on(&write, table.name, key, last).await?;
        }
    }
    write.commit().await
}

/// The largest number that was drawn or given.
async fn drawn(db: &DatabaseTransaction, table: &str, key: &str) -> Result<i64> {
    let backend = db.get_database_backend();
    let largest = format!("SELECT coalesce(max({}), 0) FROM \"{table}\"", quoted(key));
    let counter = match backend {
        DbBackend::Sqlite => format!("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = '{table}'"),
        _ => {
            format!("SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('{table}', '{key}')::regclass), 0)")
        }
    };
    let mut last = 0;
    for sql in [largest, counter] {
        let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
        last = Ord::max(last, row.ok_or(StoreError::NotFound)?.try_get_by_index(0)?);
    }
    Ok(last)
}

async fn move_on(write: &Write, table: &str, key: &str, last: i64) -> Result<()> {
    let run = async |sql: String, values: Vec<Value>| {
        let statement = Statement::from_sql_and_values(write.backend(), sql, values);
        write.tx.execute_raw(statement).await
    };
    match write.backend() {
        DbBackend::Sqlite => {
            let add = "INSERT INTO sqlite_sequence (name, seq) SELECT $1, 0
                       WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $1)";
            let set = "UPDATE sqlite_sequence SET seq = $2 WHERE name = $1 AND seq < $2";
            run(add.to_owned(), vec![table.into()]).await?;
            run(set.to_owned(), vec![table.into(), last.into()]).await?;
        }
        _ => {
            let set = format!(
                "SELECT setval(s.name, greatest($1, coalesce(pg_sequence_last_value(s.name), 0)))
                 FROM (SELECT pg_get_serial_sequence('{table}', '{key}')::regclass AS name) s"
            );
            run(set, vec![last.into()]).await?;
        }
    }
    Ok(())
}
