//! The last two steps: what would happen, and what did.

use leptos::prelude::*;
use model::import::{ImportKind, ImportOutcome, ImportState, ImportView};
use model::moment::number;
use model::texts::imports;

use super::counts::Counts;
use super::rows::Rows;
use super::work::Work;
use crate::i18n::use_lang;

/// What would happen to each row; a yes is waited for.
#[component]
pub fn Checked(work: Work, view: ImportView) -> impl IntoView {
    let lang = use_lang();
    let rows = view.counts.new + view.counts.doubtful;
    let words = match rows {
        0 => lang.t(imports::NOTHING_TO_DO).to_owned(),
        rows => lang.fill(imports::START, &[&number(rows, lang)]),
    };
    let busy = work.sending.busy;
    // What asks for a look is open at once.
    let first = [ImportOutcome::Refused, ImportOutcome::Doubtful];
    let first = first.into_iter().find(|outcome| view.counts.of(*outcome) > 0);
    view! {
        <h2>{view.file_name.clone()}</h2>
        <p class="page__text">{lang.t(imports::CHECKED)}</p>
        <Found view first />
        <div class="form__actions import-actions">
            <button type="button" class="button" on:click=move |_| work.leave()>{lang.t(imports::OTHER_FILE)}</button>
            <button type="button" class="button" on:click=move |_| work.back()>{lang.t(imports::BACK)}</button>
            <button
                type="button"
                class="button button--primary"
                disabled=move || busy.get() || rows == 0
                on:click=move |_| work.start()
            >
                {words}
            </button>
        </div>
    }
}

/// What happened.
#[component]
pub fn Ended(work: Work, view: ImportView) -> impl IntoView {
    let lang = use_lang();
    let (words, class) = match view.state {
        ImportState::Done => (imports::DONE, "notice"),
        ImportState::Cancelled => (imports::CANCELLED, "notice notice--warning"),
        _ => (imports::FAILED, "notice notice--error"),
    };
    let (to, name) = match view.kind {
        ImportKind::Members => ("/members", imports::OPEN_MEMBERS),
        ImportKind::Threads => ("/archive", imports::OPEN_ARCHIVE),
    };
    view! {
        <h2>{view.file_name.clone()}</h2>
        <p class=class role="status">{lang.t(words)}</p>
        <Found view first=None />
        <div class="form__actions import-actions">
            <button type="button" class="button" on:click=move |_| work.leave()>{lang.t(imports::OTHER_FILE)}</button>
            <a class="button button--primary" href=to>{lang.t(name)}</a>
        </div>
    }
}

/// The figures, the rows of the chosen one, and the refused rows to take along.
#[component]
fn Found(view: ImportView, first: Option<ImportOutcome>) -> impl IntoView {
    let lang = use_lang();
    let chosen = RwSignal::new(first);
    let (id, counts) = (view.id, view.counts);
    let view = StoredValue::new(view);
    view! {
        <Counts counts chosen />
        {move || chosen.get().map(|outcome| view! { <Rows view=view.get_value() outcome /> })}
        {(counts.refused > 0).then(|| view! {
            <a class="button button--small" href=format!("/imports/{id}/refused.xlsx") download rel="external">
                {lang.t(imports::REFUSED_FILE)}
            </a>
        })}
    }
}
