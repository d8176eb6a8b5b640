//! Üye Mesajları, Üye Mesaj Arşivi and Çöp kutusu: one page over three lists.

mod head;
mod threads_page;

use leptos::prelude::*;
use model::filter::ThreadList;

use threads_page::ThreadsPage;

/// Üye Mesajları: all that is not resolved.
#[component]
pub fn InboxPage() -> impl IntoView {
    view! { <ThreadsPage list=ThreadList::Inbox/> }
}

/// Üye Mesaj Arşivi: all that is resolved.
#[component]
pub fn ArchivePage() -> impl IntoView {
    view! { <ThreadsPage list=ThreadList::Archive/> }
}

/// Çöp kutusu: what was moved to the bin in the last 30 days.
#[component]
pub fn BinPage() -> impl IntoView {
    view! { <ThreadsPage list=ThreadList::Bin/> }
}
