//! An outgoing mail as it was sent: its exact bytes, and its HTML part in a page that can do nothing.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use desk::Desk;
use model::ids::OutgoingId;

use crate::answer::ProblemAnswer;
use crate::middleware::session::SignedIn;

/// What a page with mail content may do: look like itself, inside our own frames, and nothing else.
pub const MAIL_POLICY: &str = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/// `GET /outgoing/{id}/mail.eml`
pub async fn mail(
    State(desk): State<Desk>,
    SignedIn(caller): SignedIn,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse, ProblemAnswer> {
    let bytes = desk.outgoing_bytes(&caller, OutgoingId(id)).await?;
    let name = format!("attachment; filename=\"mesajlar-{id}.eml\"");
    Ok((
        [(CONTENT_TYPE, "message/rfc822".to_owned()), (CONTENT_DISPOSITION, name)],
        bytes,
    ))
}

/// `GET /outgoing/{id}/body`
pub async fn body(
    State(desk): State<Desk>,
    SignedIn(caller): SignedIn,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse, ProblemAnswer> {
    let html = desk.outgoing_html(&caller, OutgoingId(id)).await?;
    Ok((
        [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_SECURITY_POLICY, MAIL_POLICY),
        ],
        html,
    ))
}
