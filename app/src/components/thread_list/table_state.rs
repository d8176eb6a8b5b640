//! The handles that the parts of one table share: its rows, its pages, its acts. Lives as long as the table.

use leptos::prelude::*;
use model::ids::ThreadId;
use model::page::Page;
use model::thread::ThreadRow;

use super::listing::Listing;
use super::pager::Pager;
use super::refresher::Refresher;
use crate::components::bulk_bar::acts::Acts;
use crate::state::thread_list::ThreadRows;

/// One table of threads.
#[derive(Clone, Copy)]
pub struct TableState {
    /// The list that it shows.
    pub listing: Listing,
    /// The loaded rows.
    pub rows: RwSignal<ThreadRows>,
    /// Brings rows up to date.
    pub refresher: Refresher,
    /// Reads further pages.
    pub pager: Pager,
    /// Acts on rows.
    pub acts: Acts,
    /// Whether the list is scrolled to its top.
    pub at_top: RwSignal<bool>,
}

impl TableState {
    /// The table of a first page. It follows the live stream from the page on.
    pub fn new(listing: Listing, page: Page<ThreadRow>) -> Self {
        let sort = listing.address.with_untracked(|address| address.sort);
        let seen = page.seen;
        let rows = RwSignal::new(ThreadRows::new(sort, page));
        let at_top = RwSignal::new(true);
        let refresher = Refresher::follow(listing, rows, at_top, seen);
        let table = Self {
            listing,
            rows,
            refresher,
            pager: Pager::new(listing, rows, refresher),
            acts: Acts::new(listing, refresher),
            at_top,
        };
        Effect::new(move |_| listing.catch_up(seen));
        table.let_go_on_move();
        table
    }

    /// What waits takes its place.
    pub fn settle(self) {
        let reader = self.refresher.reader();
        self.rows.update(|rows| rows.settle(reader.open));
    }

    /// The list was scrolled.
    pub fn scrolled(self, at_top: bool, near_end: bool) {
        if self.at_top.get_untracked() != at_top {
            self.at_top.set(at_top);
            if at_top {
                self.settle();
            }
        }
        if near_end {
            self.pager.near_end();
        }
    }

    fn let_go_on_move(self) {
        let open = Memo::new(move |_| self.listing.address.with(|address| address.thread));
        Effect::new(move |before: Option<Option<ThreadId>>| {
            let now = open.get();
            if before.is_some_and(|before| before != now) {
                let reader = self.refresher.reader();
                self.rows.update(|rows| rows.move_on(reader));
            }
            now
        });
    }
}
