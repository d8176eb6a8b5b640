//! Keys of the store API, as admins see them.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::ApiKeyId;

/// A key without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKeyView {
    /// The key.
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// Its first characters, to tell it from others.
    pub prefix: String,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last used.
    pub last_used_at: Option<Millis>,
    /// When it was withdrawn.
    pub revoked_at: Option<Millis>,
}

/// A key just made. The secret is shown once: only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewApiKey {
    /// The key.
    pub key: ApiKeyView,
    /// The secret.
    pub secret: String,
}
