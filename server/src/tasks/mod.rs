//! Loops beside the requests: sending mail, writing exports, chores. Each calls the desk and keeps no state of its own.

mod chores;
mod exporter;
mod sender;

use tokio::task::JoinSet;

use crate::state::AppState;

/// Starts every task. They end when the host closes.
///
/// # Errors
/// When the configured mail server cannot be used at all.
pub fn spawn(running: &mut JoinSet<anyhow::Result<()>>, state: &AppState) -> anyhow::Result<()> {
    let transport = sender::transport(&state.config)?;
    running.spawn(sender::run(state.desk.clone(), transport, state.closing.clone()));
    running.spawn(exporter::run(
        state.desk.clone(),
        state.export_dir(),
        state.config.clone(),
        state.closing.clone(),
    ));
    running.spawn(chores::run(
        state.desk.clone(),
        state.export_dir(),
        state.closing.clone(),
    ));
    Ok(())
}
