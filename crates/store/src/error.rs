//! What can go wrong in the database, told apart by what the caller can do about it.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row is not there.
    #[error("no such row")]
    NotFound,
    /// A rule of the table refused the row; names the constraint or the columns.
    #[error("the table refuses the row: {0}")]
    Conflict(String),
    /// The database is locked, full or away: the same may work in a moment.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The database or its configuration cannot be used at all.
    #[error("the database cannot be used: {0}")]
    Unusable(String),
    /// Anything else: a fault of ours.
    #[error("the query failed: {0}")]
    Broken(DbErr),
}

/// The result of a query.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(text) | SqlErr::ForeignKeyConstraintViolation(text)) =
            error.sql_err()
        {
            return Self::Conflict(text);
        }
        match error {
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            DbErr::ConnectionAcquire(cause) => Self::Unavailable(cause.to_string()),
            DbErr::Conn(cause) => Self::Unavailable(cause.to_string()),
            DbErr::Exec(RuntimeErr::SqlxError(ref cause)) | DbErr::Query(RuntimeErr::SqlxError(ref cause))
                if is_passing(&cause.to_string()) =>
            {
                Self::Unavailable(cause.to_string())
            }
            other => Self::Broken(other),
        }
    }
}

/// Whether the database's words mean that trying again is worth it.
fn is_passing(text: &str) -> bool {
    [
        "database is locked",
        "database or disk is full",
        "statement timeout",
        "lock timeout",
        "deadlock detected",
        "the database system is",
        "terminating connection",
        "Broken pipe",
        "Connection reset",
        "pool timed out",
    ]
    .iter()
    .any(|words| text.contains(words))
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(DbErr::Json(error.to_string()))
    }
}
