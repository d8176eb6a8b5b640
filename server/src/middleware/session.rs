//! Who asks: the cookie's session, looked up for every request, so that an ended one is ended at once.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::{Caller, Desk};
use model::error::Problem;

use crate::answer::ProblemAnswer;

/// The session's cookie. The prefix makes browsers insist on Secure, no Domain and the root path.
pub const COOKIE_NAME: &str = "__Host-sid";

/// Looks the caller up and hands it on as a request extension, `Option<Caller>`.
pub async fn look_up(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let caller = match token_of(request.headers()) {
        Some(token) => match desk.caller_of(token).await {
            Ok(caller) => caller,
            Err(error) => return ProblemAnswer::of(&error).into_response(),
        },
        None => None,
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

fn token_of(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE_NAME)
        .map(|(_, token)| token)
}

/// A signed-in caller, for plain routes.
pub struct SignedIn(pub Caller);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = ProblemAnswer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ProblemAnswer> {
        match parts.extensions.get::<Option<Caller>>() {
            Some(Some(caller)) => Ok(Self(caller.clone())),
            _ => Err(ProblemAnswer::from(Problem::SignedOut)),
        }
    }
}
