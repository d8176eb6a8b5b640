//! Beside the list: all that is known of one outgoing mail.

use leptos::prelude::*;
use model::ids::OutgoingId;
use model::outgoing::OutgoingView;
use model::texts::outgoing as texts;

use super::as_sent::AsSent;
use super::attempts::Attempts;
use super::facts::Facts;
use super::mails::Mails;
use super::resend::Resend;
use crate::api::error::ApiError;
use crate::api::outgoing::get_outgoing;
use crate::components::error_note::ErrorNote;
use crate::components::icon::Icon;
use crate::components::mail_state::MailState;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;

/// A mail as the server last told it.
type MailResource = Resource<Result<OutgoingView, ApiError>>;

/// The detail of one mail; read again with each delivery that the live stream tells of.
#[component]
pub fn Detail(id: OutgoingId, mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let tries = RwSignal::new(0_u32);
    let mail = Resource::new(move || (mails.delivered(), tries.get()), move |_| get_outgoing(id));
    let retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
    view! {
        <aside class="pane mail" aria-label=lang.t(texts::DETAIL) data-mail=id.to_string()>
            <Transition fallback=|| view! { <Skeleton /> }>
                <Read mail mails retry />
            </Transition>
        </aside>
    }
}

#[component]
fn Read(mail: MailResource, mails: Mails, retry: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let view = Memo::new(move |before: Option<&Option<OutgoingView>>| {
        let read = mail.with(|read| read.as_ref().and_then(|read| read.as_ref().ok().cloned()));
        read.or_else(|| before.cloned().flatten())
    });
    // By itself, because it stays as it is while the state changes: its frame is loaded once, and a tab stays in front.
    let sent = Memo::new(move |_| {
        let of = |mail: &OutgoingView| (mail.row.id, mail.sha256.is_some(), mail.text.clone());
        view.with(|mail| mail.as_ref().map(of))
    });
    let failed = Memo::new(move |_| mail.with(|read| read.as_ref().and_then(|read| read.as_ref().err().cloned())));
    view! {
        <button
            type="button"
            class="button button--ghost button--icon pane__close"
            aria-label=lang.t(texts::CLOSE_DETAIL)
            on:click=move |_| mails.close()
        >
            <Icon name="close" />
        </button>
        {move || failed.get().map(|error| view! { <ErrorNote error retry /> })}
        {move || view.get().map(|mail| view! { <Mail mail mails /> })}
        {move || sent.get().map(|(id, composed, text)| view! { <AsSent id composed text /> })}
    }
}

#[component]
fn Mail(mail: OutgoingView, mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let row = mail.row.clone();
    let thread = row.thread.map(|id| {
        view! {
            <Resend id=row.id state=row.state mails />
            <a class="button" href=format!("/inbox?thread={id}")>{lang.t(texts::OPEN_THREAD)} {format!(" #{id}")}</a>
        }
    });
    view! {
        <header class="mail__head">
            <h2 class="mail__subject">{row.subject}</h2>
            <p class="mail__to">{row.recipient_name} " <" {row.recipient} ">"</p>
            <p class="mail__state">
                <MailState state=row.state />
                " "
                {lang.t(texts::state_meaning(row.state))}
            </p>
            <div class="mail__actions">{thread}</div>
        </header>
        <Attempts attempts=mail.attempts.clone() />
        <Facts mail mails />
    }
}
