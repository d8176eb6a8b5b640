//! One number type per noun, so that a thread's number can never be taken for a member's.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A thread; also the number that people see (`#1042`).
    ThreadId;
    /// One message inside a thread (a row of the exchange, not a mail's Message-ID header).
    MessageId;
    /// A member of the store.
    MemberId;
    /// Somebody who works at the desk.
    AgentId;
    /// A Mesaj Tür.
    KindId;
    /// A Mesaj Konusu.
    TopicId;
    /// One outgoing mail: one recipient.
    OutgoingId;
    /// A mail template.
    TemplateId;
    /// A saved view.
    ViewId;
    /// An export job.
    ExportId;
    /// An export that is made again and again.
    ScheduleId;
    /// An import.
    ImportId;
    /// A key of the store API.
    ApiKeyId;
    /// One bulk act on threads, the unit of undo.
    BulkId;
    /// A signed-in browser.
    SessionId;
}

/// The rising number of an event: what a browser has seen is everything up to its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventSeq(pub i64);

impl fmt::Display for EventSeq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
