//! What an act of the desk can fail with: a refusal that a person can be told, or a fault of the store with its cause.

use model::error::{Conflict, Problem};
use model::validate::Invalid;
use store::StoreError;

/// A refusal or a failure.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// Said to the person as it is.
    #[error("refused: {0}")]
    Refused(#[from] Problem),
    /// The cause is logged; the person hears of a reference.
    #[error(transparent)]
    Store(StoreError),
    /// A fault outside the database.
    #[error("{0}")]
    Broken(String),
}

/// The result of an act.
pub type Result<T, E = DeskError> = std::result::Result<T, E>;

impl DeskError {
    /// What the person is told; `reference` names the entry in the log.
    pub fn problem(&self, reference: &str) -> Problem {
        match self {
            Self::Refused(problem) => problem.clone(),
            Self::Store(StoreError::NotFound) => Problem::NotFound,
            Self::Store(StoreError::Unavailable(_)) => Problem::Busy,
            Self::Store(_) | Self::Broken(_) => Problem::Unexpected(reference.to_owned()),
        }
    }

    /// Whether the log must hear of the cause.
    pub const fn is_fault(&self) -> bool {
        !matches!(self, Self::Refused(_) | Self::Store(StoreError::NotFound))
    }
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Conflict> for DeskError {
    fn from(conflict: Conflict) -> Self {
        Self::Refused(Problem::Conflict(conflict))
    }
}

impl From<Vec<Invalid>> for DeskError {
    fn from(faults: Vec<Invalid>) -> Self {
        Self::Refused(Problem::Invalid(faults))
    }
}
