//! Bringing a store's past: a file's rows are staged, what would happen to each is told, then a job stores them. Reading the
//! file is the host's; nothing here mails anybody, and what is stored is no news to browsers that are open.

mod book;
mod guess;
mod job;
mod judge;
mod member;
mod thread;
mod value;

use model::cell::Cell;
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::fold::fold;
use model::ids::ImportId;
use model::import::{ImportField, ImportKind, ImportOutcome, ImportRow, ImportRows, ImportState, ImportView, Mapping};
use model::right::Right;
use model::validate::{Fault, Field, Invalid, clean_line};
use store::StagedRow;

use crate::Desk;
use crate::caller::Caller;
use crate::error::{DeskError, Result};

pub use job::{ImportJob, import_lease};

/// How many rows a page shows.
const PAGE: u64 = 50;
/// How many imports the list of one person shows.
const LIST: u64 = 10;
/// How many rows are removed in one transaction.
const FORGET: u64 = 5_000;
/// The longest heading that is remembered, in characters.
const MAX_HEADING: usize = 80;
/// The longest name of a file that is kept, in characters.
const MAX_FILE_NAME: usize = 120;

impl Desk {
    /// Begins an import, whose rows the host stages. What the caller began before and did not start is forgotten.
    pub async fn begin_import(&self, caller: &Caller, kind: ImportKind, file_name: &str) -> Result<ImportId> {
        caller.require(Right::Import)?;
        let name: String = clean_line(file_name).chars().take(MAX_FILE_NAME).collect();
        for import in self.store.import_list(caller.agent, LIST).await? {
            if matches!(
                import.state,
                ImportState::Reading | ImportState::Read | ImportState::Checked
            ) {
                self.forget_import(import.id).await?;
            }
        }
        let mut write = self.store.write().await?;
        let id = write.import_insert(caller.agent, kind, &name, self.clock.now()).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Stages rows of a file that is being read: line and cells.
    pub async fn stage_import(&self, id: ImportId, rows: &[(u64, Vec<Cell>)]) -> Result<()> {
        let broken = |error: serde_json::Error| DeskError::Broken(error.to_string());
        let rows: Vec<(u64, String)> = rows
            .iter()
            .map(|(line, cells)| Ok((*line, serde_json::to_string(cells).map_err(broken)?)))
            .collect::<Result<_>>()?;
        let mut write = self.store.write().await?;
        write.import_row_insert_many(id, &rows).await?;
        Ok(write.commit().await?)
    }

    /// All rows are staged: guesses what the columns hold.
    pub async fn end_staging(&self, caller: &Caller, id: ImportId, headings: &[Cell], rows: u64) -> Result<ImportView> {
        let headings: Vec<String> = headings.iter().map(value::shown).collect();
        let kind = self.access_import(caller, id).await?.kind;
        let known = self.remembered_headings(kind).await?;
        let mut write = self.store.write().await?;
        write.import_describe(id, &headings, rows).await?;
        write.import_map(id, &guess::mapping(&headings, kind, &known)).await?;
        write.import_move(id, ImportState::Reading, ImportState::Read).await?;
        write.commit().await?;
        self.get_import(caller, id).await
    }

    /// Forgets an import that was not begun: its file cannot be read, or another one is wanted.
    pub async fn drop_import(&self, caller: &Caller, id: ImportId) -> Result<()> {
        let state = self.access_import(caller, id).await?.state;
        if !matches!(state, ImportState::Reading | ImportState::Read | ImportState::Checked) {
            return Err(Conflict::TooLate.into());
        }
        self.forget_import(id).await
    }

    /// Removes an import with its rows, some at a time: others want to write too.
    pub(crate) async fn forget_import(&self, id: ImportId) -> Result<()> {
        loop {
            let mut write = self.store.write().await?;
            let gone = write.import_row_delete(id, FORGET).await?;
            if gone == 0 {
                write.import_delete(id).await?;
                return Ok(write.commit().await?);
            }
            write.commit().await?;
        }
    }

    /// How an import of the caller's stands.
    pub async fn get_import(&self, caller: &Caller, id: ImportId) -> Result<ImportView> {
        self.access_import(caller, id).await
    }

    /// The caller's imports, newest first.
    pub async fn list_imports(&self, caller: &Caller) -> Result<Vec<ImportView>> {
        caller.require(Right::Import)?;
        Ok(self.store.import_list(caller.agent, LIST).await?)
    }

    /// Rows of an import of the caller's after a line, of one outcome or of any.
    pub async fn list_import_rows(
        &self,
        caller: &Caller,
        id: ImportId,
        outcome: Option<ImportOutcome>,
        after: u64,
    ) -> Result<ImportRows> {
        let view = self.access_import(caller, id).await?;
        let mut rows = self.store.import_row_list(id, outcome, after, PAGE + 1).await?;
        let more = rows.len() as u64 > PAGE;
        rows.truncate(PAGE as usize);
        let next = rows.last().filter(|_| more).map(|row| row.line);
        let rows = rows
            .into_iter()
            .map(|row| seen(row, view.headings.len()))
            .collect::<Result<_>>()?;
        Ok(ImportRows { rows, next })
    }

    /// Refused rows of an import of the caller's after a line, with their cells as they were, at most `limit`.
    pub async fn refused_of_import(
        &self,
        caller: &Caller,
        id: ImportId,
        after: u64,
        limit: u64,
    ) -> Result<Vec<(ImportRow, Vec<Cell>)>> {
        let view = self.access_import(caller, id).await?;
        let rows = self
            .store
            .import_row_list(id, Some(ImportOutcome::Refused), after, limit)
            .await?;
        rows.into_iter()
            .map(|row| {
                let cells = value::cells(&row.cells)?;
                Ok((seen(row, view.headings.len())?, cells))
            })
            .collect()
    }

    /// Says what the columns hold; the host then looks at each row.
    pub async fn check_import(&self, caller: &Caller, id: ImportId, mapping: Mapping) -> Result<ImportView> {
        let view = self.access_import(caller, id).await?;
        check_mapping(&view, &mapping)?;
        let headings = self.with_headings(&view, &mapping).await?;
        let mut write = self.store.write().await?;
        let from = write.import_find(id).await?.1.state;
        let may = matches!(from, ImportState::Read | ImportState::Checked);
        if !may || !write.import_move(id, from, ImportState::Checking).await? {
            return Err(Conflict::TooLate.into());
        }
        write.import_map(id, &mapping).await?;
        write.import_headings_save(&headings).await?;
        write.commit().await?;
        self.get_import(caller, id).await
    }

    /// Begins to store the rows of an import that was looked at; the host does it.
    pub async fn start_import(&self, caller: &Caller, id: ImportId) -> Result<ImportView> {
        self.access_import(caller, id).await?;
        let mut write = self.store.write().await?;
        if !write
            .import_move(id, ImportState::Checked, ImportState::Running)
            .await?
        {
            return Err(Conflict::TooLate.into());
        }
        write.commit().await?;
        self.get_import(caller, id).await
    }

    /// Stops an import: what was stored stays. One that is only being looked at goes back to its columns.
    pub async fn cancel_import(&self, caller: &Caller, id: ImportId) -> Result<ImportView> {
        let stored = self.access_import(caller, id).await?.counts.stored;
        let mut write = self.store.write().await?;
        let back = write.import_move(id, ImportState::Checking, ImportState::Read).await?;
        if !back
            && write
                .import_move(id, ImportState::Running, ImportState::Cancelled)
                .await?
        {
            write
                .event_append(
                    self.clock.now(),
                    None,
                    Some(caller.agent),
                    &EventKind::Imported { rows: stored },
                )
                .await?;
        }
        write.commit().await?;
        self.get_import(caller, id).await
    }

    /// The one way to an import: refused without the right, not found when it is somebody else's.
    async fn access_import(&self, caller: &Caller, id: ImportId) -> Result<ImportView> {
        caller.require(Right::Import)?;
        let (owner, view) = self.store.import_get(id).await?;
        if owner == caller.agent {
            Ok(view)
        } else {
            Err(Problem::NotFound.into())
        }
    }

    async fn remembered_headings(&self, kind: ImportKind) -> Result<guess::Headings> {
        let text = self.store.import_headings().await?.unwrap_or_default();
        // What an earlier version wrote and nobody can read any more is guessed anew.
        let mut all: guess::AllHeadings = serde_json::from_str(&text).unwrap_or_default();
        Ok(all.remove(kind.as_str()).unwrap_or_default())
    }

    /// The headings that are remembered, with those of this file.
    async fn with_headings(&self, view: &ImportView, mapping: &Mapping) -> Result<String> {
        let text = self.store.import_headings().await?.unwrap_or_default();
        let mut all: guess::AllHeadings = serde_json::from_str(&text).unwrap_or_default();
        let own = all.entry(view.kind.as_str().to_owned()).or_default();
        for (heading, field) in view.headings.iter().zip(mapping) {
            if heading.chars().count() <= MAX_HEADING {
                own.insert(fold(heading), *field);
            }
        }
        guess::forget_most(own);
        serde_json::to_string(&all).map_err(|error| DeskError::Broken(error.to_string()))
    }
}

fn check_mapping(view: &ImportView, mapping: &Mapping) -> Result<()> {
    let wrong = |fault| {
        Err(vec![Invalid {
            field: Field::Columns,
            fault,
        }]
        .into())
    };
    let chosen: Vec<ImportField> = mapping.iter().flatten().copied().collect();
    let twice = (1..chosen.len()).any(|at| chosen[..at].contains(&chosen[at]));
    let fits = mapping.len() == view.headings.len() && chosen.iter().all(|field| field.is_of(view.kind)) && !twice;
    if !fits {
        return wrong(Fault::Malformed);
    }
    let texts = [ImportField::Body, ImportField::FirstMessage, ImportField::LastMessage];
    let said = view.kind == ImportKind::Members || texts.iter().any(|field| chosen.contains(field));
    if !chosen.contains(&ImportField::MemberEmail) || !said {
        return wrong(Fault::Missing);
    }
    Ok(())
}

fn seen(row: StagedRow, columns: usize) -> Result<ImportRow> {
    let mut cells: Vec<String> = value::cells(&row.cells)?.iter().map(value::shown).collect();
    cells.resize(columns, String::new());
    Ok(ImportRow {
        line: row.line,
        cells,
        outcome: row.outcome,
        remarks: row.remarks,
    })
}
