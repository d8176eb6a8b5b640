//! The work on an import, some threads at a time, under a lease: first each row is looked at, after a yes each is stored. Cut
//! off, looking begins anew and storing goes on.

use std::collections::{HashMap, HashSet};

use model::event::EventKind;
use model::ids::{AgentId, ImportId};
use model::import::{ImportField, ImportKind, ImportOutcome, ImportState, ImportView};
use model::right::Right;
use sha2::{Digest as _, Sha256};
use store::{StagedRow, Write};

use super::book::Book;
use super::judge::{self, Verdict};
use super::value::{self, Row};
use super::{member, thread};
use crate::Desk;
use crate::error::Result;

/// About how many rows are looked at or stored in one transaction.
const BATCH: u64 = 1_000;
/// How many waiting jobs are looked at.
const WAITING: u64 = 20;

/// The lease of whoever works on an import.
pub fn import_lease(id: ImportId) -> String {
    format!("import {id}")
}

/// An import that is being worked on.
pub struct ImportJob {
    desk: Desk,
    owner: String,
    agent: AgentId,
    view: ImportView,
    book: Book,
    /// What the file had before: addresses of members, marks of threads.
    seen: HashSet<String>,
    /// The first line of each thread that a row named, while threads are put together.
    firsts: HashMap<[u8; 16], u64>,
    phase: Phase,
    done: u64,
}

/// Which round is being made, and after which line it goes on.
enum Phase {
    Group(u64),
    Judge(u64),
    Store(u64),
}

impl Desk {
    /// The imports that wait and are in nobody's hands, the oldest first.
    pub async fn imports_to_run(&self) -> Result<Vec<ImportId>> {
        let mut jobs = self.store.import_running(WAITING).await?;
        if !jobs.is_empty() {
            let taken = self.store.lease_names(self.clock.now()).await?;
            jobs.retain(|id| !taken.contains(&import_lease(*id)));
        }
        Ok(jobs)
    }

    /// Takes up an import; `owner` holds its lease. Refused when who began it may import no more.
    pub async fn run_import(&self, id: ImportId, owner: &str) -> Result<ImportJob> {
        let (agent, view) = self.store.import_get(id).await?;
        self.caller_for_job(agent).await?.require(Right::Import)?;
        let phase = if view.state == ImportState::Running {
            Phase::Store(0)
        } else {
            Phase::Group(0)
        };
        Ok(ImportJob {
            book: Book::of(self.store_info().await?)?,
            desk: self.clone(),
            owner: owner.to_owned(),
            agent,
            view,
            seen: HashSet::new(),
            firsts: HashMap::new(),
            phase,
            done: 0,
        })
    }

    /// Ends an import that broke.
    pub async fn fail_import(&self, id: ImportId, owner: &str) -> Result<()> {
        let mut write = self.store.write().await?;
        if write.lease_held(&import_lease(id), owner).await? {
            write.import_move(id, ImportState::Running, ImportState::Failed).await?;
            write
                .import_move(id, ImportState::Checking, ImportState::Failed)
                .await?;
        }
        Ok(write.commit().await?)
    }
}

impl ImportJob {
    /// Does the next piece of work; `false` when there is none, or the import was stopped or taken over.
    pub async fn step(&mut self) -> Result<bool> {
        match self.phase {
            Phase::Group(after) => self.group(after).await,
            Phase::Judge(after) => self.judge(after).await,
            Phase::Store(after) => self.store(after).await,
        }
    }

    /// A change, unless the import was stopped or another process has it.
    async fn change(&self, state: ImportState) -> Result<Option<Write>> {
        let write = self.desk.store.write().await?;
        let held = write.lease_held(&import_lease(self.view.id), &self.owner).await?;
        let still = held && write.import_find(self.view.id).await?.1.state == state;
        Ok(still.then_some(write))
    }

    /// Puts the rows of one thread together: those that name the same number.
    async fn group(&mut self, after: u64) -> Result<bool> {
        let rows = self
            .desk
            .store
            .import_row_list(self.view.id, None, after, BATCH)
            .await?;
        let Some(last) = rows.last().map(|row| row.line) else {
            self.firsts.clear();
            self.phase = Phase::Judge(0);
            return Ok(true);
        };
        let mut groups = Vec::with_capacity(rows.len());
        for staged in &rows {
            let number = self.read(staged)?.text(ImportField::Number);
            let first = if number.trim().is_empty() {
                staged.line
            } else {
                let mut key = [0; 16];
                key.copy_from_slice(&Sha256::digest(number.trim())[..16]);
                *self.firsts.entry(key).or_insert(staged.line)
            };
            groups.push((staged.line, first));
        }
        let Some(mut write) = self.change(ImportState::Checking).await? else {
            return Ok(false);
        };
        write.import_row_group(self.view.id, &groups).await?;
        write.commit().await?;
        self.phase = Phase::Group(last);
        Ok(true)
    }

    /// Looks at the next rows and writes down what would become of them.
    async fn judge(&mut self, after: u64) -> Result<bool> {
        let rows = self
            .desk
            .store
            .import_row_threads(self.view.id, &[""], after, BATCH)
            .await?;
        let Some(mut write) = self.change(ImportState::Checking).await? else {
            return Ok(false);
        };
        let Some(last) = rows.last().map(|row| row.thread_line) else {
            write
                .import_move(self.view.id, ImportState::Checking, ImportState::Checked)
                .await?;
            write.commit().await?;
            return Ok(false);
        };
        let verdict = self.verdict(&write, &rows).await?;
        self.done += rows.len() as u64;
        write.import_row_mark(self.view.id, &verdict.outcomes).await?;
        write.import_progress(self.view.id, self.done).await?;
        write.commit().await?;
        self.phase = Phase::Judge(last);
        Ok(true)
    }

    /// Stores the next threads or members, all or nothing of each.
    async fn store(&mut self, after: u64) -> Result<bool> {
        let among = [ImportOutcome::New.as_str(), ImportOutcome::Doubtful.as_str()];
        let id = self.view.id;
        let rows = self.desk.store.import_row_threads(id, &among, after, BATCH).await?;
        let Some(mut write) = self.change(ImportState::Running).await? else {
            return Ok(false);
        };
        let Some(last) = rows.last().map(|row| row.thread_line) else {
            drop(write);
            self.end().await?;
            return Ok(false);
        };
        let verdict = self.verdict(&write, &rows).await?;
        put(&mut write, &verdict).await?;
        let stored = |(line, outcome, remarks): (u64, ImportOutcome, _)| {
            let is_new = matches!(outcome, ImportOutcome::New | ImportOutcome::Doubtful);
            (line, if is_new { ImportOutcome::Stored } else { outcome }, remarks)
        };
        let outcomes: judge::Outcomes = verdict.outcomes.into_iter().map(stored).collect();
        self.done += rows.len() as u64;
        write.import_row_mark(id, &outcomes).await?;
        write.import_progress(id, self.done).await?;
        write.commit().await?;
        self.phase = Phase::Store(last);
        Ok(true)
    }

    /// Writes the end down. The rows stay for whoever asks what became of them, until the chores forget the import.
    async fn end(&self) -> Result<()> {
        let rows = self.desk.store.import_get(self.view.id).await?.1.counts.stored;
        let Some(mut write) = self.change(ImportState::Running).await? else {
            return Ok(());
        };
        write
            .import_move(self.view.id, ImportState::Running, ImportState::Done)
            .await?;
        let at = self.desk.clock.now();
        write
            .event_append(at, None, Some(self.agent), &EventKind::Imported { rows })
            .await?;
        Ok(write.commit().await?)
    }

    fn read<'a>(&'a self, staged: &StagedRow) -> Result<Row<'a>> {
        Ok(Row {
            line: staged.line,
            cells: value::cells(&staged.cells)?,
            mapping: &self.view.mapping,
        })
    }

    async fn verdict(&mut self, write: &Write, staged: &[StagedRow]) -> Result<Verdict> {
        let now = self.desk.clock.now();
        if self.view.kind == ImportKind::Members {
            let planned = staged
                .iter()
                .map(|row| Ok(member::plan(&self.read(row)?, now)))
                .collect::<Result<_>>()?;
            return judge::members(write, planned, &mut self.seen).await;
        }
        let mut planned = Vec::new();
        for rows in staged.chunk_by(|one, next| one.thread_line == next.thread_line) {
            let rows: Vec<Row<'_>> = rows.iter().map(|row| self.read(row)).collect::<Result<_>>()?;
            planned.push(thread::plan(&rows, &self.book, self.agent, now));
        }
        judge::threads(write, planned, &mut self.seen).await
    }
}

/// Stores new members and threads.
async fn put(write: &mut Write, verdict: &Verdict) -> Result<()> {
    if !verdict.members.is_empty() {
        write.member_insert_many(&verdict.members).await?;
    }
    if verdict.threads.is_empty() {
        return Ok(());
    }
    let emails: Vec<String> = verdict.threads.iter().map(|(key, _)| key.clone()).collect();
    let members = write.member_find_many(&emails).await?;
    let mut past = Vec::with_capacity(verdict.threads.len());
    for (key, thread) in &verdict.threads {
        let mut thread = thread.clone();
        if let Some((id, _)) = members.get(key) {
            thread.thread.member = *id;
        }
        past.push(thread);
    }
    write.past_insert_many(&past).await?;
    Ok(())
}
