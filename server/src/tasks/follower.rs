//! Hears of events that other processes commit on the same database, so that browsers of this one hear of them too.

use desk::Desk;
use tokio_util::sync::CancellationToken;

/// Runs until the host closes.
pub async fn run(desk: Desk, closing: CancellationToken) -> anyhow::Result<()> {
    tokio::select! {
        () = closing.cancelled() => Ok(()),
        () = desk.store().follow() => Ok(()),
    }
}
