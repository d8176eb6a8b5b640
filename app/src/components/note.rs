//! A note among agents, written below the exchange. It is never mailed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::ids::ThreadId;
use model::texts::thread as texts;

use crate::api::replies::add_note;
use crate::browser;
use crate::i18n::use_lang;
use crate::state::toasts::{sentence, use_toasts};

/// The form of a note. What was typed stays until the server has it.
#[component]
pub fn NoteForm(thread: ThreadId, on_added: Callback<()>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let body = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let tried = StoredValue::new(None::<(String, String)>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = body.get_untracked();
        if busy.get_untracked() || text.trim().is_empty() {
            return;
        }
        let before = tried.get_value().filter(|(before, _)| *before == text);
        let (_, submission) = before.unwrap_or_else(|| (text.clone(), browser::random_id()));
        tried.set_value(Some((text.clone(), submission.clone())));
        busy.set(true);
        spawn_local(async move {
            let added = add_note(thread, text, submission).await;
            busy.try_set(false);
            match added {
                Ok(_) => {
                    body.try_set(String::new());
                    refusal.try_set(None);
                    toasts.say(lang.t(texts::NOTE_ADDED).to_owned());
                    on_added.try_run(());
                }
                Err(error) => {
                    refusal.try_set(Some(sentence(&error, lang)));
                }
            }
        });
    };
    let id = format!("note-{thread}");
    view! {
        <form class="note" on:submit=add>
            <label class="field__label" for=id.clone()>
                {lang.t(texts::NOTE_LABEL)}
                " "
                <span class="field__hint">{lang.t(texts::NOTE_HINT)}</span>
            </label>
            <textarea
                class="field__input field__input--area note__text"
                id=id
                rows="2"
                prop:value=move || body.get()
                on:input=move |event| body.set(event_target_value(&event))
            ></textarea>
            {move || refusal.get().map(|words| view! { <p class="field__error" role="alert">{words}</p> })}
            <button
                type="submit"
                class="button"
                disabled=move || busy.get() || body.with(|body| body.trim().is_empty())
            >
                {lang.t(texts::NOTE_ADD)}
            </button>
        </form>
    }
}
