//! Choosing somebody's role.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::ids::AgentId;
use model::right::Role;
use model::texts::{settings, words};

use super::row::said;
use crate::api::agents::set_role;
use crate::components::confirm::Confirm;
use crate::i18n::use_lang;
use crate::state::toasts::use_toasts;

/// The role; another one counts after a yes, until then the present one stays chosen.
#[component]
pub fn RolePicker(
    /// Whose.
    id: AgentId,
    /// Their name.
    name: String,
    /// The present role.
    now: Role,
    /// It was changed.
    change: Callback<()>,
) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let (open, wanted) = (RwSignal::new(false), RwSignal::new(now));
    let node: NodeRef<html::Select> = NodeRef::new();
    let choose = move |event| {
        let chosen = Role::parse(&event_target_value(&event));
        if let Some(select) = node.get_untracked() {
            select.set_value(now.as_str());
        }
        if let Some(role) = chosen {
            wanted.set(role);
            open.set(true);
        }
    };
    let act = Callback::new(move |()| {
        let role = wanted.get_untracked();
        spawn_local(async move { said(set_role(id, role).await, toasts, change) });
    });
    let text = Signal::derive(move || lang.fill(settings::ROLE_TEXT, &[&name, &lang.t(words::role(wanted.get()))]));
    let option = |role: &Role| {
        view! { <option value=role.as_str() selected=*role == now>{lang.t(words::role(*role))}</option> }
    };
    view! {
        <select
            node_ref=node
            class="field__input field__input--small"
            aria-label=lang.t(settings::ROLE)
            prop:value=now.as_str()
            on:change=choose
        >
            {Role::ALL.iter().map(option).collect_view()}
        </select>
        <Confirm open title=lang.t(settings::ROLE_TITLE) text yes=lang.t(settings::ROLE_CHANGE) act />
    }
}
