//! One act on many threads, and taking it back.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::filter::{ThreadFilter, ThreadList};
use crate::ids::{AgentId, BulkId, ThreadId};
use crate::right::Right;

/// For how long an act can be taken back: 15 minutes.
pub const UNDO_MILLIS: Millis = 15 * 60 * 1000;

/// What is done to the selected threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadAct {
    /// Çözümlendi yap.
    Resolve,
    /// Mesajları Aç.
    Reopen {
        /// Why; stays in the thread's history.
        reason: Option<String>,
    },
    /// Sil: to the bin.
    Bin,
    /// Back from the bin.
    Restore,
    /// Give to somebody or to nobody.
    Assign {
        /// The new assignee.
        to: Option<AgentId>,
    },
    /// Ertele.
    Snooze {
        /// When it wakes; in the future.
        until: Millis,
    },
}

impl ThreadAct {
    /// The right that the act needs from `caller`.
    pub fn right(&self, caller: AgentId) -> Right {
        match self {
            Self::Resolve | Self::Snooze { .. } => Right::Resolve,
            Self::Reopen { .. } => Right::Reopen,
            Self::Bin | Self::Restore => Right::Bin,
            Self::Assign { to: Some(to) } if *to == caller => Right::AssignSelf,
            Self::Assign { .. } => Right::AssignOthers,
        }
    }
}

/// Which threads. `Matching` is frozen into ids when the act begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// These.
    Ids(Vec<ThreadId>),
    /// All that the filter finds, but for some.
    Matching {
        /// In which list.
        list: ThreadList,
        /// The filter.
        filter: Box<ThreadFilter>,
        /// Those that were unticked.
        except: Vec<ThreadId>,
    },
}

/// What an act did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActDone {
    /// What to name when it is taken back.
    pub bulk: BulkId,
    /// How many threads changed.
    pub changed: u64,
    /// Threads that it did not fit (already so, or gone).
    pub skipped: u64,
}

/// What taking an act back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActUndone {
    /// How many threads have their earlier values again.
    pub restored: u64,
    /// Threads that changed since and were left alone.
    pub left: u64,
}
