//! The error of every server function: a `Problem` of the model, which the catalogue can say in words.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::{Bytes, Decodes as _};
use model::error::Problem;
use serde::{Deserialize, Serialize};

use crate::browser;

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

    /// Every refusal that reaches the browser passes here, so this is where an ended session leads to the door.
    fn de(data: Bytes) -> Self {
        let error = JsonEncoding::decode(data).unwrap_or_else(|cause: serde_json::Error| {
            Self::from_server_fn_error(ServerFnErrorErr::Deserialization(cause.to_string()))
        });
        if error.0 == Problem::SignedOut {
            browser::leave_for_door();
        }
        error
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}
