//! The mail as it was sent: its HTML in a frame that can do nothing, its plain text, and its exact bytes as a file.

use leptos::prelude::*;
use model::ids::OutgoingId;
use model::texts::outgoing as texts;

use crate::i18n::use_lang;

/// The parts of the mail. The frame's page comes from the host with its own policy; nothing of it runs or loads.
#[component]
pub fn AsSent(id: OutgoingId, composed: bool, text: String) -> impl IntoView {
    let lang = use_lang();
    let content = if composed {
        view! { <Parts id text /> }.into_any()
    } else {
        view! { <p class="panel__none">{lang.t(texts::NOT_COMPOSED)}</p> }.into_any()
    };
    view! {
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::AS_SENT)}</h3>
            {content}
        </section>
    }
}

#[component]
fn Parts(id: OutgoingId, text: String) -> impl IntoView {
    let lang = use_lang();
    let plain = RwSignal::new(false);
    let tab = move |is_plain: bool, label: &'static str| {
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=move || (plain.get() == is_plain).to_string()
                on:click=move |_| plain.set(is_plain)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="mail__parts">
            <div class="segments">
                {tab(false, lang.t(texts::TAB_HTML))}
                {tab(true, lang.t(texts::TAB_TEXT))}
            </div>
            <a class="button button--small" href=format!("/outgoing/{id}/mail.eml") rel="external" download>
                {lang.t(texts::DOWNLOAD)}
            </a>
        </div>
        <iframe
            class="mail__frame"
            sandbox=""
            referrerpolicy="no-referrer"
            title=lang.t(texts::FRAME_TITLE)
            src=format!("/outgoing/{id}/body")
            hidden=move || plain.get()
        ></iframe>
        <pre class="mail__text" tabindex="0" hidden=move || !plain.get()>{text}</pre>
    }
}
