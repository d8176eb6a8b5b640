//! What the Ekle form knows: its fields, what is wrong with them, and sending.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::error::Problem;
use model::ids::ThreadId;
use model::lang::Lang;
use model::member::{MemberChoice, MemberSummary};
use model::texts::{errors, thread as texts};
use model::thread::StartThread;
use model::validate::{Checks, Fault, Field, Invalid, MAX_BODY, MAX_NAME, MAX_ORDER_NO, MAX_SUBJECT};

use crate::api::error::ApiError;
use crate::api::threads::start_thread;
use crate::browser;
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, sentence, use_toasts};

/// The form, kept while its page lives: closing the dialog loses nothing.
#[derive(Clone, Copy)]
pub struct StartForm {
    /// Whether a new member is entered instead of picking a known one.
    pub is_new: RwSignal<bool>,
    /// The picked member.
    pub picked: RwSignal<Option<MemberSummary>>,
    /// Ad Soyad of a new member.
    pub full_name: RwSignal<String>,
    /// E-Posta of a new member.
    pub email: RwSignal<String>,
    /// Mesaj Tür: an id or empty.
    pub kind: RwSignal<String>,
    /// Mesaj Konusu: an id or empty.
    pub topic: RwSignal<String>,
    /// Konu Başlığı.
    pub subject: RwSignal<String>,
    /// Sipariş No.
    pub order_no: RwSignal<String>,
    /// Açıklama.
    pub body: RwSignal<String>,
    /// What is wrong with the fields.
    pub faults: RwSignal<Vec<Invalid>>,
    /// Why the whole was refused.
    pub refusal: RwSignal<Option<String>>,
    /// Whether it is on its way.
    pub sending: RwSignal<bool>,
    tried: StoredValue<Option<StartThread>>,
    toasts: Toasts,
    lang: Lang,
}

impl StartForm {
    /// An empty form.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            is_new: RwSignal::new(false),
            picked: RwSignal::new(None),
            full_name: text(),
            email: text(),
            kind: text(),
            topic: text(),
            subject: text(),
            order_no: text(),
            body: text(),
            faults: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            sending: RwSignal::new(false),
            tried: StoredValue::new(None),
            toasts: use_toasts(),
            lang: use_lang(),
        }
    }

    /// What is wrong with a field, in words.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let found = faults.iter().find(|invalid| invalid.field == field);
                found.map(|invalid| errors::fault(invalid.fault, self.lang))
            })
        })
    }

    /// Gönder: opens the thread and sends. `done` runs once it is stored.
    pub fn send(self, done: Callback<ThreadId>) {
        if self.sending.get_untracked() {
            return;
        }
        self.refusal.set(None);
        let request = self.request();
        let faults = check(&request).done().err().unwrap_or_default();
        let fits = faults.is_empty();
        self.faults.set(faults);
        if !fits {
            return;
        }
        self.tried.set_value(Some(request.clone()));
        self.sending.set(true);
        spawn_local(async move {
            let started = start_thread(request).await;
            self.sending.try_set(false);
            match started {
                Ok(thread) => {
                    self.toasts.say(self.lang.t(texts::START_SENT).to_owned());
                    self.clear();
                    done.try_run(thread);
                }
                Err(error) => match error.0 {
                    Problem::Invalid(faults) => drop(self.faults.try_set(faults)),
                    other => drop(self.refusal.try_set(Some(sentence(&ApiError(other), self.lang)))),
                },
            }
        });
    }

    /// The same form tried again is the same thread; a changed one is another.
    fn request(self) -> StartThread {
        let mut request = StartThread {
            member: self.member(),
            kind: self.kind.with_untracked(|id| id.parse().ok()),
            topic: self.topic.with_untracked(|id| id.parse().ok()),
            subject: self.subject.get_untracked(),
            order_no: self.order_no.get_untracked(),
            body: self.body.get_untracked(),
            submission: self
                .tried
                .with_value(|tried| tried.as_ref().map(|it| it.submission.clone()))
                .unwrap_or_default(),
        };
        let same = self.tried.with_value(|tried| tried.as_ref() == Some(&request));
        if !same {
            request.submission = browser::random_id();
        }
        request
    }

    fn member(self) -> Option<MemberChoice> {
        if !self.is_new.get_untracked() {
            return self
                .picked
                .with_untracked(|picked| picked.as_ref().map(|it| MemberChoice::Known(it.id)));
        }
        Some(MemberChoice::New {
            full_name: self.full_name.get_untracked(),
            email: self.email.get_untracked(),
        })
    }

    fn clear(self) {
        for text in [
            self.full_name,
            self.email,
            self.kind,
            self.topic,
            self.subject,
            self.order_no,
            self.body,
        ] {
            text.try_set(String::new());
        }
        self.picked.try_set(None);
        self.is_new.try_set(false);
        self.faults.try_set(Vec::new());
        self.tried.try_update_value(|tried| *tried = None);
    }
}

fn check(request: &StartThread) -> Checks {
    let mut checks = Checks::default();
    match &request.member {
        None => checks.note(Field::Member, Fault::Missing),
        Some(MemberChoice::Known(_)) => {}
        Some(MemberChoice::New { full_name, email }) => {
            checks.text(Field::FullName, full_name, MAX_NAME);
            checks.email(Field::Email, email);
        }
    }
    if request.kind.is_none() {
        checks.note(Field::Kind, Fault::Missing);
    }
    if request.topic.is_none() {
        checks.note(Field::Topic, Fault::Missing);
    }
    checks.text(Field::Subject, &request.subject, MAX_SUBJECT);
    checks.optional_text(Field::OrderNo, &request.order_no, MAX_ORDER_NO);
    checks.text(Field::Body, &request.body, MAX_BODY);
    checks
}

#[cfg(test)]
mod tests {
    use super::check;
    use model::ids::{KindId, MemberId, TopicId};
    use model::member::MemberChoice;
    use model::thread::StartThread;
    use model::validate::Field;

    fn request(member: Option<MemberChoice>) -> StartThread {
        StartThread {
            member,
            kind: Some(KindId(1)),
            topic: Some(TopicId(1)),
            subject: "Kargo".to_owned(),
            order_no: String::new(),
            body: "Merhaba".to_owned(),
            submission: "s".to_owned(),
        }
    }

    fn fields(request: &StartThread) -> Vec<Field> {
        let faults = check(request).done().err().unwrap_or_default();
        faults.iter().map(|invalid| invalid.field).collect()
    }

    #[test]
    fn a_form_names_each_field_that_it_lacks() {
        assert_eq!(fields(&request(Some(MemberChoice::Known(MemberId(1))))), []);
        assert_eq!(fields(&request(None)), [Field::Member]);
        let new = MemberChoice::New {
            full_name: String::new(),
            email: "ayşe".to_owned(),
        };
        assert_eq!(fields(&request(Some(new))), [Field::FullName, Field::Email]);
    }
}
