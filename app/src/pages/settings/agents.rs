//! Who works at the desk: invite, role, disable.

mod invite;
mod role_picker;
mod row;

use leptos::prelude::*;
use model::agent::AgentView;
use model::texts::{session, settings};

use crate::api::agents::list_agents;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use invite::InviteForm;
use row::AgentRow;

/// Everybody, and an invitation for somebody new.
#[component]
pub fn AgentsPage() -> impl IntoView {
    let changed = RwSignal::new(0u32);
    let read = Resource::new(move || changed.get(), |_| list_agents());
    let change = Callback::new(move |()| changed.update(|count| *count += 1));
    view! {
        <InviteForm change />
        <Transition fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(agents) => view! { <AgentTable agents change /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry=change /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn AgentTable(agents: Vec<AgentView>, change: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{lang.t(session::FULL_NAME)}</th>
                        <th scope="col">{lang.t(settings::ROLE)}</th>
                        <th scope="col">{lang.t(settings::STATE)}</th>
                        <th scope="col">{lang.t(settings::LAST_SEEN)}</th>
                        <th scope="col">
                            <span class="visually-hidden">{lang.t(settings::DISABLE)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{agents.into_iter().map(|agent| view! { <AgentRow agent change /> }).collect_view()}</tbody>
            </table>
        </div>
    }
}
