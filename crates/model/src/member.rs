//! Who writes: a member of the store.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::MemberId;

/// A member as lists and pickers show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSummary {
    /// The member.
    pub id: MemberId,
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The store's own id.
    pub external_id: Option<String>,
    /// How many threads they have, the bin left out.
    pub threads: u64,
    /// When they last wrote or were written to.
    pub last_activity_at: Option<Millis>,
}

/// Whom a new thread is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberChoice {
    /// One who is known.
    Known(MemberId),
    /// One to be entered; an address that is known already takes that member.
    New {
        /// Ad Soyad.
        full_name: String,
        /// E-Posta.
        email: String,
    },
}
