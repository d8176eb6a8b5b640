//! What may go wrong, as it may cross the wire: no internals, always a sentence that the catalogue can make of it.

use serde::{Deserialize, Serialize};

use crate::filter::FilterProblem;
use crate::import::SheetFault;
use crate::right::Right;
use crate::template::TemplateProblem;
use crate::validate::Invalid;

/// The refusal or failure of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in (401).
    #[error("signed out")]
    SignedOut,
    /// The role lacks this right (403).
    #[error("forbidden: {0:?}")]
    Forbidden(Right),
    /// There is no such thing, or none that the caller may see (404).
    #[error("not found")]
    NotFound,
    /// Fields that cannot be taken as they are (422).
    #[error("invalid: {0:?}")]
    Invalid(Vec<Invalid>),
    /// A filter that cannot be used (422).
    #[error("filter: {0:?}")]
    Filter(Vec<FilterProblem>),
    /// A file that is no table that can be brought (422).
    #[error("sheet: {0:?}")]
    Sheet(SheetFault),
    /// A template that does not render (422).
    #[error("template: {0:?}")]
    Template(Vec<TemplateProblem>),
    /// Somebody else changed it meanwhile, or the act does not fit its state (409).
    #[error("conflict: {0:?}")]
    Conflict(Conflict),
    /// E-mail and password do not belong together (401).
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many tries; seconds to wait (429).
    #[error("slow down for {0} s")]
    SlowDown(u32),
    /// The database is busy or away; the same request may work in a moment (503).
    #[error("busy")]
    Busy,
    /// The request could not be read at all (400).
    #[error("malformed")]
    Malformed,
    /// Our fault; the reference stands in the log beside the cause (500).
    #[error("unexpected, reference {0}")]
    Unexpected(String),
}

/// Why an act does not fit what is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// The thread is in the archive.
    Resolved,
    /// The thread is in the bin.
    Binned,
    /// It is too late to undo: it has gone out or changed since.
    TooLate,
    /// The mail address already belongs to somebody.
    EmailTaken,
    /// The desk is already set up.
    AlreadySetUp,
    /// This would leave the desk without an admin.
    LastAdmin,
    /// The link or code was used or has expired.
    CodeUsed,
    /// Somebody saved another version meanwhile.
    Changed,
    /// Something of this name exists.
    NameTaken,
}

impl Problem {
    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignedOut | Self::WrongCredentials => 401,
            Self::Forbidden(_) => 403,
            Self::NotFound => 404,
            Self::Conflict(_) => 409,
            Self::Invalid(_) | Self::Filter(_) | Self::Sheet(_) | Self::Template(_) => 422,
            Self::SlowDown(_) => 429,
            Self::Unexpected(_) => 500,
            Self::Busy => 503,
        }
    }
}
