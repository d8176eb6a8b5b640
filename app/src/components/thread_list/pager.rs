//! The next pages of a list: read when the end comes near or when asked for, never twice at a time.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::page::PAGE_ROWS;

use super::listing::Listing;
use super::refresher::Refresher;
use crate::api;
use crate::api::error::ApiError;
use crate::state::thread_list::ThreadRows;

/// Reads further pages of one table.
#[derive(Clone, Copy)]
pub struct Pager {
    listing: Listing,
    rows: RwSignal<ThreadRows>,
    refresher: Refresher,
    /// Whether a page is on its way.
    pub loading: RwSignal<bool>,
    /// Why the last page did not come.
    pub error: RwSignal<Option<ApiError>>,
}

impl Pager {
    /// A pager of a table's rows.
    pub fn new(listing: Listing, rows: RwSignal<ThreadRows>, refresher: Refresher) -> Self {
        Self {
            listing,
            rows,
            refresher,
            loading: RwSignal::new(false),
            error: RwSignal::new(None),
        }
    }

    /// Whether there are rows that are not loaded.
    pub fn has_more(self) -> bool {
        self.rows.with(|rows| rows.next().is_some())
    }

    /// The end came near: reads on, unless the last page failed. Then only the button tries again.
    pub fn near_end(self) {
        if self.error.with_untracked(Option::is_none) {
            self.more();
        }
    }

    /// Reads the next page.
    pub fn more(self) {
        let (sort, next) = self.rows.with_untracked(|rows| (rows.sort(), rows.next()));
        if next.is_none() || self.loading.get_untracked() {
            return;
        }
        self.loading.set(true);
        self.error.set(None);
        let (list, filter) = (self.listing.list, self.listing.filter());
        spawn_local(async move {
            let page = api::threads::list_threads(list, filter, sort, next, PAGE_ROWS).await;
            if self.rows.is_disposed() {
                return;
            }
            self.loading.set(false);
            match page {
                Ok(page) => {
                    let seen = page.seen;
                    self.rows.update(|rows| rows.append(page));
                    self.refresher.ask_since(seen);
                }
                Err(error) => self.error.set(Some(error)),
            }
        });
    }
}
