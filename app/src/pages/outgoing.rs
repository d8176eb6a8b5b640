//! Giden Mail Takibi: every outgoing mail, newest first, and beside the list all that is known of one.
//! What is asked for lives in the URL; the page follows the live stream's deliveries.

mod address;
mod as_sent;
mod attempts;
mod detail;
mod facts;
mod filter;
mod list;
mod mails;
mod resend;
mod row;
mod state_ticks;
mod typed;

use leptos::prelude::*;
use leptos_meta::Title;
use model::texts::outgoing as texts;

use crate::i18n::use_lang;
use detail::Detail;
use filter::FilterForm;
use list::MailList;
use mails::Mails;

/// The page.
#[component]
pub fn OutgoingPage() -> impl IntoView {
    let lang = use_lang();
    let mails = Mails::open();
    let mail = Signal::derive(move || mails.address.with(|address| address.mail));
    view! {
        <Title text=lang.t(texts::TITLE) />
        <div class="page outgoing" class:has-pane=move || mail.get().is_some()>
            <div class="page__main">
                <header class="page__head">
                    <h1 class="page__title">{lang.t(texts::TITLE)}</h1>
                </header>
                <FilterForm mails />
                <MailList mails />
            </div>
            <For each=move || mail.get() key=|id| id.0 let:id>
                <Detail id mails />
            </For>
        </div>
    }
}
