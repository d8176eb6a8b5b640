//! A whole store moves to another database: every row of every table as it is, under the id that it has.
//! Here is the order of the work; what a table is, how rows are read, written and compared is in the files below. Nothing is
//! looked at for what it means, and the source is never written to.

mod check;
mod insert;
mod later;
mod numbers;
mod resume;
mod rows;
mod tables;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use crate::connect::Store;
use crate::error::Result;
use crate::write::Write;
use insert::Insert;
use resume::Begun;
use rows::{Range, Reader, picture};
use tables::{Table, tables};

/// How far a copy is: told after every batch that the target keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyProgress {
    /// The table that is being copied.
    pub table: &'static str,
    /// How many of its rows the target has, those of an earlier, cut off copy included.
    pub done: u64,
    /// How many rows it has.
    pub total: u64,
}

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// The table.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// The SHA-256 of all its rows in the order of their keys, in hex: the same on every database.
    pub hash: String,
}

impl Store {
    /// Copies every row of every table to another store, of the same or another kind of database; the tables in the order of
    /// copying, each with its count and hash, which were the same on both sides.
    ///
    /// The source is read as it was at one moment. The target must be empty, or the unfinished copy of the same unchanged
    /// source: then the copy goes on where it was cut off. Nobody else may use the target meanwhile.
    ///
    /// # Errors
    /// `Unusable` when the target holds rows that the source does not have, when a text holds a NUL and the target is
    /// PostgreSQL, when the columns of a table are not those that are copied, and when a table differs at the end.
    pub async fn copy_to(
        &self,
        target: &Store,
        progress: &mut (dyn FnMut(CopyProgress) + Send),
    ) -> Result<Vec<CopiedTable>> {
        let tables = tables()?;
        let source = picture(self).await?;
        let begun = resume::begun(&source, target, &tables).await?;
        for (table, begun) in tables.iter().zip(begun) {
            copy_table(&source, target, table, begun, progress).await?;
            later::fill_in(&source, target, table).await?;
        }
        numbers::carry(&source, target, &tables).await?;
        let copied = check::compare(&source, target, &tables).await?;
        source.rollback().await?;
        target.settle().await?;
        target.announce(target.event_newest().await?);
        Ok(copied)
    }
}

/// Copies the rows of one table that the target does not have yet. A batch is one change of the target: it has all of it or
/// nothing.
async fn copy_table(
    source: &DatabaseTransaction,
    target: &Store,
    table: &Table,
    begun: Begun,
    progress: &mut (dyn FnMut(CopyProgress) + Send),
) -> Result<()> {
    let reader = Reader::new(source, table);
    let total = reader.count(Range::All).await?;
    let insert = Insert::new(table, target.backend());
    let Begun { mut after, mut done } = begun;
    loop {
        let mut rows = reader.batch(Range::after(after.as_deref())).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(table.key(last));
        let read = rows.len() as u64;
        later::hold_back(table, &mut rows);
        let write = batch(target).await?;
        insert.run(&write.tx, rows).await?;
        write.commit().await?;
        done += read;
        progress(CopyProgress {
            table: table.name,
            done,
            total,
        });
    }
}

/// A change of the target that may take its time: texts are indexed piece by piece.
async fn batch(target: &Store) -> Result<Write> {
    let write = target.write().await?;
    if target.backend() == DbBackend::Postgres {
        write.tx.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    Ok(write)
}
