//! Which criteria find so little that their matches are collected and sorted, instead of going along the list for them.

use model::page::ThreadSort;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Query, SelectStatement};

use super::ThreadCriteria;
use super::texts::{has_trigram, index_query};
use crate::entity::thread;

/// A criterion that finds fewer threads or messages than this is looked up first and sorted afterwards. With that many, going
/// through the newest threads until a page is full takes as long.
const FEW: u64 = 10_000;
/// The same for the texts of threads: the walk meets them without leaving its table.
const FEW_TEXTS: u64 = 2_000;
/// The same for members, who have some threads each.
const FEW_MEMBERS: u64 = 2_500;

impl ThreadCriteria {
    /// What the criteria that may find little find, each alone, where an index tells it quickly: a query per criterion whose
    /// rows are only there to be counted, and how many of them are too many to be called few.
    pub(crate) fn narrow(&self, sort: ThreadSort, backend: DbBackend) -> Vec<(SelectStatement, u64)> {
        let whole = || Self::all(self.list);
        // A range of what the list is sorted by is a part of the walk.
        let walked = self.gathered(sort).opened == self.opened;
        let (opened, closed) = (if walked { (None, None) } else { self.opened }, self.closed);
        // Of a text of its own SQLite makes a set of ids first, and is quick either way. A shorter one no index knows: to
        // count it is to look at every thread.
        let known = |text: &String| {
            let counts = backend != DbBackend::Sqlite && has_trigram(text);
            if counts { text.clone() } else { String::new() }
        };
        let (subject, order_key) = (known(&self.subject), known(&self.order_key));
        let of_threads = [
            (Self { opened, ..whole() }, FEW),
            (Self { closed, ..whole() }, FEW),
            (Self { subject, ..whole() }, FEW_TEXTS),
            (Self { order_key, ..whole() }, FEW_TEXTS),
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
        let members = self.members(backend).map(|query| (query, FEW_MEMBERS));
        let messages = index_query(backend, "message_search", "body_fold", &self.body).map(|query| (query, FEW));
        of_threads.chain(members).chain(messages).collect()
    }
}
