//! Sorumlu: whose thread it is. Whoever may give it to others picks a name; everybody else may take it.

use leptos::prelude::*;
use model::agent::AgentName;
use model::ids::AgentId;
use model::right::Right;
use model::texts::thread as texts;
use web_sys::HtmlSelectElement;

use super::acts::Acts;
use super::latest::Latest;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The term and the control, as an entry of the facts.
#[component]
pub fn Assignee(view: Latest, acts: Acts) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    let own = me.with(|me| me.id);
    let (picks, takes) = me.with(|me| (me.may(Right::AssignOthers), me.may(Right::AssignSelf)));
    let now = Memo::new(move |_| view.with(|view| view.row.assignee));
    let in_bin = Memo::new(move |_| view.with(|view| view.row.binned_at.is_some()));
    let name = move || {
        let name = now.get().map(|id| me.with(|me| me.store.agent(id).to_owned()));
        name.unwrap_or_else(|| lang.t(texts::ASSIGNEE_NONE).to_owned())
    };
    let take = move || {
        (takes && now.get() != Some(own)).then(|| {
            view! {
                <button
                    type="button"
                    class="button button--small"
                    disabled=move || acts.busy()
                    on:click=move |_| acts.assign(Some(own))
                >
                    {lang.t(texts::TAKE)}
                </button>
            }
        })
    };
    view! {
        <dt>{lang.t(texts::ASSIGNEE)}</dt>
        <dd class="assignee">
            {move || {
                if picks && !in_bin.get() {
                    view! { <Pick now acts /> }.into_any()
                } else {
                    view! { <span>{name}</span> }.into_any()
                }
            }}
            {move || (!in_bin.get()).then_some(take)}
        </dd>
    }
}

/// A choice of everybody at the desk, and of nobody.
#[component]
fn Pick(now: Memo<Option<AgentId>>, acts: Acts) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    let value = move |id: Option<AgentId>| id.map(|id| id.to_string()).unwrap_or_default();
    let options = move || {
        let now = now.get();
        let agents = me.with(|me| me.store.agents.clone()).into_iter();
        // Whoever is shut out can have a thread from before, but cannot be given one.
        let agents = agents.filter(|agent| !agent.disabled || Some(agent.id) == now);
        let option = |agent: AgentName| {
            view! { <option value=value(Some(agent.id)) selected=Some(agent.id) == now>{agent.full_name}</option> }
        };
        agents.map(option).collect_view()
    };
    // The screen shows who has it, not who was picked: the name moves when the desk has said yes.
    let pick = move |event| {
        let select: HtmlSelectElement = event_target(&event);
        let to = select.value().parse().ok();
        select.set_value(&value(now.get_untracked()));
        acts.assign(to);
    };
    view! {
        <select
            class="field__input field__input--small"
            aria-label=lang.t(texts::ASSIGNEE)
            prop:value=move || value(now.get())
            on:change=pick
        >
            <option value="" selected=move || now.get().is_none()>{lang.t(texts::ASSIGNEE_NONE)}</option>
            {options}
        </select>
    }
}
