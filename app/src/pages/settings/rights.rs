//! What each role may do, as a table of ticks.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::right::{Right, Role};
use model::texts::{errors, settings, words};

use crate::api::agents::{role_rights, set_role_right};
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::state::toasts::use_toasts;

/// The table of rights.
#[component]
pub fn RightsPage() -> impl IntoView {
    let lang = use_lang();
    let changed = RwSignal::new(0u32);
    let read = Resource::new(move || changed.get(), |_| role_rights());
    let change = Callback::new(move |()| changed.update(|count| *count += 1));
    view! {
        <p class="page__text">{lang.t(settings::RIGHTS_TEXT)}</p>
        <Transition fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(roles) => view! { <RightsTable roles change /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry=change /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn RightsTable(roles: Vec<(Role, Vec<Right>)>, change: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let heads = roles
        .iter()
        .map(|(role, _)| view! { <th scope="col">{lang.t(words::role(*role))}</th> })
        .collect_view();
    let row = |right: &Right| {
        let cell = |(role, rights): &(Role, Vec<Right>)| {
            view! { <td class="table__tick"><Tick role=*role right=*right given=rights.contains(right) change /></td> }
        };
        view! {
            <tr>
                <th scope="row" class="table__right">{lang.t(errors::right(*right))}</th>
                {roles.iter().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="table table--rights">
                <thead><tr><th scope="col">{lang.t(settings::RIGHTS)}</th>{heads}</tr></thead>
                <tbody>{Right::ALL.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Tick(role: Role, right: Right, given: bool, change: Callback<()>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let name = format!("{}: {}", lang.t(words::role(role)), lang.t(errors::right(right)));
    let turn = move |event| {
        let given = event_target_checked(&event);
        spawn_local(async move {
            match set_role_right(role, right, given).await {
                Ok(()) => toasts.say(lang.t(settings::SAVED).to_owned()),
                Err(error) => toasts.problem(&error),
            }
            change.run(());
        });
    };
    view! { <input type="checkbox" aria-label=name checked=given prop:checked=given on:change=turn /> }
}
