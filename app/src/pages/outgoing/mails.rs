//! The handle of the page: its address, the rows that the server gives for it, and the pages after the first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use model::event::{EventKind, LiveEvent};
use model::ids::{EventSeq, OutgoingId};
use model::outgoing::{OutgoingFilter, OutgoingRow};
use model::page::{Cursor, Page};

use super::address::{OutgoingAddress, PATH};
use crate::api::error::ApiError;
use crate::api::outgoing::list_outgoing;
use crate::state::live::use_live;
use crate::state::toasts::{Toasts, use_toasts};

/// The pages after the first, and the filter that they belong to.
#[derive(Clone, Default)]
struct Older {
    filter: OutgoingFilter,
    rows: Vec<OutgoingRow>,
    next: Option<Cursor>,
}

/// The list of outgoing mails.
#[derive(Clone, Copy)]
pub struct Mails {
    /// Where the page stands.
    pub address: Memo<OutgoingAddress>,
    /// The first page.
    pub first: Resource<Result<Page<OutgoingRow>, ApiError>>,
    /// Whether older rows are on their way.
    pub loading_older: RwSignal<bool>,
    older: RwSignal<Option<Older>>,
    delivered: Memo<Option<EventSeq>>,
    tries: RwSignal<u32>,
    go: Callback<OutgoingAddress>,
    toasts: Toasts,
}

impl Mails {
    /// Opens the list for the page's URL.
    pub fn open() -> Self {
        let address = address_of_page();
        let live = use_live();
        let delivered = Memo::new(move |before: Option<&Option<EventSeq>>| {
            let newest = live.batch().with(|events| newest_delivery(events));
            newest.max(before.copied().flatten())
        });
        let tries = RwSignal::new(0_u32);
        let filter = Memo::new(move |_| address.with(|address| address.filter.clone()));
        let first = Resource::new(
            move || (filter.get(), delivered.get(), live.reload().get(), tries.get()),
            |(filter, ..)| list_outgoing(filter, None),
        );
        Self {
            address,
            first,
            loading_older: RwSignal::new(false),
            older: RwSignal::new(None),
            delivered,
            tries,
            go: navigation(),
            toasts: use_toasts(),
        }
    }

    /// Goes to another address of the page.
    pub fn go(self, address: OutgoingAddress) {
        self.go.try_run(address);
    }

    /// Opens a mail beside the list, if the page is still there.
    pub fn show(self, mail: OutgoingId) {
        if let Some(address) = self.address.try_with_untracked(|address| address.with_mail(Some(mail))) {
            self.go(address);
        }
    }

    /// The address of one mail beside the same list.
    pub fn href_of(self, mail: OutgoingId) -> String {
        self.address.with(|address| address.with_mail(Some(mail)).href())
    }

    /// Closes the mail that is open.
    pub fn close(self) {
        self.go(self.address.with_untracked(|address| address.with_mail(None)));
    }

    /// The number of the last delivery that the live stream told of.
    pub fn delivered(self) -> Option<EventSeq> {
        self.delivered.get()
    }

    /// Reads the first page again.
    pub fn refetch(self) {
        self.tries.try_update(|tries| *tries += 1);
    }

    /// All rows that are there: the first page, then the older ones that it does not hold.
    pub fn rows(self, first: &Page<OutgoingRow>) -> Vec<OutgoingRow> {
        let mut rows = first.rows.clone();
        self.with_older(|older| {
            let new = older
                .rows
                .iter()
                .filter(|row| first.rows.iter().all(|it| it.id != row.id));
            rows.extend(new.cloned());
        });
        rows
    }

    /// Where the rows go on.
    pub fn next(self, first: &Page<OutgoingRow>) -> Option<Cursor> {
        self.with_older(|older| older.next).unwrap_or(first.next)
    }

    fn with_older<T>(self, look: impl FnOnce(&Older) -> T) -> Option<T> {
        self.older.with(|older| {
            let older = older.as_ref()?;
            let fits = self.address.with(|address| address.filter == older.filter);
            fits.then(|| look(older))
        })
    }

    /// Reads the rows after the last one.
    pub fn load_older(self, after: Cursor) {
        if self.loading_older.get_untracked() {
            return;
        }
        self.loading_older.set(true);
        let filter = self.address.with_untracked(|address| address.filter.clone());
        spawn_local(async move {
            let page = list_outgoing(filter.clone(), Some(after)).await;
            self.loading_older.try_set(false);
            match page {
                Ok(page) => drop(self.older.try_update(|older| append(older, filter, page))),
                Err(error) => self.toasts.problem(&error),
            }
        });
    }
}

fn append(older: &mut Option<Older>, filter: OutgoingFilter, page: Page<OutgoingRow>) {
    let mut rows = older
        .take()
        .filter(|older| older.filter == filter)
        .unwrap_or_default()
        .rows;
    rows.extend(page.rows);
    *older = Some(Older {
        filter,
        rows,
        next: page.next,
    });
}

fn newest_delivery(events: &[LiveEvent]) -> Option<EventSeq> {
    let told = |event: &&LiveEvent| {
        matches!(
            event.what,
            EventKind::Delivery { .. } | EventKind::Replied | EventKind::ThreadStarted | EventKind::ReplyUndone
        )
    };
    events.iter().filter(told).map(|event| event.seq).max()
}

fn address_of_page() -> Memo<OutgoingAddress> {
    let location = use_location();
    Memo::new(move |before: Option<&OutgoingAddress>| {
        let here = location.pathname.with(|path| path == PATH);
        let now = location.search.with(|query| OutgoingAddress::read(query));
        // While another page is being opened the URL is already its own: this page keeps what it showed.
        match before {
            Some(before) if !here => before.clone(),
            _ => now,
        }
    })
}

fn navigation() -> Callback<OutgoingAddress> {
    let navigate = use_navigate();
    Callback::new(move |address: OutgoingAddress| {
        let options = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address.href(), options);
    })
}
