//! What happened to the thread, in words: who did what, which rule fired, what became of its mails.

use leptos::prelude::*;
use model::event::{EventKind, LiveEvent};
use model::outgoing::OutgoingState;
use model::texts::thread as texts;

use super::latest::Latest;
use super::thread_link::href_of;
use crate::components::moment::Moment;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The history, oldest first.
#[component]
pub fn History(view: Latest) -> impl IntoView {
    let lang = use_lang();
    let told = move || {
        view.with(|view| {
            view.history
                .iter()
                .filter(|event| is_told(event))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::HISTORY)}</h3>
            <ol class="timeline">
                <For each=told key=|event| event.seq.0 let:event>
                    <Happened event view />
                </For>
            </ol>
        </section>
    }
}

#[component]
fn Happened(event: LiveEvent, view: Latest) -> impl IntoView {
    let lang = use_lang();
    let words = use_me().with(|me| texts::happened(&event, &me.store, lang));
    let at = event.at;
    let to = match &event.what {
        EventKind::ContinuedElsewhere { thread, .. } | EventKind::ContinuedFrom { thread, .. } => {
            Some(view.peek(|view| href_of(*thread, &view.others)))
        }
        EventKind::Delivery { mail, .. } | EventKind::ReopenedByFailure { mail } => {
            Some(format!("/outgoing?mail={mail}"))
        }
        _ => None,
    };
    let words = match to {
        Some(href) => view! { <a href=href>{words}</a> }.into_any(),
        None => words.into_any(),
    };
    view! {
        <li class="timeline__item">
            <span class="timeline__what">{words}</span>
            <span class="timeline__at"><Moment at /></span>
        </li>
    }
}

/// The steps between queue and answer are of no interest here; the delivery record has them.
fn is_told(event: &LiveEvent) -> bool {
    use OutgoingState::{Held, InData, Leased, Queued};
    !matches!(
        event.what,
        EventKind::Delivery {
            state: Held | Queued | Leased | InData,
            ..
        }
    )
}
