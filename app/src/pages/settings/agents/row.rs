//! One person: role, state, and what an admin may do about them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::agent::{AgentView, Invitation};
use model::texts::settings;

use super::invite::InviteLink;
use super::role_picker::RolePicker;
use crate::api::agents::{reinvite, set_disabled};
use crate::api::error::ApiError;
use crate::components::confirm::Confirm;
use crate::components::moment::Moment;
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, use_toasts};

/// A person's row.
#[component]
pub fn AgentRow(
    /// Who.
    agent: AgentView,
    /// Something about them was changed.
    change: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let state = match (agent.disabled, agent.invited) {
        (true, _) => settings::DISABLED,
        (_, true) => settings::INVITED,
        _ => settings::ACTIVE,
    };
    let (seen, quiet) = (agent.last_seen_at, agent.disabled);
    view! {
        <tr class:table__row--quiet=quiet>
            <td>
                <span class="table__main">{agent.full_name.clone()}</span>
                <span class="table__sub">{agent.email.clone()}</span>
            </td>
            <td>
                <RolePicker id=agent.id name=agent.full_name.clone() now=agent.role change />
            </td>
            <td>{lang.t(state)}</td>
            <td>{seen.map_or_else(|| lang.t(settings::NEVER).into_any(), |at| view! { <Moment at /> }.into_any())}</td>
            <td class="table__acts"><Acts agent change /></td>
        </tr>
    }
}

#[component]
fn Acts(agent: AgentView, change: Callback<()>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let (id, disabled) = (agent.id, agent.disabled);
    let link = RwSignal::new(None::<Invitation>);
    let again = move |_| {
        spawn_local(async move {
            match reinvite(id).await {
                Ok(made) => link.set(Some(made)),
                Err(error) => toasts.problem(&error),
            }
        });
    };
    let turn = Callback::new(move |()| {
        spawn_local(async move { said(set_disabled(id, !disabled).await, toasts, change) });
    });
    let open = RwSignal::new(false);
    let ask = move |_| if disabled { turn.run(()) } else { open.set(true) };
    let text = lang.fill(settings::DISABLE_TEXT, &[&agent.full_name]);
    let invite = (agent.invited && !disabled).then(|| {
        view! { <button type="button" class="button button--small" on:click=again>{lang.t(settings::INVITE_AGAIN)}</button> }
    });
    view! {
        {invite}
        <button type="button" class="button button--small" on:click=ask>
            {lang.t(if disabled { settings::ENABLE } else { settings::DISABLE })}
        </button>
        <Confirm open title=lang.t(settings::DISABLE_TITLE) text yes=lang.t(settings::DISABLE) act=turn />
        {move || link.get().map(|invitation| view! { <InviteLink invitation /> })}
    }
}

/// Says what went wrong, if anything, and has the list read anew.
pub fn said(result: Result<(), ApiError>, toasts: Toasts, change: Callback<()>) {
    if let Err(error) = result {
        toasts.problem(&error);
    }
    change.run(());
}
