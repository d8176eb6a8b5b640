//! Loops beside the requests: sending mail, acts on many threads, imports, writing exports, chores, listening to other processes. Each calls the desk and
//! keeps no state of its own; what only one process may do at a time it does under a lease.

mod bulk;
mod chores;
pub mod exporter;
mod follower;
mod importer;
mod lease;
mod sender;

use tokio::task::JoinSet;

use crate::state::AppState;

/// Starts every task. They end when the host closes.
///
/// # Errors
/// When the configured mail server cannot be used at all.
pub fn spawn(running: &mut JoinSet<anyhow::Result<()>>, state: &AppState) -> anyhow::Result<()> {
    let transport = sender::transport(&state.config)?;
    let closing = || state.closing.clone();
    running.spawn(sender::run(
        state.desk.clone(),
        transport,
        state.instance.clone(),
        closing(),
    ));
    running.spawn(exporter::Exporter::of(state).run(closing()));
    running.spawn(bulk::run(state.clone()));
    running.spawn(importer::run(state.clone()));
    running.spawn(chores::run(state.clone()));
    running.spawn(follower::run(state.desk.clone(), closing()));
    Ok(())
}
