//! Writes the files of export jobs, one after another: rows come from the desk's snapshot, cells go to the sheet. A job that
//! was cut off begins again, in whichever process takes its lease.

mod columns;
mod file;
mod imprint;
mod write;

pub use columns::{cells, column};

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use desk::{Desk, ExportFile, MAX_MAILED, export_lease};
use model::export::ExportState;
use model::ids::ExportId;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::state::AppState;
use crate::tasks::lease::holding;
use write::write;

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
        let file = match self.desk.export_extension(id).await {
            Ok(extension) => self.folder.join(format!("{id}.{extension}")),
            Err(error) => return tracing::error!(job = id.0, %error, "an export cannot be read"),
        };
        let written = write(&self.desk, &self.config.public_url, &draft, id).await;
        let (state, rows) = match written {
            Ok(None) => (None, 0),
            Ok(Some(rows)) => match tokio::fs::rename(&draft, &file).await {
                Ok(()) => (Some(ExportState::Ready), rows),
                Err(error) => {
                    tracing::error!(job = id.0, %error, "the file of an export cannot be put in its place");
                    (Some(ExportState::Failed), 0)
                }
            },
            Err(error) => {
                tracing::error!(job = id.0, error = format!("{error:#}"), "an export failed");
                (Some(ExportState::Failed), 0)
            }
        };
        let ended = match state {
            Some(state) => self.end(id, state, rows, &file).await,
            None => Ok(()),
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

    /// Writes the end of a job down, with its file if that is to be mailed.
    async fn end(&self, id: ExportId, state: ExportState, rows: u64, file: &Path) -> desk::Result<()> {
        let mailed = match self.desk.export_is_scheduled(id).await? {
            true => Some(ExportFile {
                bytes: small(file).await,
                link: format!("{}/exports/{id}/file", self.config.public_url.trim_end_matches('/')),
            }),
            false => None,
        };
        self.desk.finish_export(id, &self.instance, state, rows, mailed).await?;
        Ok(())
    }
}

/// What is in a file, if a mail can carry it.
async fn small(file: &Path) -> Option<Vec<u8>> {
    let length = tokio::fs::metadata(file).await.ok()?.len();
    if length > MAX_MAILED {
        return None;
    }
    tokio::fs::read(file).await.ok()
}
