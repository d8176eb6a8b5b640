//! The state of an outgoing mail as a small mark: a word and a colour, never a colour alone.

use leptos::prelude::*;
use model::outgoing::OutgoingState;
use model::texts::words;

use crate::i18n::use_lang;

/// The mark of a state.
#[component]
pub fn MailState(state: OutgoingState) -> impl IntoView {
    view! { <span class=class_of(state)>{use_lang().t(words::outgoing_state(state))}</span> }
}

const fn class_of(state: OutgoingState) -> &'static str {
    match state {
        OutgoingState::Held | OutgoingState::Queued | OutgoingState::Leased | OutgoingState::InData => {
            "mail-state mail-state--waiting"
        }
        OutgoingState::Sent => "mail-state mail-state--sent",
        OutgoingState::Uncertain => "mail-state mail-state--uncertain",
        OutgoingState::Failed | OutgoingState::Expired => "mail-state mail-state--failed",
        OutgoingState::Cancelled => "mail-state mail-state--cancelled",
    }
}
