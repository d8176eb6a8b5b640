//! Refusals and failures as RFC 9457 problem details. The cause goes to the log with a reference, never to the client.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::DeskError;
use model::error::Problem;
use model::lang::Lang;
use model::texts::errors;
use serde_json::json;

/// A problem on its way to a client that is no page: the store API and plain routes.
#[derive(Debug)]
pub struct ProblemAnswer(Problem);

impl From<Problem> for ProblemAnswer {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl ProblemAnswer {
    /// The answer to an error of the desk; a fault is logged with a reference.
    pub fn of(error: &DeskError) -> Self {
        let reference = reference();
        if error.is_fault() {
            tracing::error!(%reference, %error, "an act failed");
        }
        Self(error.problem(&reference))
    }

    /// The problem itself, for a page that tells it in its own way.
    pub fn into_problem(self) -> Problem {
        self.0
    }
}

impl From<DeskError> for ProblemAnswer {
    fn from(error: DeskError) -> Self {
        Self::of(&error)
    }
}

/// Eight letters that tie an answer to its line in the log.
fn reference() -> String {
    format!("{:08x}", rand::random::<u32>())
}

impl IntoResponse for ProblemAnswer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "detail": errors::problem(&self.0, Lang::En),
            "problem": self.0,
        });
        let mut response = (status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let wait = match self.0 {
            Problem::SlowDown(seconds) => Some(seconds),
            Problem::Busy => Some(1),
            _ => None,
        };
        if let Some(seconds) = wait {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
