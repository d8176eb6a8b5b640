//! One text of the exchange. Texts of members are shown as text, with their line breaks, never as HTML.

use leptos::prelude::*;
use model::message::{Author, MessageView, Source};
use model::right::Role;
use model::texts::{thread as texts, words};

use super::latest::Latest;
use super::mail_marks::MailMarks;
use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// A message with who wrote it, when, and what became of its mails.
#[component]
pub fn Message(
    /// The message; its text never changes.
    message: MessageView,
    /// The thread, for the state of the message's mails.
    view: Latest,
    /// Whether it came while the thread was open.
    is_new: bool,
) -> impl IntoView {
    let lang = use_lang();
    let MessageView {
        id,
        author,
        author_name,
        body,
        at,
        source,
        ..
    } = message;
    let name = match author {
        Author::Desk => lang.t(texts::DESK_MARK).to_owned(),
        // Somebody whom the desk does not know: an agent of an older panel.
        Author::Agent | Author::Note if author_name.is_empty() => lang.t(words::role(Role::Agent)).to_owned(),
        _ => author_name,
    };
    let text = if author == Author::Desk && body.is_empty() {
        lang.t(texts::UNDELIVERABLE).to_owned()
    } else {
        body
    };
    let door = (author == Author::Member && source != Source::Desk)
        .then(|| view! { <span class="message__source">{lang.t(texts::source(source))}</span> });
    let note =
        (author == Author::Note).then(|| view! { <span class="message__note-mark">{lang.t(texts::NOTE_MARK)}</span> });
    let new = is_new.then(|| view! { <span class="message__new">{lang.t(texts::NEW_MARK)}</span> });
    view! {
        <article class=class_of(author) class:is-new=is_new id=format!("msg-{id}")>
            <header class="message__head">
                <span class="message__author">{name}</span>
                {door}
                {note}
                {new}
                <span class="message__at"><Moment at /></span>
            </header>
            <p class="message__body">{text}</p>
            <MailMarks message=id view />
        </article>
    }
}

const fn class_of(author: Author) -> &'static str {
    match author {
        Author::Member => "message message--member",
        Author::Agent => "message message--agent",
        Author::Note => "message message--note",
        Author::Desk => "message message--desk",
    }
}
