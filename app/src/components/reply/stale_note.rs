//! Rule 5 on the screen: something newer stands, so the answer was not sent. The author reads it and decides.

use leptos::prelude::*;
use model::texts::reply as texts;

use super::form::{Newer, ReplyForm};
use super::last_words::Quote;
use crate::i18n::use_lang;

/// What arrived, and the three ways on.
#[component]
pub fn StaleNote(form: ReplyForm) -> impl IntoView {
    move || form.newer.get().map(|newer| view! { <Decide newer form /> })
}

#[component]
fn Decide(newer: Newer, form: ReplyForm) -> impl IntoView {
    let lang = use_lang();
    let resolved = newer.resolved.then(|| view! { <p>{lang.t(texts::STALE_RESOLVED)}</p> });
    let no_text =
        (newer.messages.is_empty() && !newer.resolved).then(|| view! { <p>{lang.t(texts::STALE_NO_TEXT)}</p> });
    let messages = newer
        .messages
        .into_iter()
        .map(|message| view! { <Quote message /> })
        .collect_view();
    view! {
        <section class="reply__stale notice notice--warning" role="alert">
            <h3 class="reply__heading">{lang.t(texts::STALE_TITLE)}</h3>
            <p>{lang.t(texts::STALE_HINT)}</p>
            {resolved}
            {no_text}
            {messages}
            <div class="reply__choices">
                <button type="button" class="button button--primary" on:click=move |_| form.send_anyway()>
                    {lang.t(texts::SEND_ANYWAY)}
                </button>
                <button type="button" class="button" on:click=move |_| form.edit_on()>
                    {lang.t(texts::EDIT_ON)}
                </button>
                <button type="button" class="button button--ghost" on:click=move |_| form.leave()>
                    {lang.t(texts::LEAVE)}
                </button>
            </div>
        </section>
    }
}
