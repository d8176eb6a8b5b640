//! The heads of the table. Opened and last activity are links that sort, so that they work before the page is alive.

use leptos::prelude::*;
use leptos_router::components::A;
use model::filter::ThreadList;
use model::lang::Text;
use model::page::ThreadSort;
use model::texts::lists;

use super::listing::Listing;
use super::table_state::TableState;
use super::ticks::PageTick;
use crate::components::icon::Icon;
use crate::i18n::use_lang;

/// The row of heads.
#[component]
pub fn Heads(table: TableState) -> impl IntoView {
    let lang = use_lang();
    let listing = table.listing;
    let end = match listing.list {
        ThreadList::Inbox => &[][..],
        ThreadList::Archive => &[
            ("cell-closed", lists::HEAD_CLOSED),
            ("cell-responder", lists::HEAD_RESPONDER),
        ],
        ThreadList::Bin => &[("cell-binned", lists::HEAD_BINNED)],
    };
    let plain = move |heads: &'static [(&'static str, Text)]| {
        let head = |(class, text): &(&'static str, Text)| view! { <th scope="col" class=*class>{lang.t(*text)}</th> };
        heads.iter().map(head).collect_view()
    };
    view! {
        <thead>
            <tr>
                <th scope="col" class="cell-pick"><PageTick table/></th>
                {plain(MIDDLE)}
                <SortHead
                    listing
                    class="cell-opened"
                    name=lists::HEAD_OPENED
                    sorts=(ThreadSort::OpenedDesc, ThreadSort::OpenedAsc)
                />
                <SortHead
                    listing
                    class="cell-activity"
                    name=lists::HEAD_ACTIVITY
                    sorts=(ThreadSort::ActivityDesc, ThreadSort::ActivityAsc)
                />
                {plain(end)}
            </tr>
        </thead>
    }
}

const MIDDLE: &[(&str, Text)] = &[
    ("cell-number", lists::HEAD_NUMBER),
    ("cell-status", lists::HEAD_STATUS),
    ("cell-member", lists::HEAD_MEMBER),
    ("cell-subject", lists::HEAD_SUBJECT),
    ("cell-topic", lists::HEAD_TOPIC),
    ("cell-kind", lists::HEAD_KIND),
    ("cell-order", lists::HEAD_ORDER),
];

/// A head that sorts: newest first, then oldest first.
#[component]
fn SortHead(
    listing: Listing,
    class: &'static str,
    name: Text,
    /// Newest first, oldest first.
    sorts: (ThreadSort, ThreadSort),
) -> impl IntoView {
    let lang = use_lang();
    let (newest, oldest) = sorts;
    let now = Memo::new(move |_| listing.address.with(|address| address.sort));
    let next = move || if now.get() == newest { oldest } else { newest };
    let href = move || listing.bare.with(|address| address.with_sort(next()).href());
    let aria_sort = move || match now.get() {
        sort if sort == newest => "descending",
        sort if sort == oldest => "ascending",
        _ => "none",
    };
    let title = move || {
        let text = if next().is_descending() {
            lists::SORT_NEWEST
        } else {
            lists::SORT_OLDEST
        };
        lang.fill(text, &[&lang.t(name)])
    };
    let icon = move || match now.get() {
        sort if sort == newest => Some("arrow-down"),
        sort if sort == oldest => Some("arrow-up"),
        _ => None,
    };
    view! {
        <th scope="col" class=class aria-sort=aria_sort>
            <A href=href scroll=false attr:class="sort" attr:title=title>
                {lang.t(name)}
                {move || icon().map(|name| view! { <Icon name/> })}
            </A>
        </th>
    }
}
