//! Says when what is on the screen may be old.

use leptos::prelude::*;
use model::texts::shell;

use crate::i18n::use_lang;
use crate::state::live::{Live, LiveState};

/// The banner above the page while the connection is lost.
#[component]
pub fn LiveBanner(
    /// The connection.
    live: Live,
) -> impl IntoView {
    let lang = use_lang();
    let lost = move || live.state().get() == LiveState::Lost;
    view! {
        <div role="status">
            <Show when=lost>
                <p class="banner banner--warning">{lang.t(shell::NOT_LIVE)}</p>
            </Show>
        </div>
    }
}
