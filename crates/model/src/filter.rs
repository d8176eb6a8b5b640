//! What somebody looks for: a value, never a piece of SQL. It lives in the URL, in saved views, in exports and bulk acts.
//! Reading and writing the URL form is here; which moments a day spans and how texts are matched is not.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::{AgentId, KindId, TopicId};
use crate::status::Status;

mod query;

pub use query::{FilterProblem, FilterReading, query_of, query_pairs};

/// The longest text that a criterion takes, in characters.
pub const MAX_TEXT: usize = 200;

/// Which list of threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadList {
    /// Üye Mesajları: all that is not resolved.
    Inbox,
    /// Üye Mesaj Arşivi: all that is resolved.
    Archive,
    /// Çöp kutusu: what was moved to the bin, from either list.
    Bin,
}

impl ThreadList {
    /// The word in URLs of the desk and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Archive => "archive",
            Self::Bin => "bin",
        }
    }

    /// The list of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Inbox, Self::Archive, Self::Bin]
            .into_iter()
            .find(|list| list.as_str() == word)
    }
}

/// A range of the store's days, both ends included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day; open when `None`.
    pub from: Option<Day>,
    /// The last day; open when `None`.
    pub to: Option<Day>,
}

impl DayRange {
    /// Whether the range says nothing.
    pub const fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether no day can lie in it.
    pub fn is_impossible(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if from > to)
    }
}

/// The criteria of a list of threads. All that are set must hold; within one that takes several values, any may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThreadFilter {
    /// Açılma Tarihi.
    pub opened: DayRange,
    /// Kapanma Tarihi.
    pub closed: DayRange,
    /// Mesaj Tür.
    pub kinds: Vec<KindId>,
    /// Durum.
    pub statuses: Vec<Status>,
    /// Mesaj Konusu.
    pub topics: Vec<TopicId>,
    /// Konu Başlığı: a substring after folding.
    pub subject: String,
    /// Ad Soyad: a substring after folding.
    pub name: String,
    /// E-Posta: a substring after folding.
    pub email: String,
    /// Açıklama: a substring of any message of the thread, after folding.
    pub body: String,
    /// Sipariş No: a substring of the normalised number.
    pub order_no: String,
    /// Cevaplayan: who answered last.
    pub responders: Vec<AgentId>,
    /// Çözümleyen: who resolved.
    pub resolvers: Vec<AgentId>,
}

impl ThreadFilter {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
