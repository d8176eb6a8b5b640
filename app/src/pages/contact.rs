//! The hosted contact form (`/iletisim`) and its thank-you page as plain HTML: no script, no hydration, no signals.
//! It draws what it is given; receiving, limits and the honeypot's verdict are the host's route's.

mod fields;

use leptos::prelude::*;
use model::ids::{KindId, ThreadId, TopicId};
use model::lang::Lang;
use model::setting::{Kind, Topic};
use model::texts::contact as texts;
use model::validate::{Field, Invalid};
use serde::Deserialize;

use fields::{EMAIL, FULL_NAME, ORDER_NO, SUBJECT, body, choice, honeypot, line, offers};

/// Where the form lives and posts to.
pub const CONTACT_PATH: &str = "/iletisim";

/// What the form posts, as typed. `kind` and `topic` stay texts so that a wrong one is a fault and not a lost form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// Sipariş No; may be empty.
    pub order_no: String,
    /// Mesaj Tür: an id, or empty.
    pub kind: String,
    /// Mesaj Konusu: an id, or empty.
    pub topic: String,
    /// Konu Başlığı.
    pub subject: String,
    /// Açıklama.
    pub body: String,
    /// The honeypot: people cannot see it, so whoever fills it is a machine.
    pub website: String,
    /// The random id that the host gave the empty form: the same form twice is one message.
    pub submission: String,
}

impl ContactForm {
    /// The chosen kind; `None` when none or no number was given.
    pub fn kind_id(&self) -> Option<KindId> {
        self.kind.parse().ok()
    }

    /// The chosen topic; `None` when none or no number was given.
    pub fn topic_id(&self) -> Option<TopicId> {
        self.topic.parse().ok()
    }

    /// Whether the honeypot was filled.
    pub fn is_trapped(&self) -> bool {
        !self.website.is_empty()
    }
}

/// What the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactSays {
    /// The form, to be filled.
    Ask,
    /// The form again: these fields need another look.
    Faults(Vec<Invalid>),
    /// The form again: the whole was refused, in words.
    Refused(String),
    /// The message is stored. No number when the sender must not learn one.
    Thanks(Option<ThreadId>),
}

/// All that the page shows.
#[derive(Debug, Clone)]
pub struct ContactPage {
    /// The store's language.
    pub lang: Lang,
    /// The store's name.
    pub store_name: String,
    /// The kinds on offer.
    pub kinds: Vec<Kind>,
    /// The topics on offer.
    pub topics: Vec<Topic>,
    /// What was typed; empty but for `submission` at first.
    pub form: ContactForm,
    /// What to say.
    pub says: ContactSays,
}

/// The page as a whole HTML document.
pub fn contact_page(page: ContactPage) -> String {
    let lang = page.lang;
    let title = format!("{} · {}", lang.t(texts::TITLE), page.store_name);
    let store_name = page.store_name.clone();
    let content = match page.says {
        ContactSays::Thanks(thread) => thanks(lang, &page.form, thread).into_any(),
        _ => form(&page).into_any(),
    };
    let document = view! {
        <html lang=lang.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/mesajlar.css" />
            </head>
            <body class="contact">
                <main class="contact__card">
                    <p class="contact__store">{store_name}</p>
                    {content}
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", document.to_html())
}

fn thanks(lang: Lang, form: &ContactForm, thread: Option<ThreadId>) -> impl IntoView + use<> {
    let number = thread.map(|id| view! { <p class="contact__number">{lang.fill(texts::THANKS_NUMBER, &[&id])}</p> });
    view! {
        <h1 class="contact__title">{lang.t(texts::THANKS_TITLE)}</h1>
        <p>{lang.fill(texts::THANKS, &[&form.email])}</p>
        {number}
        <p>
            <a class="button" href=CONTACT_PATH>{lang.t(texts::ANOTHER)}</a>
        </p>
    }
}

fn form(page: &ContactPage) -> impl IntoView + use<> {
    let (lang, form) = (page.lang, &page.form);
    let notice = match &page.says {
        ContactSays::Faults(_) => Some(lang.t(texts::CHECK_FIELDS).to_owned()),
        ContactSays::Refused(words) => Some(words.clone()),
        ContactSays::Ask | ContactSays::Thanks(_) => None,
    };
    let notice = notice.map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> });
    let kinds = offers(page.kinds.iter().filter(|kind| !kind.retired), &form.kind, |kind| {
        (kind.id.to_string(), kind.name.get(lang).to_owned())
    });
    let topics = offers(
        page.topics.iter().filter(|topic| !topic.retired),
        &form.topic,
        |topic| (topic.id.to_string(), topic.name.get(lang).to_owned()),
    );
    view! {
        <h1 class="contact__title">{lang.t(texts::TITLE)}</h1>
        <p class="contact__intro">{lang.t(texts::INTRO)}</p>
        {notice}
        <form class="contact__form" method="post" action=CONTACT_PATH novalidate>
            <input type="hidden" name="submission" value=form.submission.clone() />
            {line(page, FULL_NAME, &form.full_name)}
            {line(page, EMAIL, &form.email)}
            {line(page, ORDER_NO, &form.order_no)}
            {choice(page, "kind", Field::Kind, texts::KIND, kinds)}
            {choice(page, "topic", Field::Topic, texts::TOPIC, topics)}
            {line(page, SUBJECT, &form.subject)}
            {body(page)}
            {honeypot(lang)}
            <button class="button button--primary" type="submit">{lang.t(texts::SEND)}</button>
        </form>
    }
}

#[cfg(test)]
mod tests;
