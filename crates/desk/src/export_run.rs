//! Reading an export's rows out of one snapshot, batch by batch. Writing them into a file is the host's.

use std::sync::Arc;

use model::bulk::Selection;
use model::event::EventKind;
use model::export::{ExportLayout, ExportRequest, ExportState};
use model::filter::{ThreadFilter, ThreadList};
use model::ids::ExportId;
use model::lang::Lang;
use model::page::Cursor;
use model::setting::StoreInfo;
use model::thread::ThreadRow;
use store::{Chosen, SaidMessage, Snapshot, StoreError};
use tokio::task::{JoinError, JoinHandle};

use crate::Desk;
use crate::error::{DeskError, Result};
use crate::schedules::ExportFile;

/// How many threads are read at a time.
const BATCH: u64 = 1_000;
/// How many waiting jobs are looked at.
const WAITING: u64 = 20;

/// The lease of whoever writes a job's file.
pub fn export_lease(id: ExportId) -> String {
    format!("export {id}")
}

/// A thread with its whole exchange, as an export needs it.
#[derive(Debug, Clone)]
pub struct ExportedThread {
    /// The row.
    pub row: ThreadRow,
    /// The exchange, oldest first.
    pub messages: Vec<SaidMessage>,
}

/// What is known of an export before its first row.
#[derive(Debug, Clone)]
pub struct ExportFacts {
    /// What was asked.
    pub request: ExportRequest,
    /// How many rows the file will have, counted in the snapshot.
    pub total: u64,
    /// The name of who asked.
    pub agent_name: String,
    /// Their language.
    pub lang: Lang,
    /// The names of kinds, topics and agents, and the zone.
    pub store: StoreInfo,
    /// What was looked for, if it was a filter.
    pub filter: Option<(ThreadList, ThreadFilter)>,
}

impl ExportFacts {
    /// How many rows some threads make in the file.
    pub fn rows_of(&self, threads: &[ExportedThread]) -> u64 {
        match self.request.layout {
            ExportLayout::Threads => threads.len() as u64,
            ExportLayout::Messages => threads.iter().map(|thread| thread.messages.len() as u64).sum(),
        }
    }
}

/// An export that is being read.
pub struct ExportRun {
    /// What is known of it.
    pub facts: Arc<ExportFacts>,
    snapshot: Arc<Snapshot>,
    chosen: Arc<Chosen>,
    /// The next threads, on their way while those before them are used; none after the last.
    upcoming: Option<JoinHandle<Upcoming>>,
}

/// Some threads, and after which row the next ones begin.
type Upcoming = Result<(Vec<ThreadRow>, Option<Cursor>), StoreError>;

impl Desk {
    /// The jobs that wait for their file and are in nobody's hands, the oldest first.
    pub async fn exports_to_run(&self) -> Result<Vec<ExportId>> {
        let mut jobs = self.store.export_running(WAITING).await?;
        if !jobs.is_empty() {
            let taken = self.store.lease_names(self.clock.now()).await?;
            jobs.retain(|id| !taken.contains(&export_lease(*id)));
        }
        Ok(jobs)
    }

    /// Opens the snapshot of a job and counts its rows.
    pub async fn run_export(&self, id: ExportId) -> Result<ExportRun> {
        let job = self.store.export_get(id).await?;
        let caller = self.caller_for_job(job.agent).await?;
        let (chosen, filter) = match &job.request.selection {
            Selection::Ids(ids) => (Chosen::Ids(ids.clone()), None),
            Selection::Matching { list, filter, except } => {
                let criteria = self.criteria(&caller, *list, filter).await?;
                (
                    Chosen::Matching(Box::new(criteria), except.clone()),
                    Some((*list, (**filter).clone())),
                )
            }
        };
        let store = self.store_info().await?;
        let snapshot = self.store.snapshot().await?;
        let total = match job.request.layout {
            ExportLayout::Threads => snapshot.thread_count(&chosen).await?,
            ExportLayout::Messages => snapshot.message_count(&chosen).await?,
        };
        let facts = ExportFacts {
            request: job.request,
            total,
            agent_name: caller.full_name.clone(),
            lang: caller.lang,
            store,
            filter,
        };
        let mut run = ExportRun {
            facts: Arc::new(facts),
            snapshot: Arc::new(snapshot),
            chosen: Arc::new(chosen),
            upcoming: None,
        };
        run.read_on(None);
        Ok(run)
    }

    /// The end of the name of a job's file.
    pub async fn export_extension(&self, id: ExportId) -> Result<&'static str> {
        Ok(self.store.export_get(id).await?.request.format.extension())
    }

    /// Says how far a job is; `false` when its owner has stopped it.
    pub async fn export_progress(&self, id: ExportId, done: u64, total: u64) -> Result<bool> {
        let mut write = self.store.write().await?;
        let running = write.export_progress(id, done, total).await?;
        write.commit().await?;
        Ok(running)
    }

    /// Whether a schedule began the job, so that its file is wanted for a mail.
    pub async fn export_is_scheduled(&self, id: ExportId) -> Result<bool> {
        Ok(self.store.export_get(id).await?.scheduled)
    }

    /// Ends a job: its file is ready, or it failed. `false` when its owner has stopped it meanwhile, or another process has
    /// taken it over from `owner`. The file of a scheduled one is mailed.
    pub async fn finish_export(
        &self,
        id: ExportId,
        owner: &str,
        state: ExportState,
        rows: u64,
        file: Option<ExportFile>,
    ) -> Result<bool> {
        let at = self.clock.now();
        let job = self.store.export_get(id).await?;
        let mut write = self.store.write().await?;
        let finished = write.lease_held(&export_lease(id), owner).await? && write.export_finish(id, state, at).await?;
        if finished && state == ExportState::Ready {
            let event = EventKind::Exported { rows };
            write.event_append(at, None, Some(job.agent), &event).await?;
        }
        if let Some(file) = file.filter(|_| finished && job.scheduled) {
            // The file is there all the same, and a job that cannot be mailed must not be made again and again.
            if let Err(error) = self.mail_export(&mut write, &job, state, rows, file).await {
                tracing::error!(job = id.0, %error, "a scheduled export cannot be mailed");
            }
        }
        write.commit().await?;
        Ok(finished)
    }
}

impl ExportRun {
    /// The next threads with their exchange; none at the end.
    pub async fn next(&mut self) -> Result<Vec<ExportedThread>> {
        let Some(upcoming) = self.upcoming.take() else {
            return Ok(Vec::new());
        };
        let broken = |error: JoinError| DeskError::Broken(error.to_string());
        let (rows, next) = upcoming.await.map_err(broken)??;
        if next.is_some() {
            self.read_on(next);
        }
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let mut messages = self.snapshot.messages_of(&ids).await?;
        let with_messages = |row: ThreadRow| {
            let messages = messages.remove(&row.id).unwrap_or_default();
            ExportedThread { row, messages }
        };
        Ok(rows.into_iter().map(with_messages).collect())
    }

    /// Begins to read the threads after a row.
    fn read_on(&mut self, after: Option<Cursor>) {
        let (snapshot, chosen, sort) = (self.snapshot.clone(), self.chosen.clone(), self.facts.request.sort);
        let reading = async move { snapshot.thread_batch(&chosen, sort, after, BATCH).await };
        self.upcoming = Some(tokio::spawn(reading));
    }
}
