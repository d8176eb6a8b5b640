//! Writes the files of export jobs, one after another: rows come from the desk's snapshot, cells go to the sheet. A job that
//! was cut off by a restart begins again.

mod columns;
mod imprint;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use desk::{Desk, ExportRun, ExportedThread};
use model::export::{ExportLayout, ExportState};
use model::ids::ExportId;
use model::texts::exports;
use sheet::{Cell, Sheets, WorkbookWriter};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use columns::{cells_of_message, cells_of_thread, column};

/// How often waiting jobs are looked for.
const LOOK: Duration = Duration::from_millis(300);

/// Runs until the host closes; a file that is not finished then is begun again after the next start.
pub async fn run(desk: Desk, folder: PathBuf, config: Arc<Config>, closing: CancellationToken) -> anyhow::Result<()> {
    loop {
        match desk.exports_to_run().await {
            Ok(jobs) => {
                for id in jobs {
                    tokio::select! {
                        () = closing.cancelled() => return Ok(()),
                        () = export(&desk, &folder, &config, id) => {}
                    }
                }
            }
            Err(error) => tracing::error!(%error, "waiting exports cannot be read"),
        }
        tokio::select! {
            () = closing.cancelled() => return Ok(()),
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

async fn export(desk: &Desk, folder: &Path, config: &Config, id: ExportId) {
    let (draft, file) = (folder.join(format!(".{id}.tmp")), folder.join(format!("{id}.xlsx")));
    let written = write(desk, folder, &draft, config, id).await;
    let ended = match written {
        Ok(Some(rows)) => {
            let state = match tokio::fs::rename(&draft, &file).await {
                Ok(()) => ExportState::Ready,
                Err(error) => {
                    tracing::error!(job = id.0, %error, "the file of an export cannot be put in its place");
                    ExportState::Failed
                }
            };
            desk.finish_export(id, state, rows).await
        }
        Ok(None) => Ok(false),
        Err(error) => {
            tracing::error!(job = id.0, error = format!("{error:#}"), "an export failed");
            desk.finish_export(id, ExportState::Failed, 0).await
        }
    };
    match ended {
        Ok(true) => {}
        // Its owner stopped it, maybe in the last moment. What cannot be removed now is removed by the chores.
        Ok(false) => {
            let _ = tokio::fs::remove_file(&file).await;
        }
        Err(error) => tracing::error!(job = id.0, %error, "the end of an export cannot be written"),
    }
    let _ = tokio::fs::remove_file(&draft).await;
}

/// Writes the file; `None` when its owner stopped it.
async fn write(desk: &Desk, folder: &Path, draft: &Path, config: &Config, id: ExportId) -> anyhow::Result<Option<u64>> {
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
    let imprint = imprint::Imprint::of(&run, &config.public_url, desk.now());
    let (folder, draft) = (folder.to_owned(), draft.to_owned());
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
