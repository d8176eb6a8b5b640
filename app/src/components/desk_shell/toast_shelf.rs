//! The notices at the edge of the screen.

use leptos::prelude::*;
use model::texts::{common, shell};

use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::toasts::{Toast, use_toasts};

/// All notices; read out by screen readers as they come.
#[component]
pub fn ToastShelf() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.list() key=|toast| toast.id let:toast>
                <Notice toast />
            </For>
        </div>
    }
}

#[component]
fn Notice(toast: Toast) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let id = toast.id;
    let undo = toast.undo.map(|undo| {
        let back = move |_| {
            toasts.dismiss(id);
            undo.run(());
        };
        view! { <button type="button" class="toast__undo" on:click=back>{lang.t(common::UNDO)}</button> }
    });
    view! {
        <div class="toast" class:toast--failed=toast.failed>
            <p class="toast__text">{toast.text}</p>
            {undo}
            <button type="button" class="toast__close" aria-label=lang.t(shell::DISMISS) on:click=move |_| toasts.dismiss(id)>
                <Icon name="close" />
            </button>
        </div>
    }
}
