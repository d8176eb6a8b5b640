//! References of rows to later rows of their own table: left out when a row is written, and filled in when all rows are there.
//! References to earlier rows and to other tables are no matter of this file: what they point to is always there first.

use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, Value};

use super::rows::quoted;
use super::tables::{Row, Table};
use crate::connect::Store;
use crate::error::Result;

/// How many references are filled in at once.
const ROWS: usize = 1_000;

/// Leaves the references to later rows out.
pub(super) fn hold_back(table: &Table, rows: &mut [Row]) {
    let Some(key) = table.keys.first().filter(|_| !table.own.is_empty()) else {
        return;
    };
    for row in rows {
        for own in &table.own {
            if is_later(&row[*key], &row[*own]) {
                row[*own] = Value::BigInt(None);
            }
        }
    }
}

fn is_later(id: &Value, other: &Value) -> bool {
    match (id, other) {
        (Value::BigInt(Some(id)), Value::BigInt(Some(other))) => other > id,
        _ => false,
    }
}

/// Fills in what was left out of a table whose rows are all there; again and again does no harm.
pub(super) async fn fill_in(source: &DatabaseTransaction, target: &Store, table: &Table) -> Result<()> {
    let Some(key) = table.keys.first().map(|at| quoted(table.columns[*at].name)) else {
        return Ok(());
    };
    for own in table.own.iter().map(|at| quoted(table.columns[*at].name)) {
        let find = format!(
            "SELECT {key}, {own} FROM \"{}\" WHERE {own} > {key} AND {key} > $1 ORDER BY {key} LIMIT {ROWS}",
            table.name
        );
        let set = format!(
            "UPDATE \"{}\" SET {own} = $2 WHERE {key} = $1 AND {own} IS NULL",
            table.name
        );
        let mut after = 0_i64;
        loop {
            let find = Statement::from_sql_and_values(source.get_database_backend(), &find, [after.into()]);
            let found = source.query_all_raw(find).await?;
            if found.is_empty() {
                break;
            }
            let write = target.write().await?;
            for row in &found {
                let (id, other): (i64, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
                let values = [id.into(), other.into()];
                let set = Statement::from_sql_and_values(write.backend(), &set, values);
                write.tx.execute_raw(set).await?;
                after = id;
            }
            write.commit().await?;
        }
    }
    Ok(())
}
