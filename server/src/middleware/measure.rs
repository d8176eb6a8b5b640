//! Times every request for the metrics. Knows paths and statuses, nothing of what was asked.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::metrics::Metrics;

/// The layer.
pub async fn measure(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    metrics.request(&path, response.status().as_u16(), began.elapsed());
    response
}
