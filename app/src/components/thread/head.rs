//! The head of the open thread: its subject, status and number, and beside them its acts.

use leptos::prelude::*;
use model::texts::thread as texts;

use super::acts::Acts;
use super::buttons::Buttons;
use super::latest::Latest;
use crate::components::icon::Icon;
use crate::components::status_mark::StatusMark;
use crate::i18n::use_lang;

/// Subject, status, number and acts.
#[component]
pub fn ThreadHead(
    view: Latest,
    acts: Acts,
    replying: RwSignal<bool>,
    reopening: RwSignal<bool>,
    on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let id = view.peek(|view| view.row.id);
    let title = format!("thread-{id}-title");
    view! {
        <header class="thread__head">
            <div class="thread__title">
                <h2 class="thread__subject" id=title>{move || view.with(|view| view.row.subject.clone())}</h2>
                <p class="thread__meta">
                    <span class="thread__number">{format!("#{id}")}</span>
                    {move || view! { <StatusMark status=view.with(|view| view.row.status) /> }}
                </p>
            </div>
            <div class="thread__actions">
                <Buttons view acts replying reopening />
                <button
                    type="button"
                    class="button button--ghost button--icon"
                    aria-label=lang.t(texts::CLOSE_PANE)
                    on:click=move |_| on_close.run(())
                >
                    <Icon name="close" />
                </button>
            </div>
        </header>
    }
}
