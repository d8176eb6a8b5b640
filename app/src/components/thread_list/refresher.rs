//! Brings rows up to date after news: gathers the threads that changed, asks for them together, one request at a time, and
//! folds the answer in. What it must not do: decide where a row goes (state::thread_list does).

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::ids::{EventSeq, ThreadId};

use super::listing::Listing;
use crate::api;
use crate::browser;
use crate::state::thread_list::{News, Reader, ThreadRows};

/// News that come within this time are asked for together, in milliseconds.
const GATHER_MILLIS: u32 = 100;
/// How long a refused or lost request waits before it is tried again, in milliseconds.
const RETRY_MILLIS: u32 = 3_000;
/// More changed threads than this are cheaper to read as a fresh list.
const MANY: usize = 200;

/// The one who asks. Lives as long as the table whose rows it brings up to date.
#[derive(Clone, Copy)]
pub struct Refresher {
    listing: Listing,
    rows: RwSignal<ThreadRows>,
    at_top: RwSignal<bool>,
    pending: StoredValue<BTreeSet<ThreadId>>,
    busy: StoredValue<bool>,
}

impl Refresher {
    /// A refresher of rows that show everything up to `seen`. It listens to the list's news from then on.
    pub fn follow(listing: Listing, rows: RwSignal<ThreadRows>, at_top: RwSignal<bool>, seen: EventSeq) -> Self {
        let refresher = Self {
            listing,
            rows,
            at_top,
            pending: StoredValue::default(),
            busy: StoredValue::new(false),
        };
        Effect::new(move |asked_to: Option<EventSeq>| {
            listing.news.track();
            let asked_to = asked_to.unwrap_or(seen);
            refresher.ask_since(asked_to);
            listing.heard.with_value(|heard| heard.newest()).max(asked_to)
        });
        Effect::new(move |_| refresher.ask(listing.touched.get()));
        refresher
    }

    /// Asks for the threads that had news after an event.
    pub fn ask_since(self, seen: EventSeq) {
        let ids = self.listing.heard.try_with_value(|heard| heard.since(seen));
        self.ask(ids.unwrap_or_default());
    }

    /// Asks for threads that have, or may have, changed.
    pub fn ask(self, ids: impl IntoIterator<Item = ThreadId>) {
        self.pending.try_update_value(|pending| pending.extend(ids));
        let idle = self.busy.try_get_value() == Some(false);
        let any = self.pending.try_with_value(|pending| !pending.is_empty()) == Some(true);
        if idle && any {
            self.busy.set_value(true);
            spawn_local(async move {
                while self.turn().await {}
                self.busy.try_set_value(false);
            });
        }
    }

    /// What the person is doing now.
    pub fn reader(self) -> Reader {
        Reader {
            open: self.listing.address.with_untracked(|address| address.thread),
            at_top: self.at_top.get_untracked(),
        }
    }

    /// One request; whether another turn is worth while.
    async fn turn(self) -> bool {
        browser::sleep(GATHER_MILLIS).await;
        let ids = self.pending.try_update_value(std::mem::take).unwrap_or_default();
        if ids.is_empty() {
            return false;
        }
        if ids.len() > MANY {
            self.listing.refetch();
            return false;
        }
        let asked: Vec<_> = ids.iter().copied().collect();
        match api::threads::refresh_threads(self.listing.list, self.listing.filter(), asked.clone()).await {
            Ok(found) => {
                let own = self.listing.heard.try_with_value(|heard| heard.own(&ids));
                let own = own.unwrap_or_default();
                self.fold(News { asked, own, found });
            }
            Err(_) => {
                self.pending.try_update_value(|pending| pending.extend(ids));
                browser::sleep(RETRY_MILLIS).await;
            }
        }
        self.pending.try_with_value(|pending| !pending.is_empty()) == Some(true)
    }

    fn fold(self, news: News) {
        if self.rows.is_disposed() {
            return;
        }
        let reader = self.reader();
        self.rows.update(|rows| rows.fold(news, reader));
        let rows = self.rows;
        let is_there = |id| rows.with_untracked(|rows| rows.get(id).is_some_and(|shown| !shown.gone));
        if self.listing.picked.with_untracked(|picked| !picked.is_empty()) {
            self.listing.picked.update(|picked| picked.retain(is_there));
        }
        self.listing.recount();
    }
}
