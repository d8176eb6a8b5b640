//! Does acts on many threads, batch by batch, each act under a lease.

use std::time::Duration;

use desk::bulk_lease;
use model::ids::BulkId;

use crate::state::AppState;
use crate::tasks::lease::holding;

/// How often waiting acts are looked for.
const LOOK: Duration = Duration::from_millis(200);

/// Runs until the host closes; an act that is half done then goes on after the next start, or in another process.
pub async fn run(state: AppState) -> anyhow::Result<()> {
    loop {
        round(&state).await;
        tokio::select! {
            () = state.closing.cancelled() => return Ok(()),
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

async fn round(state: &AppState) {
    let desk = &state.desk;
    let acts = match desk.acts_to_run().await {
        Ok(acts) => acts,
        Err(error) => return tracing::error!(%error, "waiting acts cannot be read"),
    };
    for id in acts {
        match holding(desk, &bulk_lease(id), &state.instance, Box::pin(work(state, id))).await {
            Ok(Some(Err(error))) => tracing::error!(act = id.0, %error, "an act on many threads stopped"),
            Ok(_) => {}
            Err(error) => tracing::error!(act = id.0, %error, "an act on many threads cannot be taken"),
        }
    }
}

async fn work(state: &AppState, id: BulkId) -> desk::Result<()> {
    while !state.closing.is_cancelled() && state.desk.run_act(id, &state.instance).await? {}
    Ok(())
}
