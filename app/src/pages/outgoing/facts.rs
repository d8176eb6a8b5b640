//! The plain facts of an outgoing mail: moments, sender, template, headers, and its kin.

use leptos::prelude::*;
use model::ids::OutgoingId;
use model::outgoing::OutgoingView;
use model::texts::outgoing as texts;

use super::mails::Mails;
use crate::components::moment::Moment;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The facts as a list of terms. What is not known is left out.
#[component]
pub fn Facts(mail: OutgoingView, mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let row = &mail.row;
    let agent = row.agent.map(|id| use_me().with(|me| me.store.agent(id).to_owned()));
    let template = mail
        .template
        .map(|(id, version)| lang.fill(texts::TEMPLATE_VERSION, &[&format!("#{id}"), &version]));
    let moments = [
        (texts::WRITTEN, Some(row.created_at)),
        (texts::SENT_AT, row.sent_at),
        (texts::NEXT_AT, row.next_at),
    ];
    let words = [
        (texts::AGENT, agent),
        (texts::TEMPLATE, template),
        (texts::MESSAGE_ID, Some(mail.message_id_header)),
        (texts::SHA256, mail.sha256),
    ];
    let moments = moments.into_iter().filter_map(|(term, at)| {
        at.map(|at| {
            view! {
                <dt>{lang.t(term)}</dt>
                <dd><Moment at /></dd>
            }
        })
    });
    let words = words.into_iter().filter_map(|(term, word)| {
        word.map(|word| {
            view! {
                <dt>{lang.t(term)}</dt>
                <dd class="facts__word">{word}</dd>
            }
        })
    });
    view! {
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::HEADERS)}</h3>
            <dl class="facts">
                <dt>{lang.t(texts::NUMBER)}</dt>
                <dd>{mail.row.id.to_string()}</dd>
                {moments.collect_view()}
                {words.collect_view()}
                <Kin term=texts::RESEND_OF ids=mail.resend_of.into_iter().collect() mails />
                <Kin term=texts::RESENT_AS ids=mail.resent_as mails />
            </dl>
        </section>
    }
}

/// Mails that this one repeats, or that repeat it.
#[component]
fn Kin(term: model::lang::Text, ids: Vec<OutgoingId>, mails: Mails) -> impl IntoView {
    let lang = use_lang();
    (!ids.is_empty()).then(|| {
        let links = ids.into_iter().map(|id| {
            view! {
                <a href=move || mails.href_of(id)>{id.to_string()}</a>
                " "
            }
        });
        view! {
            <dt>{lang.t(term)}</dt>
            <dd>{links.collect_view()}</dd>
        }
    })
}
