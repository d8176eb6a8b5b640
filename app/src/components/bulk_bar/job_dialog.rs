//! The dialog of an act on many threads: what it will touch, how far it is, what it did and what it left alone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::bulk::{ActConflict, ActPreview, BulkState, BulkView};
use model::ids::BulkId;
use model::lang::Lang;
use model::moment::number;
use model::texts::{common, lists};

use super::acts::undone_sentence;
use super::job::Stage;
use crate::api::acts as api;
use crate::components::dialog::Dialog;
use crate::components::progress::Progress;
use crate::components::thread::thread_link::href_of;
use crate::components::thread_list::{Listing, use_listing};
use crate::i18n::use_lang;
use crate::state::selection::Picked;
use crate::state::toasts::{Toasts, use_toasts};

/// What follows when the act is over: the rows are read afresh, and it can be taken back.
#[derive(Clone, Copy)]
struct Follow {
    listing: Listing,
    toasts: Toasts,
    lang: Lang,
}

impl Follow {
    fn new() -> Self {
        Self {
            listing: use_listing(),
            toasts: use_toasts(),
            lang: use_lang(),
        }
    }

    fn confirm(self) {
        self.listing.job.confirm(move |view| {
            self.listing.picked.try_set(Picked::default());
            self.listing.refetch();
            if self.listing.job.open.try_get_untracked() == Some(false) {
                let sentence = self.lang.fill(lists::DONE_OTHER, &[&number(view.changed, self.lang)]);
                self.toasts.undo(sentence, Callback::new(move |()| self.undo(view.id)));
            }
        });
    }

    fn undo(self, bulk: BulkId) {
        self.listing.job.open.set(false);
        spawn_local(async move {
            match api::undo_act(bulk).await {
                Ok(undone) => {
                    self.listing.refetch();
                    self.toasts.say(undone_sentence(&undone, self.lang));
                }
                Err(error) => self.toasts.problem(&error),
            }
        });
    }
}

/// The dialog.
#[component]
pub fn JobDialog() -> impl IntoView {
    let lang = use_lang();
    let follow = Follow::new();
    let job = follow.listing.job;
    view! {
        <Dialog open=job.open title=lang.t(lists::JOB_TITLE)>
            {move || match job.stage.get() {
                Stage::Freezing => view! { <p role="status">{lang.t(lists::JOB_FREEZING)}</p> }.into_any(),
                Stage::Asked(preview) => view! { <Question follow preview/> }.into_any(),
                Stage::Running(view) => view! { <Running follow view/> }.into_any(),
                Stage::Ended(view, conflicts) => view! { <Ended follow view conflicts/> }.into_any(),
            }}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Question(follow: Follow, preview: ActPreview) -> impl IntoView {
    let lang = use_lang();
    let line = |rows: u64, text| (rows > 0).then(|| view! { <li>{lang.fill(text, &[&number(rows, lang)])}</li> });
    let words = move || {
        follow
            .listing
            .job
            .act
            .with(|act| act.as_ref().map(|act| lang.t(super::acts::name(act))))
    };
    view! {
        <p>{lang.fill(lists::JOB_QUESTION, &[&number(preview.total, lang)])} " " <strong>{words}</strong></p>
        <ul class="job-facts">
            <li>
                {if preview.mails == 0 {
                    lang.t(lists::JOB_NO_MAILS).to_owned()
                } else {
                    lang.fill(lists::JOB_MAILS, &[&number(preview.mails, lang)])
                }}
            </li>
            {line(preview.changed_since, lists::JOB_CHANGED_SINCE)}
            {line(preview.drafts, lists::JOB_DRAFTS)}
        </ul>
        <div class="dialog__actions">
            <button type="button" class="button" on:click=move |_| follow.listing.job.open.set(false)>{lang.t(common::CANCEL)}</button>
            <button
                type="button"
                class="button button--primary"
                disabled=preview.total == 0
                on:click=move |_| follow.confirm()
            >
                {lang.t(lists::JOB_GO)}
            </button>
        </div>
    }
}

#[component]
fn Running(follow: Follow, view: BulkView) -> impl IntoView {
    let lang = use_lang();
    let (done, total) = (number(view.done(), lang), number(view.total, lang));
    view! {
        <div class="export-progress">
            <Progress label=lang.t(lists::JOB_TITLE) done=view.done() total=view.total/>
            <p role="status">{lang.fill(lists::JOB_PROGRESS, &[&done, &total])}</p>
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| follow.listing.job.cancel()>{lang.t(lists::JOB_STOP)}</button>
            </div>
        </div>
    }
}

#[component]
fn Ended(follow: Follow, view: BulkView, conflicts: Vec<ActConflict>) -> impl IntoView {
    let lang = use_lang();
    let told = |rows: u64, text| (rows > 0).then(|| view! { <li>{lang.fill(text, &[&number(rows, lang)])}</li> });
    let stopped = view.state == BulkState::Cancelled;
    let left = conflicts.into_iter().map(|conflict| {
        let words = format!("#{} {}", conflict.thread, conflict.subject);
        view! { <li><a href=href_of(conflict.thread, &[])>{words}</a></li> }
    });
    let left: Vec<_> = left.collect();
    let bulk = view.id;
    view! {
        <p role="status">{lang.t(if stopped { lists::JOB_STOPPED } else { lists::JOB_DONE })}</p>
        <ul class="job-facts">
            <li>{lang.fill(lists::DONE_OTHER, &[&number(view.changed, lang)])}</li>
            {told(view.skipped, lists::JOB_SKIPPED)}
            {told(view.conflicts, lists::SKIPPED)}
        </ul>
        {(!left.is_empty()).then(|| view! { <ul class="job-conflicts" tabindex="0">{left}</ul> })}
        <div class="dialog__actions">
            {(view.changed > 0).then(|| view! {
                <button type="button" class="button" on:click=move |_| follow.undo(bulk)>{lang.t(common::UNDO)}</button>
            })}
            <button type="button" class="button button--primary" on:click=move |_| follow.listing.job.open.set(false)>
                {lang.t(common::CLOSE)}
            </button>
        </div>
    }
}
