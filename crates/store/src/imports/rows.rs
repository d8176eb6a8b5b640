//! The rows of a file while they wait: staged as they were read, looked at thread by thread, marked with what became of them.

use model::ids::ImportId;
use model::import::{ImportOutcome, ImportRemark};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use crate::connect::Store;
use crate::entity::import_row;
use crate::error::Result;
use crate::write::Write;

/// A row that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedRow {
    /// Its line in the file.
    pub line: u64,
    /// Its cells, as the desk wrote them.
    pub cells: String,
    /// The line of the first row of the same thread.
    pub thread_line: u64,
    /// What becomes of it; `None` before it was looked at.
    pub outcome: Option<ImportOutcome>,
    /// Why.
    pub remarks: Vec<ImportRemark>,
}

/// How many rows one statement marks.
const MARKED: usize = 1_000;

impl Store {
    /// Rows after a line, with one outcome or with any, at most `limit`.
    pub async fn import_row_list(
        &self,
        id: ImportId,
        outcome: Option<ImportOutcome>,
        after: u64,
        limit: u64,
    ) -> Result<Vec<StagedRow>> {
        let mut query = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(id.0))
            .filter(import_row::Column::Line.gt(number(after)));
        if let Some(outcome) = outcome {
            query = query.filter(import_row::Column::Outcome.eq(outcome.as_str()));
        }
        let rows = query
            .order_by_asc(import_row::Column::Line)
            .limit(limit)
            .all(&self.read)
            .await?;
        rows.into_iter().map(staged).collect()
    }

    /// The rows of the next threads after one, thread by thread, those that have an outcome of `among` or none of them looked
    /// at; about `limit` rows, and whole threads only.
    pub async fn import_row_threads(
        &self,
        id: ImportId,
        among: &[&str],
        after: u64,
        limit: u64,
    ) -> Result<Vec<StagedRow>> {
        let lines: Vec<i64> = import_row::Entity::find()
            .select_only()
            .column(import_row::Column::ThreadLine)
            .filter(import_row::Column::ImportId.eq(id.0))
            .filter(import_row::Column::ThreadLine.gt(number(after)))
            .filter(import_row::Column::Outcome.is_in(among.iter().copied()))
            .order_by_asc(import_row::Column::ThreadLine)
            .order_by_asc(import_row::Column::Line)
            .limit(limit)
            .into_tuple()
            .all(&self.read)
            .await?;
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return Ok(Vec::new());
        };
        let rows = import_row::Entity::find()
            .filter(import_row::Column::ImportId.eq(id.0))
            .filter(import_row::Column::ThreadLine.between(*first, *last))
            .filter(import_row::Column::Outcome.is_in(among.iter().copied()))
            .order_by_asc(import_row::Column::ThreadLine)
            .order_by_asc(import_row::Column::Line)
            .all(&self.read)
            .await?;
        rows.into_iter().map(staged).collect()
    }
}

impl Write {
    /// Adds rows to an import; each is a thread of its own until it is said otherwise.
    pub async fn import_row_insert_many(&mut self, id: ImportId, rows: &[(u64, String)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let rows = rows.iter().map(|(line, cells)| import_row::ActiveModel {
            import_id: Set(id.0),
            line: Set(number(*line)),
            cells: Set(cells.clone()),
            thread_line: Set(number(*line)),
            outcome: Set(String::new()),
            remarks: Set("[]".to_owned()),
        });
        import_row::Entity::insert_many(rows)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// Says which rows belong to one thread: line, and the line of the thread's first row.
    pub async fn import_row_group(&mut self, id: ImportId, groups: &[(u64, u64)]) -> Result<()> {
        for some in groups.chunks(MARKED) {
            let values: Vec<String> = some.iter().map(|(line, first)| format!("({line}, {first})")).collect();
            let sql = format!(
                "UPDATE import_row SET thread_line = v.column2, outcome = '' FROM (VALUES {}) AS v
                 WHERE import_id = {id} AND line = v.column1",
                values.join(", ")
            );
            self.tx.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    /// Writes down what becomes of rows, and why.
    pub async fn import_row_mark(
        &mut self,
        id: ImportId,
        outcomes: &[(u64, ImportOutcome, Vec<ImportRemark>)],
    ) -> Result<()> {
        let backend = self.backend();
        for some in outcomes.chunks(MARKED) {
            let mut values: Vec<Value> = vec![id.0.into()];
            let mut marks = Vec::with_capacity(some.len());
            for (line, outcome, remarks) in some {
                let at = values.len();
                marks.push(format!("(${}, ${}, ${})", at + 1, at + 2, at + 3));
                values.push(number(*line).into());
                values.push(outcome.as_str().into());
                values.push(serde_json::to_string(remarks)?.into());
            }
            let sql = format!(
                "UPDATE import_row SET outcome = v.column2, remarks = v.column3 FROM (VALUES {}) AS v
                 WHERE import_id = $1 AND line = CAST(v.column1 AS BIGINT)",
                marks.join(", ")
            );
            self.tx
                .execute_raw(Statement::from_sql_and_values(backend, sql, values))
                .await?;
        }
        Ok(())
    }

    /// Removes rows of an import, at most `limit`; how many.
    pub async fn import_row_delete(&mut self, id: ImportId, limit: u64) -> Result<u64> {
        let lines: Vec<i64> = import_row::Entity::find()
            .select_only()
            .column(import_row::Column::Line)
            .filter(import_row::Column::ImportId.eq(id.0))
            .order_by_asc(import_row::Column::Line)
            .limit(limit)
            .into_tuple()
            .all(&self.tx)
            .await?;
        let Some(last) = lines.last() else { return Ok(0) };
        let gone = import_row::Entity::delete_many()
            .filter(import_row::Column::ImportId.eq(id.0))
            .filter(import_row::Column::Line.lte(*last))
            .exec(&self.tx)
            .await?;
        Ok(gone.rows_affected)
    }
}

fn staged(row: import_row::Model) -> Result<StagedRow> {
    let line = |line: i64| u64::try_from(line).unwrap_or(0);
    Ok(StagedRow {
        line: line(row.line),
        cells: row.cells,
        thread_line: line(row.thread_line),
        outcome: ImportOutcome::parse(&row.outcome),
        remarks: serde_json::from_str(&row.remarks)?,
    })
}

fn number(line: u64) -> i64 {
    i64::try_from(line).unwrap_or(i64::MAX)
}
