//! The page of an address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;
use model::texts::shell;

use crate::browser;
use crate::i18n::use_lang;

/// Nothing here.
#[component]
pub fn MissingPage() -> impl IntoView {
    browser::answer_not_found();
    let lang = use_lang();
    view! {
        <Title text=lang.t(shell::PAGE_MISSING) />
        <main class="door">
            <div class="empty">
                <h1 class="empty__title">{lang.t(shell::PAGE_MISSING)}</h1>
                <p class="empty__text">{lang.t(shell::PAGE_MISSING_TEXT)}</p>
                <a class="button button--primary" href="/inbox">{lang.t(shell::TO_INBOX)}</a>
            </div>
        </main>
    }
}
