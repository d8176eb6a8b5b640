//! Works on imports, some threads at a time, each import under a lease.

use std::time::Duration;

use desk::import_lease;
use model::ids::ImportId;

use crate::state::AppState;
use crate::tasks::lease::holding;

/// How often waiting imports are looked for.
const LOOK: Duration = Duration::from_millis(300);

/// Runs until the host closes; an import that is half done then goes on after the next start, or in another process.
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
    let jobs = match desk.imports_to_run().await {
        Ok(jobs) => jobs,
        Err(error) => return tracing::error!(%error, "waiting imports cannot be read"),
    };
    for id in jobs {
        match holding(desk, &import_lease(id), &state.instance, Box::pin(work(state, id))).await {
            Ok(_) => {}
            Err(error) => tracing::error!(import = id.0, %error, "an import cannot be taken"),
        }
    }
}

async fn work(state: &AppState, id: ImportId) {
    if let Err(error) = steps(state, id).await {
        tracing::error!(import = id.0, %error, "an import broke");
        if let Err(error) = state.desk.fail_import(id, &state.instance).await {
            tracing::error!(import = id.0, %error, "the end of an import cannot be written");
        }
    }
}

async fn steps(state: &AppState, id: ImportId) -> desk::Result<()> {
    let mut job = state.desk.run_import(id, &state.instance).await?;
    while !state.closing.is_cancelled() && Box::pin(job.step()).await? {}
    Ok(())
}
