//! How far a target is: empty, or the beginning of a copy of this source. Anything else is refused before a row is written.
//! It looks at counts and at the rows at both ends only; that all rows between are right is found at the end of the copy.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement, Value};

use super::later::hold_back;
use super::rows::{Range, Reader, picture};
use super::tables::{Row, Table};
use crate::connect::Store;
use crate::error::{Result, StoreError};

/// How far one table is.
pub(super) struct Begun {
    /// The key of the last row that the target has.
    pub(super) after: Option<Vec<Value>>,
    /// How many rows the target has.
    pub(super) done: u64,
}

/// How far every table of the target is, in the order of the tables.
pub(super) async fn begun(source: &DatabaseTransaction, target: &Store, tables: &[Table]) -> Result<Vec<Begun>> {
    let there = picture(target).await?;
    let mut begun = Vec::with_capacity(tables.len());
    for table in tables {
        check_columns(source, table).await?;
        check_columns(&there, table).await?;
        begun.push(begun_of(source, &there, table).await?);
    }
    there.rollback().await?;
    Ok(begun)
}

async fn begun_of(source: &DatabaseTransaction, target: &DatabaseTransaction, table: &Table) -> Result<Begun> {
    let (ours, theirs) = (Reader::new(source, table), Reader::new(target, table));
    let Some(last) = theirs.last().await? else {
        return Ok(Begun { after: None, done: 0 });
    };
    let key = table.key(&last);
    let done = theirs.count(Range::All).await?;
    let same = done == ours.count(Range::UpTo(&key)).await?
        && is_same(table, Some(last), ours.first(Range::At(&key)).await?)
        && is_same(table, theirs.first(Range::All).await?, ours.first(Range::All).await?);
    if !same {
        return Err(StoreError::Unusable(format!(
            "the table {} of the target holds rows that the source does not have: it is neither empty nor an unfinished copy",
            table.name
        )));
    }
    let after = Some(key);
    Ok(Begun { after, done })
}

/// Whether two rows are the same, but for what is filled in at the end.
fn is_same(table: &Table, one: Option<Row>, other: Option<Row>) -> bool {
    let mut rows: Vec<Row> = one.into_iter().chain(other).collect();
    hold_back(table, &mut rows);
    rows.len() == 2 && rows[0] == rows[1]
}

/// A column that the list does not know would be lost without a word.
async fn check_columns(db: &DatabaseTransaction, table: &Table) -> Result<()> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => "SELECT name FROM pragma_table_info($1)",
        _ => {
            "SELECT column_name::text FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1"
        }
    };
    let rows = db
        .query_all_raw(Statement::from_sql_and_values(backend, sql, [table.name.into()]))
        .await?;
    let mut real: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect::<Result<_, _>>()?;
    let mut known: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    real.sort_unstable();
    known.sort_unstable();
    if real != known {
        return Err(StoreError::Unusable(format!(
            "the table {} has the columns {}, but what can be copied is {}",
            table.name,
            real.join(", "),
            known.join(", ")
        )));
    }
    Ok(())
}
