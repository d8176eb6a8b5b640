//! One topic with its reopen rule, or the row of a new one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::setting::Topic;
use model::template::BothTongues;
use model::texts::{common, settings};
use model::thread::ReopenRule;
use model::validate::Field;

use super::kind_row::Retired;
use crate::api::settings::save_topic;
use crate::browser;
use crate::components::field::{SelectField, TextField};
use crate::i18n::use_lang;
use crate::pages::door::Sending;

/// A topic.
#[component]
pub fn TopicRow(
    /// Which; a new one has id 0.
    topic: Topic,
) -> impl IntoView {
    let lang = use_lang();
    let sending = Sending::new(lang);
    let id = topic.id;
    let (tr, en) = (RwSignal::new(topic.name.tr), RwSignal::new(topic.name.en));
    let retired = RwSignal::new(topic.retired);
    let (word, days) = taken_apart(topic.reopen);
    let (rule, days) = (RwSignal::new(word.to_owned()), RwSignal::new(days.to_string()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let name = BothTongues {
            tr: tr.get_untracked(),
            en: en.get_untracked(),
        };
        let reopen = put_together(&rule.get_untracked(), &days.get_untracked());
        let typed = Topic {
            id,
            name,
            reopen,
            retired: retired.get_untracked(),
        };
        spawn_local(async move {
            match save_topic(typed).await {
                Ok(_) => browser::reload(),
                Err(error) => sending.refused(&error),
            }
        });
    };
    let is_new = id.0 == 0;
    let rules = [
        ("always", settings::REOPEN_ALWAYS),
        ("within_days", settings::REOPEN_WITHIN),
        ("never", settings::REOPEN_NEVER),
    ]
    .map(|(word, text)| (word.to_owned(), lang.t(text).to_owned()))
    .to_vec();
    view! {
        <form class="form form--row" novalidate method="post" on:submit=submit>
            <TextField id=format!("topic-tr-{id}") label=lang.t(settings::NAME_TR) value=tr error=sending.error(Field::Name) />
            <TextField id=format!("topic-en-{id}") label=lang.t(settings::NAME_EN) value=en />
            <SelectField id=format!("topic-rule-{id}") label=lang.t(settings::REOPEN_RULE) options=rules value=rule />
            <Show when=move || rule.with(|word| word == "within_days")>
                <TextField id=format!("topic-days-{id}") label=lang.t(settings::REOPEN_DAYS) kind="number" value=days error=sending.error(Field::ReopenDays) />
            </Show>
            {(!is_new).then(|| view! { <Retired retired /> })}
            <button type="submit" class="button" disabled=move || sending.busy.get()>
                {lang.t(if is_new { settings::ADD_TOPIC } else { common::SAVE })}
            </button>
            {sending.notice()}
        </form>
    }
}

const fn taken_apart(rule: ReopenRule) -> (&'static str, u16) {
    match rule {
        ReopenRule::Always => ("always", 30),
        ReopenRule::WithinDays(days) => ("within_days", days),
        ReopenRule::Never => ("never", 30),
    }
}

/// A number of days that cannot be read is zero, which the desk refuses with a word.
fn put_together(word: &str, days: &str) -> ReopenRule {
    match word {
        "always" => ReopenRule::Always,
        "never" => ReopenRule::Never,
        _ => ReopenRule::WithinDays(days.trim().parse().unwrap_or(0)),
    }
}
