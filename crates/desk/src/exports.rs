//! Export jobs as their owners see them: asked for, watched, cancelled, fetched. Reading its rows is in `export_run`, writing the file is
//! the host's.

use model::Millis;
use model::bulk::Selection;
use model::error::Problem;
use model::export::{ExportFormat, ExportRequest, ExportState, ExportView};
use model::ids::ExportId;
use model::moment::Zone;
use model::right::Right;
use model::validate::{Fault, Field, Invalid};
use store::ExportJob;

use crate::Desk;
use crate::caller::Caller;
use crate::days::{offsets, zone_of};
use crate::error::Result;

/// How many jobs of one person are written at a time.
const MAX_RUNNING: u64 = 2;
/// How many jobs the list of one person shows.
const LIST: u64 = 20;
/// The most threads that a selection may name one by one.
const MAX_IDS: usize = 10_000;

impl Desk {
    /// Asks for an export; the host writes it.
    pub async fn start_export(&self, caller: &Caller, request: ExportRequest) -> Result<ExportView> {
        caller.require(Right::Export)?;
        caller.require(Right::ReadThreads)?;
        check(&request)?;
        let at = self.clock.now();
        let zone = offsets(zone_of(&self.store.setting_get().await?.time_zone));
        let file_name = file_name(&zone, at, request.format);
        let mut write = self.store.write().await?;
        if write.export_running_count(caller.agent).await? >= MAX_RUNNING {
            return Err(Problem::Busy.into());
        }
        let view = write
            .export_insert(caller.agent, &request, &file_name, None, at)
            .await?;
        write.commit().await?;
        Ok(view)
    }

    /// A job of the caller's.
    pub async fn get_export(&self, caller: &Caller, id: ExportId) -> Result<ExportView> {
        Ok(self.access_export(caller, id).await?.view)
    }

    /// The caller's jobs, newest first.
    pub async fn list_exports(&self, caller: &Caller) -> Result<Vec<ExportView>> {
        caller.require(Right::Export)?;
        Ok(self.store.export_list(caller.agent, LIST).await?)
    }

    /// Stops a job of the caller's; one that has ended stays as it is.
    pub async fn cancel_export(&self, caller: &Caller, id: ExportId) -> Result<()> {
        self.access_export(caller, id).await?;
        let mut write = self.store.write().await?;
        write
            .export_finish(id, ExportState::Cancelled, self.clock.now())
            .await?;
        Ok(write.commit().await?)
    }

    /// The name, for people, of the file of a job of the caller's; not found unless the file waits.
    pub async fn export_file(&self, caller: &Caller, id: ExportId) -> Result<String> {
        let job = self.access_export(caller, id).await?;
        if job.view.state == ExportState::Ready {
            Ok(job.view.file_name)
        } else {
            Err(Problem::NotFound.into())
        }
    }

    /// The one way to a job: refused without the right, not found when it is somebody else's.
    async fn access_export(&self, caller: &Caller, id: ExportId) -> Result<ExportJob> {
        caller.require(Right::Export)?;
        let job = self.store.export_get(id).await?;
        if job.agent == caller.agent {
            Ok(job)
        } else {
            Err(Problem::NotFound.into())
        }
    }
}

/// The name, for people, of a file that is begun at a moment.
pub(crate) fn file_name(zone: &Zone, at: Millis, format: ExportFormat) -> String {
    let day = zone.civil(at);
    format!(
        "mesajlar-{:04}-{:02}-{:02}-{:02}{:02}.{}",
        day.year,
        day.month,
        day.day,
        day.hour,
        day.minute,
        format.extension()
    )
}

/// What is wrong with a request, without looking at the database.
pub(crate) fn check(request: &ExportRequest) -> Result<()> {
    let mut seen = Vec::new();
    let fits = request.columns.iter().all(|column| {
        let new = !seen.contains(column);
        seen.push(*column);
        new && column.is_in(request.layout)
    });
    if request.columns.is_empty() {
        return Err(vec![Invalid {
            field: Field::Columns,
            fault: Fault::Missing,
        }]
        .into());
    }
    if !fits {
        return Err(vec![Invalid {
            field: Field::Columns,
            fault: Fault::Malformed,
        }]
        .into());
    }
    match &request.selection {
        Selection::Ids(ids) if ids.is_empty() => Err(vec![Invalid {
            field: Field::RowCount,
            fault: Fault::Missing,
        }]
        .into()),
        Selection::Ids(ids) if ids.len() > MAX_IDS => Err(vec![Invalid {
            field: Field::RowCount,
            fault: Fault::TooLong(MAX_IDS),
        }]
        .into()),
        Selection::Matching { filter, .. } => {
            let problems = filter.problems();
            if problems.is_empty() {
                Ok(())
            } else {
                Err(Problem::Filter(problems).into())
            }
        }
        Selection::Ids(_) => Ok(()),
    }
}
