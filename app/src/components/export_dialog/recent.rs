//! The exports that somebody may come back to: those that run, and those whose file still waits. A page that was left or
//! loaded again loses none.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::export::{ExportState, ExportView};
use model::texts::exports;

use super::job::{ExportJob, file_path};
use crate::api;
use crate::components::moment::Moment;
use crate::components::thread_list::Listing;
use crate::i18n::use_lang;

/// How many are shown.
const SHOWN: usize = 3;

/// The newest of them; nothing when there is none. Asked for each time the dialog opens.
#[component]
pub fn RecentExports(listing: Listing, job: ExportJob) -> impl IntoView {
    let lang = use_lang();
    let recent = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        if listing.exporting.get() {
            spawn_local(async move {
                let mut jobs = api::exports::list_exports().await.unwrap_or_default();
                jobs.retain(|job| matches!(job.state, ExportState::Running | ExportState::Ready));
                jobs.truncate(SHOWN);
                recent.try_set(jobs);
            });
        }
    });
    let items = move || {
        recent
            .get()
            .into_iter()
            .map(|view| view! { <Recent view job/> })
            .collect_view()
    };
    view! {
        <Show when=move || recent.with(|jobs| !jobs.is_empty())>
            <section class="recent-exports">
                <h3 class="field__label">{lang.t(exports::RECENT)}</h3>
                <ul>{items}</ul>
            </section>
        </Show>
    }
}

#[component]
fn Recent(view: ExportView, job: ExportJob) -> impl IntoView {
    let lang = use_lang();
    let at = view.created_at;
    let way = if view.state == ExportState::Ready {
        view! {
            <a class="button button--small" href=file_path(view.id) rel="external" download>
                {lang.t(exports::DOWNLOAD)}
            </a>
        }
        .into_any()
    } else {
        let view = view.clone();
        view! {
            <button type="button" class="button button--small" on:click=move |_| job.resume(view.clone())>
                {lang.t(exports::FOLLOW)}
            </button>
        }
        .into_any()
    };
    view! {
        <li class="recent-exports__item">
            <span class="recent-exports__name">{view.file_name}</span>
            <Moment at/>
            {way}
        </li>
    }
}
