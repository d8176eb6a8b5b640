//! The page of an address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;
use model::texts::shell;

use crate::browser;
use crate::components::empty_state::EmptyState;
use crate::i18n::use_lang;

/// Nothing here.
#[component]
pub fn MissingPage() -> impl IntoView {
    browser::answer_not_found();
    let lang = use_lang();
    view! {
        <Title text=lang.t(shell::PAGE_MISSING) />
        <main class="door">
            <EmptyState title=lang.t(shell::PAGE_MISSING) text=lang.t(shell::PAGE_MISSING_TEXT)>
                <a class="button button--primary" href="/inbox">{lang.t(shell::TO_INBOX)}</a>
            </EmptyState>
        </main>
    }
}
