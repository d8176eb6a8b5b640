//! Is the program there, and can it work?

use axum::extract::State;
use axum::http::StatusCode;
use desk::Desk;

/// 200 as long as the program runs.
pub async fn alive() -> &'static str {
    "ok"
}

/// 200 when the database answers, 503 otherwise.
pub async fn ready(State(desk): State<Desk>) -> (StatusCode, &'static str) {
    match desk.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
