//! The member's last words beside the answer, and whatever arrived while it was written.

use leptos::prelude::*;
use model::message::{Author, MessageView};
use model::texts::reply as texts;

use super::form::ReplyForm;
use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// Everything that the member wrote since our last answer; if we wrote last, their last message.
#[component]
pub fn LastWords(messages: Vec<MessageView>, form: ReplyForm) -> impl IntoView {
    let lang = use_lang();
    let last = last_words(messages);
    let none = last
        .is_empty()
        .then(|| view! { <p class="reply__none">{lang.t(texts::NO_WORDS)}</p> });
    let newer = move || {
        form.caught_up
            .get()
            .into_iter()
            .map(|message| view! { <Quote message /> })
            .collect_view()
    };
    view! {
        <section class="reply__words" aria-label=lang.t(texts::LAST_WORDS) tabindex="0">
            <h3 class="reply__heading">{lang.t(texts::LAST_WORDS)}</h3>
            {none}
            {last.into_iter().map(|message| view! { <Quote message /> }).collect_view()}
            {newer}
        </section>
    }
}

/// One message, as text.
#[component]
pub fn Quote(message: MessageView) -> impl IntoView {
    view! {
        <blockquote class="quote">
            <p class="quote__head">{message.author_name} " · " <Moment at=message.at /></p>
            <p class="quote__body">{message.body}</p>
        </blockquote>
    }
}

fn last_words(mut messages: Vec<MessageView>) -> Vec<MessageView> {
    messages.retain(|message| matches!(message.author, Author::Member | Author::Agent));
    let is_ours = |message: &MessageView| message.author == Author::Agent;
    let unanswered = messages.iter().rposition(is_ours).map_or(0, |last| last + 1);
    if unanswered < messages.len() {
        return messages.split_off(unanswered);
    }
    messages.retain(|message| message.author == Author::Member);
    messages.pop().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::last_words;
    use model::ids::MessageId;
    use model::message::{Author, MessageView, Source};

    fn ids(authors: &[Author]) -> Vec<i64> {
        let message = |(at, author): (usize, &Author)| MessageView {
            id: MessageId(at as i64),
            author: *author,
            author_name: String::new(),
            body: String::new(),
            at: 0,
            source: Source::Form,
            mails: Vec::new(),
        };
        let messages = authors.iter().enumerate().map(message).collect();
        last_words(messages).iter().map(|message| message.id.0).collect()
    }

    #[test]
    fn all_that_is_unanswered_is_shown_and_else_the_last_of_the_member() {
        use Author::{Agent, Desk, Member, Note};
        assert_eq!(ids(&[Member, Agent, Member, Note, Member, Desk]), [2, 4]);
        assert_eq!(ids(&[Member, Member, Agent, Note]), [1]);
        assert_eq!(ids(&[Member]), [0]);
        assert_eq!(ids(&[Agent, Note]), Vec::<i64>::new());
    }
}
