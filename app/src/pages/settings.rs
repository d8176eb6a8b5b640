//! Ayarlar: a page for each part, chosen by tabs.

pub mod agents;
pub mod api_keys;
pub mod lists;
pub mod rights;
pub mod store;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::{A, Outlet};
use model::right::Right;
use model::texts::{settings, shell};

use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The tabs above the parts.
#[component]
pub fn SettingsFrame() -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let parts = [
        ("/settings/store", settings::STORE, Right::ManageSettings),
        ("/settings/lists", settings::LISTS, Right::EditLists),
        ("/settings/agents", settings::AGENTS, Right::ManageAgents),
        ("/settings/rights", settings::RIGHTS, Right::ManageAgents),
        ("/settings/api-keys", settings::API_KEYS, Right::ManageApiKeys),
    ];
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
            <nav class="tabs" aria-label=lang.t(shell::SETTINGS)>{parts.into_iter().map(tab).collect_view()}</nav>
            <Outlet />
        </div>
    }
}
