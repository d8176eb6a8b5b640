//! Which criteria find so little that their matches are collected and sorted, instead of going along the list for them.

use model::page::ThreadSort;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Query, SelectStatement};

use super::ThreadCriteria;
use super::texts::{has_trigram, index_query};
use crate::entity::thread;

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

impl ThreadCriteria {
    /// What the criteria that may find little find, each alone, where an index tells it quickly: a query per criterion whose
    /// rows are only there to be counted, and how many of them are too many to be called few.
    pub(crate) fn narrow(&self, sort: ThreadSort, backend: DbBackend, reach: Reach) -> Vec<(SelectStatement, u64)> {
        let whole = || Self::all(self.list);
        // A range of what the list is sorted by is a part of the walk.
        let walked = self.gathered(sort, backend).opened == self.opened;
        let (opened, closed) = (if walked { (None, None) } else { self.opened }, self.closed);
        // Of a text of its own SQLite makes a set of ids first, and is quick either way. A shorter one no index knows: to
        // count it is to look at every thread.
        let known = |text: &String| {
            let counts = backend != DbBackend::Sqlite && has_trigram(text);
            if counts { text.clone() } else { String::new() }
        };
        let (subject, order_key) = (known(&self.subject), known(&self.order_key));
        let of_threads = [
            (Self { opened, ..whole() }, reach.few),
            (Self { closed, ..whole() }, reach.few),
            (Self { subject, ..whole() }, reach.few_texts),
            (Self { order_key, ..whole() }, reach.few_texts),
        ];
        let of_threads = of_threads
            .into_iter()
            .filter(|(one, _)| *one != whole())
            .map(|(one, few)| {
                let mut query = Query::select();
                query
                    .column(thread::Column::Id)
                    .from(thread::Entity)
                    .cond_where(one.condition(backend));
                (query, few)
            });
        let members = self.members(backend).map(|query| (query, reach.few_members));
        let messages = index_query(backend, "message_search", "body_fold", &self.body).map(|query| (query, reach.few));
        of_threads.chain(members).chain(messages).collect()
    }
}
