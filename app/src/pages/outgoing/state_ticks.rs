//! The states to tick in the filter, named as the screen names them.

use leptos::prelude::*;
use model::outgoing::OutgoingState;
use model::texts::{outgoing as texts, words};

use super::typed::TypedFilter;
use crate::i18n::use_lang;

/// Handing over is one word for two states.
const GROUPS: [&[OutgoingState]; 8] = [
    &[OutgoingState::Held],
    &[OutgoingState::Queued],
    &[OutgoingState::Leased, OutgoingState::InData],
    &[OutgoingState::Sent],
    &[OutgoingState::Uncertain],
    &[OutgoingState::Failed],
    &[OutgoingState::Expired],
    &[OutgoingState::Cancelled],
];

/// One box per word.
#[component]
pub fn StateTicks(typed: TypedFilter) -> impl IntoView {
    let lang = use_lang();
    let ticks = GROUPS.map(|states| {
        let word = lang.t(words::outgoing_state(states[0]));
        let is_ticked = move || typed.states.with(|all| all.contains(&states[0]));
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_ticked
                    on:change=move |event| typed.tick(states, event_target_checked(&event))
                />
                {word}
            </label>
        }
    });
    view! {
        <fieldset class="filter__ticks">
            <legend class="field__label">{lang.t(texts::STATE)}</legend>
            {ticks.collect_view()}
        </fieldset>
    }
}
