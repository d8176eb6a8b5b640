//! The rows of a list that stand on the screen, and how news of the live stream is folded into them: in place, at the right
//! place of the sort, or waiting until the reader is back at the top. Plain values: no signals, no requests, no clock.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use model::Millis;
use model::event::LiveEvent;
use model::ids::{AgentId, EventSeq, ThreadId};
use model::page::{Cursor, Page, ThreadSort};
use model::thread::ThreadRow;

/// A row as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// What is known of the thread.
    pub row: ThreadRow,
    /// It has left the list, but somebody is reading it: it stays, marked, until they move on.
    pub gone: bool,
    /// It came in while the list was open.
    pub fresh: bool,
}

/// What the server said about threads that had news.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// The threads that were asked for.
    pub asked: Vec<ThreadId>,
    /// Those among them that the person at this screen changed.
    pub own: BTreeSet<ThreadId>,
    /// Those that the filter still finds, as they are now.
    pub found: Vec<ThreadRow>,
}

/// What the person is doing, which decides what may move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reader {
    /// The thread that is open.
    pub open: Option<ThreadId>,
    /// Whether the list is scrolled to its top.
    pub at_top: bool,
}

/// The loaded rows of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRows {
    sort: ThreadSort,
    shown: BTreeMap<ThreadId, ShownRow>,
    order: Vec<ThreadId>,
    waiting: BTreeMap<ThreadId, ThreadRow>,
    stirred: BTreeSet<ThreadId>,
    next: Option<Cursor>,
}

impl ThreadRows {
    /// The rows of a first page.
    pub fn new(sort: ThreadSort, page: Page<ThreadRow>) -> Self {
        let mut rows = Self {
            sort,
            shown: BTreeMap::new(),
            order: Vec::new(),
            waiting: BTreeMap::new(),
            stirred: BTreeSet::new(),
            next: None,
        };
        rows.append(page);
        rows
    }

    /// The order that the rows stand in.
    pub const fn sort(&self) -> ThreadSort {
        self.sort
    }

    /// The threads on the screen, in their order.
    pub fn order(&self) -> &[ThreadId] {
        &self.order
    }

    /// A row on the screen.
    pub fn get(&self, id: ThreadId) -> Option<&ShownRow> {
        self.shown.get(&id)
    }

    /// Where the next page begins; `None` when all rows are loaded.
    pub const fn next(&self) -> Option<Cursor> {
        self.next
    }

    /// How many new or newly active threads wait behind the pill.
    pub fn waiting(&self) -> usize {
        self.waiting.len() + self.stirred.len()
    }

    /// The thread `step` rows below (or above) another; the first row when that one is not on the screen.
    pub fn neighbour(&self, of: Option<ThreadId>, step: isize) -> Option<ThreadId> {
        let last = self.order.len().checked_sub(1)?;
        let at = of.and_then(|of| self.order.iter().position(|id| *id == of));
        let to = at.map_or(0, |at| at.saturating_add_signed(step).min(last));
        self.order.get(to).copied()
    }

    /// Adds the rows of the next page below. A row that is there already is only brought up to date.
    pub fn append(&mut self, page: Page<ThreadRow>) {
        for row in page.rows {
            self.waiting.remove(&row.id);
            if self.shown.contains_key(&row.id) {
                self.update(row, false);
            } else {
                self.place(row, false);
            }
        }
        self.next = page.next;
    }

    /// Folds news in: what is shown changes in place, what left goes, what came is put where the sort wants it. While the
    /// list is scrolled down nothing moves: rows that came wait, and rows that others took away stay marked.
    pub fn fold(&mut self, news: News, reader: Reader) {
        let mut found: BTreeMap<_, _> = news.found.into_iter().map(|row| (row.id, row)).collect();
        for id in news.asked {
            let own = news.own.contains(&id);
            match found.remove(&id) {
                Some(row) if self.shown.contains_key(&id) => self.update(row, !own),
                Some(row) => self.wait(row),
                None => self.lose(id, own, reader),
            }
        }
        if reader.at_top {
            self.settle(reader.open);
        }
    }

    /// The reader is at the top again, or asked for what waits: everything takes its place.
    pub fn settle(&mut self, open: Option<ThreadId>) {
        for row in std::mem::take(&mut self.waiting).into_values() {
            self.place(row, true);
        }
        self.stirred.clear();
        let (sort, next) = (self.sort, self.next);
        self.shown
            .retain(|id, shown| Some(*id) == open || (!shown.gone && within(sort, next, &shown.row)));
        let shown = &self.shown;
        self.order.retain(|id| shown.contains_key(id));
        self.order
            .sort_by(|left, right| match (shown.get(left), shown.get(right)) {
                (Some(left), Some(right)) => compare(sort, key(sort, &left.row), key(sort, &right.row)),
                _ => Ordering::Equal,
            });
    }

    /// The reader opened another thread, or none: rows that only stayed for them go.
    pub fn move_on(&mut self, reader: Reader) {
        if reader.at_top {
            self.settle(reader.open);
        } else {
            self.shown.retain(|id, shown| !shown.gone || Some(*id) == reader.open);
            let shown = &self.shown;
            self.order.retain(|id| shown.contains_key(id));
        }
    }

    fn place(&mut self, row: ThreadRow, fresh: bool) {
        self.order.push(row.id);
        let gone = false;
        self.shown.insert(row.id, ShownRow { row, gone, fresh });
    }

    fn update(&mut self, row: ThreadRow, by_others: bool) {
        let Some(shown) = self.shown.get_mut(&row.id) else {
            return;
        };
        if row.seen < shown.row.seen {
            return;
        }
        if by_others && key(self.sort, &row) != key(self.sort, &shown.row) {
            self.stirred.insert(row.id);
        }
        shown.row = row;
        shown.gone = false;
    }

    fn wait(&mut self, row: ThreadRow) {
        if !within(self.sort, self.next, &row) {
            self.waiting.remove(&row.id);
            return;
        }
        match self.waiting.get(&row.id) {
            Some(held) if row.seen < held.seen => {}
            _ => {
                self.waiting.insert(row.id, row);
            }
        }
    }

    fn lose(&mut self, id: ThreadId, own: bool, reader: Reader) {
        self.waiting.remove(&id);
        self.stirred.remove(&id);
        if own && reader.open != Some(id) {
            self.shown.remove(&id);
            self.order.retain(|held| *held != id);
        } else if let Some(shown) = self.shown.get_mut(&id) {
            shown.gone = true;
        }
    }
}

fn key(sort: ThreadSort, row: &ThreadRow) -> (Millis, i64) {
    let at = match sort {
        ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => row.last_activity_at,
        ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => row.opened_at,
    };
    (at, row.id.0)
}

fn compare(sort: ThreadSort, left: (Millis, i64), right: (Millis, i64)) -> Ordering {
    if sort.is_descending() {
        right.cmp(&left)
    } else {
        left.cmp(&right)
    }
}

/// Whether a row belongs to the pages that are loaded; behind their end, paging will bring it.
fn within(sort: ThreadSort, next: Option<Cursor>, row: &ThreadRow) -> bool {
    next.is_none_or(|end| compare(sort, key(sort, row), (end.at, end.id)) != Ordering::Greater)
}

/// What the live stream said of each thread since the list's page opened, so that a page that was read earlier than it
/// arrived can be brought up to date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard(BTreeMap<ThreadId, Heed>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heed {
    seq: EventSeq,
    own: bool,
}

impl Heard {
    /// Notes a batch of events; `me` is who sits at this screen.
    pub fn note(&mut self, batch: &[LiveEvent], me: AgentId) {
        for event in batch {
            let Some(thread) = event.thread else { continue };
            let own = event.agent == Some(me);
            let heed = Heed { seq: event.seq, own };
            let held = self.0.entry(thread).or_insert(heed);
            if held.seq < event.seq {
                *held = heed;
            }
        }
    }

    /// The last event of all that was noted.
    pub fn newest(&self) -> EventSeq {
        self.0.values().map(|heed| heed.seq).max().unwrap_or_default()
    }

    /// The threads that had news after an event.
    pub fn since(&self, seen: EventSeq) -> BTreeSet<ThreadId> {
        let later = self.0.iter().filter(|(_, heed)| heed.seq > seen);
        later.map(|(id, _)| *id).collect()
    }

    /// Those of the threads whose latest news came from this screen's person.
    pub fn own<'a>(&self, ids: impl IntoIterator<Item = &'a ThreadId>) -> BTreeSet<ThreadId> {
        let own = |id: &&ThreadId| self.0.get(id).is_some_and(|heed| heed.own);
        ids.into_iter().filter(own).copied().collect()
    }
}

#[cfg(test)]
mod tests;
