//! The status of a thread as a mark: a dot and its word.

use leptos::prelude::*;
use model::status::Status;
use model::texts::words;

use crate::i18n::use_lang;

/// A status.
#[component]
pub fn StatusMark(
    /// Which.
    status: Status,
) -> impl IntoView {
    view! { <span class=format!("status status--{}", status.as_str())>{use_lang().t(words::status(status))}</span> }
}
