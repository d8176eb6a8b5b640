//! One act on many threads, and taking it back.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::filter::{ThreadFilter, ThreadList};
use crate::ids::{AgentId, BulkId, ThreadId, TopicId};
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
    /// Mesaj Konusu: another topic.
    Topic {
        /// The new topic.
        to: TopicId,
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
            Self::Resolve | Self::Snooze { .. } | Self::Topic { .. } => Right::Resolve,
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

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// How an act on many threads stands.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum BulkState { $($(#[$doc])* $variant,)+ }

        impl BulkState {
            /// The word in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The state of a word.
            pub fn parse(word: &str) -> Option<Self> {
                [$(Self::$variant,)+].into_iter().find(|state| state.as_str() == word)
            }
        }
    };
}

states! {
    /// Its set of threads is known; nothing is done yet.
    Frozen = "frozen",
    /// Batches of threads are changed.
    Running = "running",
    /// All threads had their turn.
    Done = "done",
    /// It was stopped; what was changed until then stays changed and can be taken back.
    Cancelled = "cancelled",
}

/// What an act on a frozen set of threads will touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActPreview {
    /// The frozen act.
    pub bulk: BulkId,
    /// How many threads it is for.
    pub total: u64,
    /// How many members it would send a mail to.
    pub mails: u64,
    /// Threads that something happened to since the set was frozen: they will be left alone.
    pub changed_since: u64,
    /// Threads in which somebody else has begun an answer.
    pub drafts: u64,
}

/// How far an act on many threads is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkView {
    /// The act.
    pub id: BulkId,
    /// How it stands.
    pub state: BulkState,
    /// How many threads it is for.
    pub total: u64,
    /// How many were changed.
    pub changed: u64,
    /// How many it did not fit (already so, or gone).
    pub skipped: u64,
    /// How many were left alone because something happened to them since.
    pub conflicts: u64,
}

impl BulkView {
    /// How many threads had their turn.
    pub const fn done(&self) -> u64 {
        self.changed + self.skipped + self.conflicts
    }
}

/// A thread that an act left alone because something happened to it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActConflict {
    /// The thread.
    pub thread: ThreadId,
    /// Its heading.
    pub subject: String,
}
