//! Acts on the ticked rows that need a choice: whom they are given to, which topic they get.

use leptos::prelude::*;
use model::bulk::ThreadAct;
use model::ids::{AgentId, TopicId};
use model::lang::Text;
use model::right::Right;
use model::texts::lists;
use web_sys::HtmlSelectElement;

use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The word of the choice "nobody".
const NOBODY: &str = "0";

/// Both choices, as far as the rights go.
#[component]
pub fn ActChoices(table: TableState) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    let run = move |act: ThreadAct| table.acts.run(act, table.listing.selection());
    let assign = me.with(|me| me.may(Right::AssignOthers)).then(|| {
        let agents = me
            .with(|me| me.store.agents.clone())
            .into_iter()
            .filter(|agent| !agent.disabled);
        let options = agents.map(|agent| (agent.id.to_string(), agent.full_name));
        let nobody = (NOBODY.to_owned(), lang.t(lists::ASSIGN_NOBODY).to_owned());
        let options: Vec<_> = std::iter::once(nobody).chain(options).collect();
        let pick = Callback::new(move |word: String| {
            let to: Option<AgentId> = word.parse().ok().filter(|_| word != NOBODY);
            run(ThreadAct::Assign { to });
        });
        view! { <Choice table label=lists::ASSIGN options pick/> }
    });
    let topics = me.with(|me| me.may(Right::Resolve)).then(|| {
        let topics = me
            .with(|me| me.store.topics.clone())
            .into_iter()
            .filter(|topic| !topic.retired);
        let options: Vec<_> = topics
            .map(|topic| (topic.id.to_string(), topic.name.get(lang).to_owned()))
            .collect();
        let pick = Callback::new(move |word: String| {
            if let Ok(to) = word.parse::<TopicId>() {
                run(ThreadAct::Topic { to });
            }
        });
        view! { <Choice table label=lists::TOPIC options pick/> }
    });
    view! {
        {assign}
        {topics}
    }
}

/// A choice that does its act at once and then shows its own name again.
#[component]
fn Choice(table: TableState, label: Text, options: Vec<(String, String)>, pick: Callback<String>) -> impl IntoView {
    let lang = use_lang();
    let picked = move |event| {
        let select: HtmlSelectElement = event_target(&event);
        let word = select.value();
        select.set_value("");
        if !word.is_empty() {
            pick.run(word);
        }
    };
    let options: Vec<_> = options
        .into_iter()
        .map(|(word, name)| view! { <option value=word>{name}</option> })
        .collect();
    view! {
        <select
            class="field__input field__input--small bulk-choice"
            aria-label=lang.t(label)
            disabled=move || table.acts.busy.get()
            on:change=picked
        >
            <option value="" selected>{lang.t(label)}</option>
            {options}
        </select>
    }
}
