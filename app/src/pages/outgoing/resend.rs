//! Yeniden gönder: a new mail with the same content; nothing of the old one is touched.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::ids::OutgoingId;
use model::outgoing::OutgoingState;
use model::right::Right;
use model::texts::{common, outgoing as texts};

use super::mails::Mails;
use crate::api::outgoing::resend;
use crate::components::dialog::Dialog;
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::me::use_me;
use crate::state::toasts::use_toasts;

/// The button and its question; nothing where the state or the rights do not allow it.
#[component]
pub fn Resend(id: OutgoingId, state: OutgoingState, mails: Mails) -> impl IntoView {
    let may = use_me().with(|me| me.may(Right::Resend)) && state.can_resend();
    may.then(|| view! { <Ask id state mails /> })
}

#[component]
fn Ask(id: OutgoingId, state: OutgoingState, mails: Mails) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let (open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let go = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let resent = resend(id).await;
            busy.try_set(false);
            open.try_set(false);
            match resent {
                Ok(new) => {
                    toasts.say(lang.fill(texts::RESENT_SAID, &[&new]));
                    mails.refetch();
                    mails.show(new);
                }
                Err(error) => toasts.problem(&error),
            }
        });
    };
    let may_have_arrived = matches!(state, OutgoingState::Uncertain | OutgoingState::Sent);
    let warning = move || {
        may_have_arrived.then(|| view! { <p class="notice notice--warning">{lang.t(texts::RESEND_UNCERTAIN)}</p> })
    };
    view! {
        <button type="button" class="button button--primary" on:click=move |_| open.set(true)>
            <Icon name="resend" />
            {lang.t(texts::RESEND)}
        </button>
        <Dialog open title=lang.t(texts::RESEND_ASK)>
            {warning()}
            <p>{lang.t(texts::RESEND_HINT)}</p>
            <footer class="dialog__actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {lang.t(common::CANCEL)}
                </button>
                <button type="button" class="button button--primary" disabled=move || busy.get() on:click=go>
                    {lang.t(texts::RESEND)}
                </button>
            </footer>
        </Dialog>
    }
}
