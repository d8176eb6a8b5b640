//! The thread's own facts: kind, topic, order number, dates and people.

use leptos::prelude::*;
use model::Millis;
use model::ids::AgentId;
use model::lang::Text;
use model::texts::thread as texts;

use super::acts::Acts;
use super::assignee::Assignee;
use super::latest::Latest;
use crate::components::moment::Moment;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The facts as a list of terms. What a thread does not have is left out.
#[component]
pub fn Facts(view: Latest, acts: Acts) -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let row = move || view.with(|view| view.row.clone());
    let agent = move |id: AgentId| me.with(|me| me.store.agent(id).to_owned());
    let facts = move || {
        let row = row();
        let (kind, topic) = me.with(|me| {
            let store = &me.store;
            (
                store.kind(row.kind, lang).to_owned(),
                store.topic(row.topic, lang).to_owned(),
            )
        });
        let words = [
            (texts::KIND, Some(kind)),
            (texts::TOPIC, Some(topic)),
            (texts::ORDER_NO, (!row.order_no.is_empty()).then_some(row.order_no)),
            (texts::RESPONDER, row.responder.map(agent)),
            (texts::RESOLVER, row.resolver.map(agent)),
            (
                texts::REOPENED_TIMES,
                (row.reopened > 0).then(|| row.reopened.to_string()),
            ),
        ];
        let moments = [
            (texts::OPENED_AT, Some(row.opened_at)),
            (texts::CLOSED_AT, row.closed_at),
            (texts::SNOOZED_UNTIL, row.snoozed_until),
        ];
        let words = words
            .into_iter()
            .filter_map(|(term, word)| word.map(|word| view! { <Fact term word /> }));
        let moments = moments
            .into_iter()
            .filter_map(|(term, at)| at.map(|at| view! { <FactAt term at /> }));
        view! {
            {words.collect_view()}
            {moments.collect_view()}
        }
    };
    view! {
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::DETAILS)}</h3>
            <dl class="facts">
                <Assignee view acts />
                {facts}
            </dl>
        </section>
    }
}

#[component]
fn Fact(term: Text, word: String) -> impl IntoView {
    view! {
        <dt>{use_lang().t(term)}</dt>
        <dd>{word}</dd>
    }
}

#[component]
fn FactAt(term: Text, at: Millis) -> impl IntoView {
    view! {
        <dt>{use_lang().t(term)}</dt>
        <dd><Moment at /></dd>
    }
}
