//! Mesajları Aç: how many come back, and an optional reason that stays in their history.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::bulk::ThreadAct;
use model::moment::number;
use model::texts::{common, lists};

use crate::components::dialog::Dialog;
use crate::components::field::TextArea;
use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;

/// The dialog.
#[component]
pub fn ReopenDialog(table: TableState, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let reason = RwSignal::new(String::new());
    let many = move || table.listing.picked.with(|picked| number(picked.len(), lang));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = reason.with_untracked(|reason| reason.trim().to_owned());
        let reason_given = (!typed.is_empty()).then_some(typed);
        open.set(false);
        table
            .acts
            .run(ThreadAct::Reopen { reason: reason_given }, table.listing.selection());
        reason.set(String::new());
    };
    view! {
        <Dialog open title=lang.t(lists::REOPEN_TITLE)>
            <form on:submit=submit>
                <p>{move || lang.fill(lists::REOPEN_TEXT, &[&many()])}</p>
                <TextArea
                    id="reopen-reason"
                    label=lang.t(lists::REOPEN_REASON)
                    hint=lang.t(lists::REOPEN_REASON_HINT)
                    value=reason
                />
                <div class="dialog__actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {lang.t(common::CANCEL)}
                    </button>
                    <button type="submit" class="button button--primary">{lang.t(common::REOPEN)}</button>
                </div>
            </form>
        </Dialog>
    }
}
