//! Is the program there, can it work, and how is it doing?

use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::Desk;
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

use crate::config::Secret;
use crate::state::AppState;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// 200 as long as the program runs.
pub async fn alive() -> &'static str {
    "ok"
}

/// 200 when the database answers; 503 otherwise, and while the program ends, so that a proxy sends nobody here any more.
pub async fn ready(State(desk): State<Desk>, State(closing): State<CancellationToken>) -> (StatusCode, &'static str) {
    if closing.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "closing");
    }
    match desk.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}

/// The numbers, for whoever shows the word of the configuration as a bearer token; for nobody when there is none.
pub async fn metrics(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let Some(Secret(token)) = &state.config.metrics_token else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let shown = shown
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    // Hashes are compared, so that the time it takes tells nothing of the word.
    if Sha256::digest(shown) != Sha256::digest(token) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match state.metrics.text(&state.desk).await {
        Ok(text) => ([(CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(error) => {
            tracing::warn!(%error, "the numbers cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
