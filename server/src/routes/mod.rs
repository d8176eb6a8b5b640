//! Plain HTTP: what is no page and no server function. Each handler names the right that it needs, in the desk's act.

pub mod api_v1;
pub mod contact;
pub mod exports;
pub mod health;
pub mod imports;
pub mod live;
pub mod openapi;
pub mod outgoing;
pub mod preview;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::state::AppState;

/// The largest body of the store API and of the contact form, in bytes.
const SMALL_BODY: usize = 256 * 1024;

/// All plain routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .route("/live", get(live::stream))
        .route("/live/poll", get(live::poll))
        .route("/exports/{id}/file", get(exports::file))
        .route("/imports/{id}/refused.xlsx", get(imports::refused))
        .route("/outgoing/{id}/mail.eml", get(outgoing::mail))
        .route("/outgoing/{id}/body", get(outgoing::body))
        .route("/templates/preview", get(preview::page))
        .route("/api/v1/openapi.json", get(openapi::document))
        .route(
            "/api/v1/messages",
            post(api_v1::receive).layer(DefaultBodyLimit::max(SMALL_BODY)),
        )
        .route(
            "/iletisim",
            get(contact::form)
                .post(contact::submit)
                .layer(DefaultBodyLimit::max(SMALL_BODY)),
        )
}

/// Routes that take a file: it may be large, and take as long as a slow line needs.
pub fn uploads() -> Router<AppState> {
    Router::new()
        .route("/imports", post(imports::bring))
        .layer(DefaultBodyLimit::disable())
}
