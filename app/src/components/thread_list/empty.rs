//! What stands in place of rows when there are none, and why.

use leptos::prelude::*;
use model::filter::ThreadList;
use model::texts::{filter, lists};

use super::listing::Listing;
use crate::components::empty_state::EmptyState;
use crate::i18n::use_lang;
use crate::state::criteria::Typed;

/// The empty list: of its kind, or because of its filter.
#[component]
pub fn EmptyList(listing: Listing) -> impl IntoView {
    let lang = use_lang();
    let filtered = listing.address.with_untracked(|address| !address.typed.is_empty());
    let (title, text) = match listing.list {
        _ if filtered => (lists::EMPTY_FILTER_TITLE, lists::EMPTY_FILTER_TEXT),
        ThreadList::Inbox => (lists::EMPTY_INBOX_TITLE, lists::EMPTY_INBOX_TEXT),
        ThreadList::Archive => (lists::EMPTY_ARCHIVE_TITLE, lists::EMPTY_ARCHIVE_TEXT),
        ThreadList::Bin => (lists::EMPTY_BIN_TITLE, lists::EMPTY_BIN_TEXT),
    };
    view! {
        <EmptyState title=lang.t(title) text=lang.t(text)>
            {filtered.then(|| view! { <ClearFilter listing/> })}
        </EmptyState>
    }
}

/// Takes the whole filter away. A link, so that it also works before the page is alive.
#[component]
pub fn ClearFilter(listing: Listing) -> impl IntoView {
    let lang = use_lang();
    let href = move || {
        listing
            .address
            .with(|address| address.with_typed(Typed::default()).href())
    };
    view! { <a class="button" href=href>{lang.t(filter::CLEAR_ALL)}</a> }
}
