//! Every route in one place, and the layers that every request passes, outermost last.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::middleware::{headers, measure, session};
use crate::state::AppState;
use crate::{pages, routes};

/// The largest body of a server function, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;
/// How long a request may take. A stream's headers leave at once, so streams are not cut.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a file may take to come and to be read.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(10 * 60);

/// The whole site.
pub fn router(state: AppState) -> Router {
    let site = &state.config.site_root;
    let files = || ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    let packed = DefaultPredicate::new().and(NotForContentType::const_new("text/event-stream"));
    let slow = |patience| TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, patience);
    pages::add(routes::routes(), &state)
        .nest_service("/pkg", files())
        .route_service(
            "/icons.svg",
            ServeFile::new(site.join("icons.svg"))
                .precompressed_br()
                .precompressed_gzip(),
        )
        .route_service("/favicon.svg", ServeFile::new(site.join("favicon.svg")))
        .fallback(|| async { (StatusCode::NOT_FOUND, "404") })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(slow(PATIENCE))
        .merge(routes::uploads().layer(slow(UPLOAD_PATIENCE)))
        .layer(from_fn_with_state(state.clone(), session::look_up))
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new().compress_when(packed))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(state.clone(), measure::measure))
        .layer(TraceLayer::new_for_http())
        .with_state(state)
}
