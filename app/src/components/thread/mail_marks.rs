//! What became of the mails that carry a message: one mark per mail, each a way to its delivery record.

use leptos::prelude::*;
use model::ids::MessageId;
use model::message::MailMark;
use model::texts::{thread as texts, words};

use super::latest::Latest;
use crate::components::mail_state::MailState;
use crate::i18n::use_lang;

/// The marks of one message, following the thread.
#[component]
pub fn MailMarks(message: MessageId, view: Latest) -> impl IntoView {
    let marks = Memo::new(move |_| {
        view.with(|view| {
            let message = view.messages.iter().find(|it| it.id == message);
            message.map(|it| it.mails.clone()).unwrap_or_default()
        })
    });
    move || {
        let marks = marks.get();
        (!marks.is_empty()).then(|| {
            view! {
                <ul class="message__mails">{marks.into_iter().map(|mark| view! { <Mark mark /> }).collect_view()}</ul>
            }
        })
    }
}

#[component]
fn Mark(mark: MailMark) -> impl IntoView {
    let lang = use_lang();
    let state = lang.t(words::outgoing_state(mark.state));
    let label = lang.fill(texts::MAIL_TO, &[&mark.recipient, &state]);
    view! {
        <li>
            <a class="message__mail" href=format!("/outgoing?mail={}", mark.id) title=label.clone() aria-label=label>
                <MailState state=mark.state />
            </a>
        </li>
    }
}
