//! Mesajları Aç for the open thread: an optional reason, which stays in its history.

use leptos::prelude::*;
use model::ids::ThreadId;
use model::texts::{common, thread as texts};

use super::acts::Acts;
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::i18n::use_lang;

/// Asks for the reason and reopens.
#[component]
pub fn ReopenDialog(thread: ThreadId, open: RwSignal<bool>, acts: Acts) -> impl IntoView {
    let lang = use_lang();
    let reason = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = reason.get_untracked().trim().to_owned();
        open.set(false);
        acts.reopen((!given.is_empty()).then_some(given));
        reason.set(String::new());
    };
    view! {
        <Dialog open title=lang.fill(texts::REOPEN_TITLE, &[&thread])>
            <form class="form" on:submit=go>
                <TextField
                    id=format!("reopen-reason-{thread}")
                    label=lang.t(texts::REOPEN_REASON)
                    hint=lang.t(texts::REOPEN_HINT)
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
