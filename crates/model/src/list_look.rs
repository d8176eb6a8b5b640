//! How somebody likes their lists: which columns stand, and how high the rows are. It belongs to the person and goes with
//! them to every browser.

use serde::{Deserialize, Serialize};

use crate::filter::ThreadList;

words! {
    /// A column that can be put away. Member and subject cannot: without them a row says nothing.
    ListColumn {
        /// The thread's number.
        Number = "number",
        /// Durum.
        Status = "status",
        /// Mesaj Konusu.
        Topic = "topic",
        /// Mesaj Tür.
        Kind = "kind",
        /// Sipariş No.
        Order = "order",
        /// Açılma Tarihi.
        Opened = "opened",
        /// Son hareket.
        Activity = "activity",
        /// Kapanma Tarihi.
        Closed = "closed",
        /// Cevaplayan.
        Responder = "responder",
    }
}

impl ListColumn {
    /// Whether a list has it.
    pub const fn is_in(self, list: ThreadList) -> bool {
        match self {
            Self::Closed | Self::Responder => matches!(list, ThreadList::Archive),
            _ => true,
        }
    }
}

/// How the lists look; the default is every column, in rows of the usual height.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListLook {
    /// Low rows.
    pub compact: bool,
    /// The columns that are put away.
    pub hidden: Vec<ListColumn>,
}

impl ListLook {
    /// Whether a column stands.
    pub fn shows(&self, column: ListColumn) -> bool {
        !self.hidden.contains(&column)
    }

    /// Puts a column up or away.
    pub fn show(&mut self, column: ListColumn, shown: bool) {
        self.hidden.retain(|hidden| *hidden != column);
        if !shown {
            self.hidden.push(column);
        }
    }

    /// The same with each column named once.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.hidden.sort_unstable();
        self.hidden.dedup();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{ListColumn, ListLook};

    #[test]
    fn a_column_is_put_away_once_and_comes_back() {
        let mut look = ListLook::default();
        look.show(ListColumn::Topic, false);
        look.show(ListColumn::Topic, false);
        assert_eq!(look.hidden, [ListColumn::Topic]);
        assert!(!look.shows(ListColumn::Topic) && look.shows(ListColumn::Kind));
        look.show(ListColumn::Topic, true);
        assert_eq!(look, ListLook::default());
    }

    #[test]
    fn a_look_of_another_version_is_read_as_far_as_it_goes() {
        assert_eq!(serde_json::from_str::<ListLook>("{}").ok(), Some(ListLook::default()));
        let twice = ListLook {
            hidden: vec![ListColumn::Kind, ListColumn::Number, ListColumn::Kind],
            compact: true,
        };
        assert_eq!(twice.tidy().hidden, [ListColumn::Number, ListColumn::Kind]);
    }
}
