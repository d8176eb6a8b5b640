//! Says where the draft stands, and whose other drafts are open on the same thread.

use leptos::prelude::*;
use model::Millis;
use model::message::OtherDraft;
use model::moment;
use model::texts::reply as texts;

use super::draft_keeper::DraftMark;
use super::form::ReplyForm;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// "Taslak kaydedildi 14:05".
#[component]
pub fn DraftNote(form: ReplyForm) -> impl IntoView {
    let lang = use_lang();
    let time = clock();
    let words = move || match form.draft() {
        DraftMark::Nothing => String::new(),
        DraftMark::Restored(at) => lang.fill(texts::DRAFT_RESTORED, &[&time(at)]),
        DraftMark::Saving => lang.t(texts::DRAFT_SAVING).to_owned(),
        DraftMark::Saved(at) => lang.fill(texts::DRAFT_SAVED, &[&time(at)]),
        DraftMark::Unsaved => lang.t(texts::DRAFT_UNSAVED).to_owned(),
    };
    view! { <p class="reply__draft" role="status" class:is-warning=move || form.draft() == DraftMark::Unsaved>{words}</p> }
}

/// "Zeynep Kaya de bu mesaja yanıt yazıyor (14:02)".
#[component]
pub fn OtherDrafts(others: Vec<OtherDraft>) -> impl IntoView {
    let lang = use_lang();
    let time = clock();
    others
        .into_iter()
        .map(|other| {
            let words = lang.fill(texts::OTHER_DRAFT, &[&other.agent_name, &time(other.saved_at)]);
            view! { <p class="notice notice--warning" role="status">{words}</p> }
        })
        .collect_view()
}

/// The time of a moment today, the date and time of an earlier one, in the store's zone.
fn clock() -> impl Fn(Millis) -> String + Clone {
    let (lang, me) = (use_lang(), use_me());
    move |at| {
        me.with(|me| {
            let store = &me.store;
            if store.zone.day(at) == store.zone.day(crate::browser::now()) {
                moment::short(at, at, &store.zone, lang)
            } else {
                moment::date_time(at, &store.zone, lang)
            }
        })
    }
}
