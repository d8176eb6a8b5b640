//! Every try of a mail: when, how far it came, the server's own words, and what they mean.

use leptos::prelude::*;
use model::outgoing::AttemptView;
use model::texts::{outgoing as texts, words};

use crate::components::mail_state::MailState;
use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// The tries, oldest first.
#[component]
pub fn Attempts(attempts: Vec<AttemptView>) -> impl IntoView {
    let lang = use_lang();
    let none = attempts
        .is_empty()
        .then(|| view! { <p class="panel__none">{lang.t(texts::NO_ATTEMPTS)}</p> });
    let items = attempts
        .into_iter()
        .map(|attempt| view! { <Attempt attempt /> })
        .collect_view();
    view! {
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::ATTEMPT_TIMELINE)}</h3>
            {none}
            <ol class="timeline">{items}</ol>
        </section>
    }
}

#[component]
fn Attempt(attempt: AttemptView) -> impl IntoView {
    let lang = use_lang();
    let took = match attempt.ended_at {
        Some(ended) => lang.fill(texts::TOOK, &[&seconds(ended - attempt.started_at)]),
        None => lang.t(texts::UNDER_WAY).to_owned(),
    };
    let meaning = attempt.reason.map(|reason| {
        view! { <p>{lang.t(words::delivery_reason(reason))}</p> }
    });
    let stage = lang.t(texts::stage(&attempt.stage));
    let answer = answer(&attempt);
    let answer = if answer.is_empty() {
        view! { <p class="attempt__none">{lang.t(texts::NO_WORDS)}</p> }.into_any()
    } else {
        view! {
            <figure class="attempt__answer">
                <figcaption>{lang.t(texts::SERVER_WORDS)}</figcaption>
                <blockquote class="attempt__words">{answer}</blockquote>
            </figure>
        }
        .into_any()
    };
    view! {
        <li class="timeline__item attempt">
            <p class="attempt__head">
                <strong>{lang.fill(texts::ATTEMPT, &[&attempt.number])}</strong>
                " "
                <MailState state=attempt.state />
                " "
                <Moment at=attempt.started_at />
            </p>
            {meaning}
            {answer}
            <p class="attempt__stage">{lang.t(texts::STAGE)} ": " {stage} " · " {took}</p>
        </li>
    }
}

/// The server's reply as one line: its codes, then its own words.
fn answer(attempt: &AttemptView) -> String {
    let codes = [attempt.code.map(|code| code.to_string()), attempt.enhanced.clone()];
    let mut parts: Vec<String> = codes.into_iter().flatten().collect();
    if !attempt.text.is_empty() {
        parts.push(attempt.text.clone());
    }
    parts.join(" ")
}

/// Milliseconds as seconds with one digit after the point.
fn seconds(millis: i64) -> String {
    let tenths = (millis.max(0) + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_time_is_told_in_tenths_of_a_second() {
        assert_eq!([0, 49, 50, 1_249, -5].map(seconds), ["0.0", "0.0", "0.1", "1.2", "0.0"]);
    }
}
