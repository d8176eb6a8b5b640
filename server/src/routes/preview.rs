//! The last template preview of this session, in a page that can do nothing.

use axum::extract::State;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use desk::Desk;

use super::outgoing::MAIL_POLICY;
use crate::answer::ProblemAnswer;
use crate::middleware::session::SignedIn;

/// `GET /templates/preview`
pub async fn page(State(desk): State<Desk>, SignedIn(caller): SignedIn) -> Result<impl IntoResponse, ProblemAnswer> {
    let html = desk.last_preview(&caller)?;
    Ok((
        [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_SECURITY_POLICY, MAIL_POLICY),
        ],
        html,
    ))
}
