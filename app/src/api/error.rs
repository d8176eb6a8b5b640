//! The error of every server function: a `Problem` of the model, which the catalogue can say in words.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use model::error::Problem;
use serde::{Deserialize, Serialize};

/// A refusal or failure that crossed the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{0}")]
#[serde(transparent)]
pub struct ApiError(pub Problem);

/// The reference of a request that never reached the desk.
pub const OFFLINE: &str = "offline";

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => {
                Self(Problem::Unexpected(OFFLINE.to_owned()))
            }
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self(Problem::Malformed)
            }
            other => Self(Problem::Unexpected(other.to_string())),
        }
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}
