//! What went wrong in a pane, and a way to try again.

use leptos::prelude::*;
use model::texts::common;

use crate::api::error::ApiError;
use crate::i18n::use_lang;
use crate::state::toasts::sentence;

/// An error in words.
#[component]
pub fn ErrorNote(
    /// What went wrong.
    error: ApiError,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="notice notice--error" role="alert">
            <p>{sentence(&error, lang)}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>{lang.t(common::RETRY)}</button>
        </div>
    }
}
