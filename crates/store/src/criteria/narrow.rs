//! Which criteria find so little that their matches are collected and sorted, instead of going along the list for them.

use model::page::ThreadSort;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, DbBackend};

use super::texts::{has_trigram, index_query, members_with};
use super::{TextOf, ThreadCriteria};
use crate::entity::{member, thread};

/// How much of a list is looked at in one way before another is taken. The figures are those of the benchmark: where both ways
/// take as long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// How many threads are looked through one by one, where matches lie scattered.
    pub probe: u64,
    /// A criterion that finds fewer threads or messages than this is looked up first and sorted afterwards.
    pub few: u64,
    /// The same for the texts of threads: the walk meets them without leaving its table.
    pub few_texts: u64,
    /// The same for members, who have some threads each.
    pub few_members: u64,
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            probe: 5_000,
            few: 10_000,
            few_texts: 2_000,
            few_members: 2_500,
        }
    }
}

/// What of the criteria finds little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Narrow {
    /// A range of days.
    Days,
    /// A text.
    Text(TextOf),
}

/// A criterion that may find little: a query whose rows are only there to be counted, and how many are too many to be few.
pub(crate) struct MayBeNarrow {
    pub(crate) by: Narrow,
    pub(crate) found: SelectStatement,
    pub(crate) too_many: u64,
}

impl ThreadCriteria {
    /// What the criteria that may find little find, each alone, where an index tells it quickly.
    pub(crate) fn narrow(&self, sort: ThreadSort, backend: DbBackend, reach: Reach) -> Vec<MayBeNarrow> {
        // A range of what the list is sorted by is a part of the walk.
        let walked = self.gathered(sort, backend).opened == self.opened;
        let opened = if walked { (None, None) } else { self.opened };
        let days = [
            Self {
                opened,
                ..Self::all(self.list)
            },
            Self {
                closed: self.closed,
                ..Self::all(self.list)
            },
        ];
        let days = days
            .into_iter()
            .filter(|one| *one != Self::all(self.list))
            .map(|one| MayBeNarrow {
                by: Narrow::Days,
                found: threads(one.condition(backend)),
                too_many: reach.few,
            });
        let texts = TextOf::ALL.into_iter().filter_map(|of| {
            let text = self.text(of).filter(|text| has_trigram(text))?;
            Some(MayBeNarrow {
                by: Narrow::Text(of),
                found: self.found_by(of, text, backend)?,
                too_many: match of {
                    TextOf::Subject | TextOf::OrderKey => reach.few_texts,
                    TextOf::Name | TextOf::Email => reach.few_members,
                    TextOf::Body => reach.few,
                },
            })
        });
        days.chain(texts).collect()
    }

    /// What a text alone finds: threads, members or messages. `None` where to count them is to read them.
    fn found_by(&self, of: TextOf, text: &str, backend: DbBackend) -> Option<SelectStatement> {
        match of {
            TextOf::Subject | TextOf::OrderKey if backend != DbBackend::Sqlite => {
                let alone = self.text_by_index(of, backend)?;
                Some(threads(Self::all(self.list).condition(backend).add(alone)))
            }
            TextOf::Subject => index_query(backend, "thread_search", "subject_fold", text),
            TextOf::OrderKey => index_query(backend, "thread_search", "order_key", text),
            TextOf::Name => Some(members_with(
                backend,
                member::Column::FullNameFold,
                "full_name_fold",
                text,
            )),
            TextOf::Email => Some(members_with(backend, member::Column::EmailFold, "email_fold", text)),
            TextOf::Body => index_query(backend, "message_search", "body_fold", text),
        }
    }
}

fn threads(of: Condition) -> SelectStatement {
    Query::select()
        .column(thread::Column::Id)
        .from(thread::Entity)
        .cond_where(of)
        .take()
}
