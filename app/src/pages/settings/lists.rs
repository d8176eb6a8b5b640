//! The lists that a store edits: kinds and topics, the topics with their reopen rule.

mod kind_row;
mod topic_row;

use leptos::prelude::*;
use model::ids::{KindId, TopicId};
use model::setting::{Kind, Topic};
use model::template::BothTongues;
use model::texts::settings;
use model::thread::ReopenRule;

use crate::i18n::use_lang;
use crate::state::me::use_me;
use kind_row::KindRow;
use topic_row::TopicRow;

/// Both lists, each with a row for a new entry.
#[component]
pub fn ListsPage() -> impl IntoView {
    let lang = use_lang();
    let (kinds, topics) = use_me().with(|me| (me.store.kinds.clone(), me.store.topics.clone()));
    let new_kind = Kind {
        id: KindId(0),
        name: BothTongues::default(),
        retired: false,
    };
    let new_topic = Topic {
        id: TopicId(0),
        name: BothTongues::default(),
        reopen: ReopenRule::WithinDays(30),
        retired: false,
    };
    view! {
        <section class="page__part">
            <h2>{lang.t(settings::KINDS)}</h2>
            {kinds.into_iter().chain([new_kind]).map(|kind| view! { <KindRow kind /> }).collect_view()}
        </section>
        <section class="page__part">
            <h2>{lang.t(settings::TOPICS)}</h2>
            {topics.into_iter().chain([new_topic]).map(|topic| view! { <TopicRow topic /> }).collect_view()}
        </section>
    }
}
