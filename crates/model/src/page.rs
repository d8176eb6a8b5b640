//! How a list is walked: a sort and the last row seen (keyset paging). No offsets and no row cap.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::EventSeq;

/// How many rows one page of a list holds.
pub const PAGE_ROWS: u32 = 50;

/// How far a count is exact before it may say "10.000+".
pub const COUNT_CAP: u64 = 10_000;

/// The order of a list of threads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadSort {
    /// Last activity, newest first.
    #[default]
    ActivityDesc,
    /// Last activity, oldest first.
    ActivityAsc,
    /// Opened, newest first.
    OpenedDesc,
    /// Opened, oldest first.
    OpenedAsc,
}

impl ThreadSort {
    /// All four.
    pub const ALL: [Self; 4] = [Self::ActivityDesc, Self::ActivityAsc, Self::OpenedDesc, Self::OpenedAsc];

    /// The word in the URL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ActivityDesc => "-activity",
            Self::ActivityAsc => "activity",
            Self::OpenedDesc => "-opened",
            Self::OpenedAsc => "opened",
        }
    }

    /// The sort of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }

    /// Whether the newest comes first.
    pub const fn is_descending(self) -> bool {
        matches!(self, Self::ActivityDesc | Self::OpenedDesc)
    }
}

/// The place behind the last row of a page: the next page begins after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The row's value of the sorted column.
    pub at: Millis,
    /// The row's id, which parts rows of one moment.
    pub id: i64,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows in the list's order.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
    /// The last event that these rows already show.
    pub seen: EventSeq,
}

/// How many rows a filter finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number, or `COUNT_CAP` when there are more.
    pub rows: u64,
    /// Whether there are more than `rows`.
    pub more: bool,
}
