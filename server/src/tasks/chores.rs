//! What must happen by itself: sleeping threads wake, the bin empties after 30 days, old files and keys go.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::Desk;
use tokio_util::sync::CancellationToken;

/// How often sleeping threads are looked at.
const EVERY: Duration = Duration::from_secs(20);
/// Every how many rounds the slow chores are done: about once in ten minutes.
const SLOW: u32 = 30;

/// Runs until the host closes. A chore that fails is logged and tried again in the next round.
pub async fn run(desk: Desk, export_dir: PathBuf, closing: CancellationToken) -> anyhow::Result<()> {
    for round in 0u32.. {
        if let Err(error) = desk.wake_snoozed().await {
            tracing::error!(%error, "sleeping threads were not woken");
        }
        if round.is_multiple_of(SLOW)
            && let Err(error) = slow(&desk, &export_dir).await
        {
            tracing::error!(error = format!("{error:#}"), "a chore failed");
        }
        tokio::select! {
            () = closing.cancelled() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    Ok(())
}

async fn slow(desk: &Desk, export_dir: &Path) -> anyhow::Result<()> {
    desk.purge_bin().await?;
    desk.forget_old().await?;
    for id in desk.expire_exports().await? {
        match tokio::fs::remove_file(export_dir.join(format!("{id}.xlsx"))).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
