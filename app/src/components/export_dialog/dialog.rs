//! The dialog of a list's export: for what is ticked, else for everything that the filter finds.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::bulk::Selection;
use model::export::ExportRequest;
use model::moment::{date_time, number};
use model::texts::{common, exports};

use super::choice::{ColumnChoice, ExportChoice, FormatChoice, LayoutChoice};
use super::job::ExportJob;
use super::progress::ExportProgress;
use super::recent::RecentExports;
use super::schedules::{EveryChoice, ScheduleList, Schedules};
use crate::api;
use crate::components::dialog::Dialog;
use crate::components::thread_list::{Listing, use_listing};
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The dialog. Closing it does not stop a job that runs: its file still comes.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let (lang, listing) = (use_lang(), use_listing());
    let job = ExportJob::new();
    let choice = ExportChoice::new();
    view! {
        <Dialog open=listing.exporting title=lang.t(exports::TITLE)>
            {move || match job.view.get() {
                Some(view) => view! { <ExportProgress job view/> }.into_any(),
                None => view! { <ExportForm listing job choice/> }.into_any(),
            }}
        </Dialog>
    }
    .into_any()
}

#[component]
fn ExportForm(listing: Listing, job: ExportJob, choice: ExportChoice) -> impl IntoView {
    let lang = use_lang();
    let found = found_rows(listing);
    let rows = move || {
        let ticked = listing
            .picked
            .with(|picked| Some(picked.len()).filter(|many| *many > 0));
        match ticked.or(found.get()) {
            Some(many) => lang.fill(exports::ROWS, &[&number(many, lang)]),
            None => lang.t(exports::ALL_ROWS).to_owned(),
        }
    };
    let schedules = Schedules::new();
    Effect::new(move |_| {
        if listing.exporting.get() {
            schedules.read();
        }
    });
    let by_hand = Signal::derive(move || listing.picked.with(|picked| !picked.is_empty()));
    let zone = use_me().with(|me| me.store.zone.clone());
    let idle = move || job.starting.get() || choice.columns().is_empty();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(idle) {
            return;
        }
        let (wanted, zone) = (request(listing, choice), zone.clone());
        match untrack(move || schedules.every()) {
            None => job.start(wanted),
            Some(every) => schedules.add(every, wanted, move |schedule| {
                lang.fill(exports::SCHEDULED, &[&date_time(schedule.next_at, &zone, lang)])
            }),
        }
    };
    let words = move || match (job.starting.get(), schedules.every()) {
        (true, _) => exports::STARTING,
        (false, None) => exports::START,
        (false, Some(_)) => exports::SCHEDULE,
    };
    view! {
        <form on:submit=submit>
            <p>{rows}</p>
            <LayoutChoice choice/>
            <FormatChoice choice/>
            <ColumnChoice choice/>
            <EveryChoice schedules by_hand/>
            <ScheduleList schedules/>
            <RecentExports listing job/>
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| listing.exporting.set(false)>
                    {lang.t(common::CANCEL)}
                </button>
                <button type="submit" class="button button--primary" disabled=idle>
                    {move || lang.t(words())}
                </button>
            </div>
        </form>
    }
}

/// How many threads the filter finds, to the last one: counted when the dialog opens and nothing is ticked.
fn found_rows(listing: Listing) -> RwSignal<Option<u64>> {
    let found = RwSignal::new(None);
    Effect::new(move |_| {
        found.set(None);
        if listing.exporting.get() && listing.picked.with(|picked| picked.is_empty()) {
            spawn_local(async move {
                let count = api::threads::count_threads(listing.list, listing.filter(), true).await;
                found.try_set(count.ok().map(|count| count.rows));
            });
        }
    });
    found
}

fn request(listing: Listing, choice: ExportChoice) -> ExportRequest {
    let nothing_ticked = listing.picked.with_untracked(|picked| picked.is_empty());
    let everything = || Selection::Matching {
        list: listing.list,
        filter: Box::new(listing.filter()),
        except: Vec::new(),
    };
    let (layout, columns) = untrack(move || (choice.layout.get(), choice.columns()));
    ExportRequest {
        selection: if nothing_ticked {
            everything()
        } else {
            listing.selection()
        },
        sort: listing.address.with_untracked(|address| address.sort),
        layout,
        columns,
        format: choice.format.get_untracked(),
    }
}
