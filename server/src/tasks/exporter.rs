//! Writes the files of export jobs, one after another: rows come from the desk's snapshot, cells go to the sheet. A job that
//! was cut off begins again, in whichever process takes its lease.

mod columns;
mod imprint;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use desk::{Desk, ExportRun, ExportedThread, export_lease};
use model::export::{ExportLayout, ExportState};
use model::ids::ExportId;
use model::texts::exports;
use sheet::{Cell, Sheets, WorkbookWriter};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::state::AppState;
use crate::tasks::lease::holding;
use columns::{cells_of_message, cells_of_thread, column};

/// How often waiting jobs are looked for.
const LOOK: Duration = Duration::from_millis(300);

/// What the exporter works with.
#[derive(Clone)]
pub struct Exporter {
    desk: Desk,
    folder: PathBuf,
    config: Arc<Config>,
    instance: Arc<str>,
}

impl Exporter {
    /// The exporter of a host.
    pub fn of(state: &AppState) -> Self {
        Self {
            desk: state.desk.clone(),
            folder: state.export_dir(),
            config: state.config.clone(),
            instance: state.instance.clone(),
        }
    }

    /// Runs until the host closes; a file that is not finished then is begun again after the next start, or by another process.
    pub async fn run(self, closing: CancellationToken) -> anyhow::Result<()> {
        loop {
            tokio::select! {
                () = closing.cancelled() => return Ok(()),
                () = self.round() => {}
            }
            tokio::select! {
                () = closing.cancelled() => return Ok(()),
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    async fn round(&self) {
        let jobs = match self.desk.exports_to_run().await {
            Ok(jobs) => jobs,
            Err(error) => return tracing::error!(%error, "waiting exports cannot be read"),
        };
        for id in jobs {
            if let Err(error) = holding(&self.desk, &export_lease(id), &self.instance, Box::pin(self.export(id))).await
            {
                tracing::error!(job = id.0, %error, "an export cannot be taken");
            }
        }
    }

    async fn export(&self, id: ExportId) {
        // Two processes that share the folder never write the same draft.
        let draft = self.folder.join(format!(".{id}.{}.tmp", self.instance));
        let file = self.folder.join(format!("{id}.xlsx"));
        let written = write(self, &draft, id).await;
        let ended = match written {
            Ok(Some(rows)) => {
                let state = match tokio::fs::rename(&draft, &file).await {
                    Ok(()) => ExportState::Ready,
                    Err(error) => {
                        tracing::error!(job = id.0, %error, "the file of an export cannot be put in its place");
                        ExportState::Failed
                    }
                };
                self.desk.finish_export(id, &self.instance, state, rows).await.map(drop)
            }
            Ok(None) => Ok(()),
            Err(error) => {
                tracing::error!(job = id.0, error = format!("{error:#}"), "an export failed");
                self.desk
                    .finish_export(id, &self.instance, ExportState::Failed, 0)
                    .await
                    .map(drop)
            }
        };
        if let Err(error) = ended {
            tracing::error!(job = id.0, %error, "the end of an export cannot be written");
        }
        // Its owner may have stopped it in the last moment. What cannot be removed now is removed by the chores.
        if matches!(self.desk.export_wants_file(id).await, Ok(false)) {
            let _ = tokio::fs::remove_file(&file).await;
        }
        let _ = tokio::fs::remove_file(&draft).await;
    }
}

/// Writes the file; `None` when its owner stopped it.
async fn write(exporter: &Exporter, draft: &Path, id: ExportId) -> anyhow::Result<Option<u64>> {
    let desk = &exporter.desk;
    let mut run = desk.run_export(id).await?;
    if !desk.export_progress(id, 0, run.total).await? {
        return Ok(None);
    }
    let (rows, mut taken) = mpsc::channel::<Vec<Vec<Cell>>>(2);
    let columns = run
        .request
        .columns
        .iter()
        .map(|wanted| column(*wanted, run.lang))
        .collect();
    let names = Sheets {
        rows: run.lang.t(exports::SHEET_ROWS).to_owned(),
        imprint: run.lang.t(exports::SHEET_IMPRINT).to_owned(),
    };
    let imprint = imprint::Imprint::of(&run, &exporter.config.public_url, desk.now());
    let (folder, draft) = (exporter.folder.clone(), draft.to_owned());
    // Writing and packing are slow and would hold up requests on this thread. They are two steps: a job that was stopped
    // or broke off packs nothing and leaves no file.
    let writing = tokio::task::spawn_blocking(move || {
        let mut workbook = WorkbookWriter::new(names, columns, &folder)?;
        while let Some(batch) = taken.blocking_recv() {
            for row in batch {
                workbook.push(&row)?;
            }
        }
        Ok::<_, sheet::SheetError>(workbook)
    });
    let mut done = 0;
    loop {
        let threads = run.next().await?;
        if threads.is_empty() {
            break;
        }
        let batch = cells(&run, &threads);
        done += batch.len() as u64;
        if rows.send(batch).await.is_err() {
            break;
        }
        if !desk.export_progress(id, done, run.total).await? {
            return Ok(None);
        }
    }
    drop(rows);
    let workbook = writing.await.context("the writer broke")??;
    let packing = tokio::task::spawn_blocking(move || workbook.finish(|finished| imprint.lines(finished), &draft));
    let finished = packing.await.context("the packer broke")??;
    Ok(Some(finished.rows))
}

fn cells(run: &ExportRun, threads: &[ExportedThread]) -> Vec<Vec<Cell>> {
    let columns = &run.request.columns;
    match run.request.layout {
        ExportLayout::Threads => threads
            .iter()
            .map(|thread| cells_of_thread(columns, thread, run))
            .collect(),
        ExportLayout::Messages => threads
            .iter()
            .flat_map(|thread| {
                thread
                    .messages
                    .iter()
                    .map(move |message| cells_of_message(columns, thread, message, run))
            })
            .collect(),
    }
}
