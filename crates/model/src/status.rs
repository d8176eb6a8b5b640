//! Where a thread stands. `resolved` means archive, everything else means inbox; the database enforces it.

use serde::{Deserialize, Serialize};

/// Durum of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Yeni: nobody has answered yet.
    New,
    /// Cevap bekliyor: the member wrote again after an answer.
    Pending,
    /// Yanıtlandı: the last word is ours.
    Answered,
    /// Ertelendi: asleep until a moment or the member's next message.
    Snoozed,
    /// Çözümlendi: in the archive.
    Resolved,
}

impl Status {
    /// All, in the order of a thread's life.
    pub const ALL: [Self; 5] = [Self::New, Self::Pending, Self::Answered, Self::Snoozed, Self::Resolved];

    /// The word in the database, in URLs and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Pending => "pending",
            Self::Answered => "answered",
            Self::Snoozed => "snoozed",
            Self::Resolved => "resolved",
        }
    }

    /// The status of a word; `None` for any other word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}
