//! From the snapshot to the file: one side reads batches of threads, the other makes cells of them and writes.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use desk::{Desk, ExportFacts, ExportedThread};
use model::ids::ExportId;
use model::texts::exports;
use sheet::Sheets;
use tokio::sync::mpsc;

use super::columns::{cells, column};
use super::file::OpenFile;
use super::imprint::Imprint;

/// How often it is written down how far a job is.
const TELL: Duration = Duration::from_millis(300);

/// Writes the file of a job; how many rows, and `None` when its owner stopped it.
pub async fn write(desk: &Desk, public_url: &str, draft: &Path, id: ExportId) -> anyhow::Result<Option<u64>> {
    let mut run = desk.run_export(id).await?;
    let total = run.facts.total;
    if !desk.export_progress(id, 0, total).await? {
        return Ok(None);
    }
    let facts = run.facts.clone();
    let imprint = Imprint::of(&facts, public_url, desk.now());
    let mut file = begin(&facts, draft)?;
    let (threads, mut taken) = mpsc::channel::<Vec<ExportedThread>>(2);
    // Writing and packing are slow and would hold up requests on this thread. They are two steps: a job that was stopped
    // or broke off packs nothing and leaves no file.
    let writing = tokio::task::spawn_blocking(move || {
        while let Some(batch) = taken.blocking_recv() {
            for row in cells(&facts, &batch) {
                file.push(&row)?;
            }
        }
        Ok::<_, sheet::SheetError>(file)
    });
    let (mut done, mut told) = (0, Instant::now());
    loop {
        let batch = run.next().await?;
        if batch.is_empty() {
            break;
        }
        done += run.facts.rows_of(&batch);
        if threads.send(batch).await.is_err() {
            break;
        }
        if told.elapsed() > TELL {
            told = Instant::now();
            if !desk.export_progress(id, done, total).await? {
                return Ok(None);
            }
        }
    }
    drop((threads, run));
    let file = writing.await.context("the writer broke")??;
    if !desk.export_progress(id, done, total).await? {
        return Ok(None);
    }
    let packing = tokio::task::spawn_blocking(move || file.finish(imprint));
    let finished = packing.await.context("the packer broke")??;
    Ok(Some(finished.rows))
}

fn begin(facts: &Arc<ExportFacts>, draft: &Path) -> anyhow::Result<OpenFile> {
    let request = &facts.request;
    let columns = request
        .columns
        .iter()
        .map(|wanted| column(*wanted, facts.lang))
        .collect();
    let names = Sheets {
        rows: facts.lang.t(exports::SHEET_ROWS).to_owned(),
        imprint: facts.lang.t(exports::SHEET_IMPRINT).to_owned(),
    };
    Ok(OpenFile::begin(request.format, names, columns, draft)?)
}
