//! The page of one list: filter, table, the open thread beside it, and the dialogs that belong to them.

use leptos::prelude::*;
use leptos_meta::Title;
use model::filter::ThreadList;
use model::ids::ThreadId;

use super::head::ListHead;
use crate::components::bulk_bar::JobDialog;
use crate::components::export_dialog::ExportDialog;
use crate::components::filter_panel::{FilterChips, FilterForm, FilterPanel};
use crate::components::reply::ReplyDialog;
use crate::components::start_thread::StartThreadDialog;
use crate::components::thread::ThreadPane;
use crate::components::thread_list::{Listing, ThreadListPane, list_name};
use crate::i18n::use_lang;

/// A list's page.
#[component]
pub fn ThreadsPage(list: ThreadList) -> impl IntoView {
    let lang = use_lang();
    let listing = Listing::provide(list);
    FilterForm::provide(listing);
    let (filtering, starting) = (RwSignal::new(false), RwSignal::new(false));
    let open = Signal::derive(move || listing.address.with(|address| address.thread));
    let on_close = Callback::new(move |()| listing.open(None));
    let on_change = Callback::new(move |()| listing.touch(open.get_untracked()));
    let on_sent = Callback::new(move |()| listing.touch(listing.replying.get_untracked()));
    let on_started = Callback::new(move |id: ThreadId| listing.open(Some(id)));
    view! {
        <Title text=lang.t(list_name(list))/>
        <div class="list-page" class:has-thread=move || open.get().is_some()>
            <ListHead filtering starting/>
            <FilterPanel open=filtering/>
            <FilterChips/>
            <div class="list-and-thread">
                <section class="list-pane">
                    <ThreadListPane/>
                </section>
                <ThreadPane id=open on_close on_change/>
            </div>
        </div>
        <ReplyDialog thread=listing.replying open=listing.reply_open on_sent/>
        <StartThreadDialog open=starting on_started/>
        <ExportDialog/>
        <JobDialog/>
    }
    .into_any()
}
