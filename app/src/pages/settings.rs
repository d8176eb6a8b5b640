//! Ayarlar: a page for each part, chosen by tabs.

pub mod agents;
pub mod api_keys;
pub mod import;
pub mod lists;
pub mod rights;
pub mod store;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::{A, Outlet, Redirect};
use model::lang::Text;
use model::right::Right;
use model::texts::{imports, settings, shell};

use crate::i18n::use_lang;
use crate::state::me::use_me;

/// Each part: its address, its name, and the right that opens it.
const PARTS: [(&str, Text, Right); 6] = [
    ("/settings/store", settings::STORE, Right::ManageSettings),
    ("/settings/lists", settings::LISTS, Right::EditLists),
    ("/settings/agents", settings::AGENTS, Right::ManageAgents),
    ("/settings/rights", settings::RIGHTS, Right::ManageAgents),
    ("/settings/api-keys", settings::API_KEYS, Right::ManageApiKeys),
    ("/settings/import", imports::TITLE, Right::Import),
];

/// Goes on to the first part that the person may see; who may see none goes back to the messages.
#[component]
pub fn FirstPart() -> impl IntoView {
    let me = use_me();
    let first = PARTS.iter().find(|(_, _, right)| me.with(|me| me.may(*right)));
    view! { <Redirect path=first.map_or("/inbox", |(path, ..)| *path) /> }
}

/// The tabs above the parts.
#[component]
pub fn SettingsFrame() -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let tab = move |(path, name, right)| {
        me.with(|me| me.may(right))
            .then(|| view! { <A href=path attr:class="tabs__tab">{lang.t(name)}</A> })
    };
    view! {
        <Title text=lang.t(shell::SETTINGS) />
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{lang.t(shell::SETTINGS)}</h1>
            </header>
            <nav class="tabs" aria-label=lang.t(shell::SETTINGS)>{PARTS.into_iter().map(tab).collect_view()}</nav>
            <Outlet />
        </div>
    }
}
