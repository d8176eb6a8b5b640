//! What must happen by itself: sleeping threads wake, scheduled exports begin, the bin empties after 30 days, old files and keys go.

use std::path::Path;
use std::time::Duration;

use desk::Desk;
use model::ids::ExportId;

use crate::state::AppState;
use crate::tasks::lease::holding;

/// How often sleeping threads are looked at.
const EVERY: Duration = Duration::from_secs(20);
/// Every how many rounds the slow chores are done: about once in ten minutes.
const SLOW: u32 = 30;

/// How old a file that is being read is when nobody reads it any more: longer than a request may take.
const LEFT: Duration = Duration::from_secs(60 * 60);
/// The lease of whoever does the slow chores.
const LEASE: &str = "chores";

/// Runs until the host closes. A chore that fails is logged and tried again in the next round.
pub async fn run(state: AppState) -> anyhow::Result<()> {
    let desk = &state.desk;
    for round in 0u32.. {
        if let Err(error) = desk.wake_snoozed().await {
            tracing::error!(%error, "sleeping threads were not woken");
        }
        if let Err(error) = desk.begin_due_exports().await {
            tracing::error!(%error, "scheduled exports were not begun");
        }
        if round.is_multiple_of(SLOW) {
            match holding(desk, LEASE, &state.instance, Box::pin(slow(&state))).await {
                Ok(Some(Err(error))) => tracing::error!(error = format!("{error:#}"), "a chore failed"),
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "the chores cannot be taken"),
            }
        }
        tokio::select! {
            () = state.closing.cancelled() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    Ok(())
}

async fn slow(state: &AppState) -> anyhow::Result<()> {
    let desk = &state.desk;
    desk.purge_bin().await?;
    desk.forget_old().await?;
    desk.expire_exports().await?;
    sweep(desk, &state.export_dir()).await?;
    sweep_imports(&state.import_dir()).await
}

/// Removes what a crash left of files that were being read, or of workbooks with refused rows.
async fn sweep_imports(import_dir: &Path) -> anyhow::Result<()> {
    let mut files = tokio::fs::read_dir(import_dir).await?;
    while let Some(file) = files.next_entry().await? {
        let data = file.metadata().await?;
        if data.modified()?.elapsed().is_ok_and(|age| age > LEFT) {
            match data.is_dir() {
                true => tokio::fs::remove_dir_all(file.path()).await?,
                false => tokio::fs::remove_file(file.path()).await?,
            }
        }
    }
    Ok(())
}

/// Removes the files of exports that are of no use any more: expired, stopped in the last moment, or cut off by a crash.
async fn sweep(desk: &Desk, export_dir: &Path) -> anyhow::Result<()> {
    let mut files = tokio::fs::read_dir(export_dir).await?;
    while let Some(file) = files.next_entry().await? {
        let name = file.file_name();
        if let Some(id) = name.to_str().and_then(export_of)
            && !desk.export_wants_file(id).await?
        {
            tokio::fs::remove_file(file.path()).await?;
        }
    }
    Ok(())
}

/// Whose file it is: `17.xlsx`, or `.17.instance.tmp` while an instance writes it.
fn export_of(name: &str) -> Option<ExportId> {
    let draft = || name.strip_prefix('.')?.strip_suffix(".tmp")?.split_once('.');
    let number = name
        .strip_suffix(".xlsx")
        .or_else(|| name.strip_suffix(".csv"))
        .or_else(|| draft().map(|(number, _)| number))?;
    number.parse().ok().map(ExportId)
}

#[cfg(test)]
mod tests {
    use super::{ExportId, export_of};

    #[test]
    fn only_files_of_exports_are_touched() {
        assert_eq!(export_of("17.xlsx"), Some(ExportId(17)));
        assert_eq!(export_of("17.csv"), Some(ExportId(17)));
        assert_eq!(export_of(".17.4-ab.tmp"), Some(ExportId(17)));
        for other in ["17.tmp", ".17.tmp", "liste.xlsx", ".tmp", "17.xlsx.bak", "mesajlar.db"] {
            assert_eq!(export_of(other), None, "{other}");
        }
    }
}
