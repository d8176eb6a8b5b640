//! What the pages before sign-in share: the card, sending a form once, and what is wrong with its fields.

use leptos::prelude::*;
use leptos_meta::Title;
use model::error::Problem;
use model::lang::Lang;
use model::texts::{common, errors};
use model::validate::{Field, Invalid};

use crate::api::error::ApiError;
use crate::i18n::use_lang;
use crate::state::toasts::sentence;

/// The state of a form that is sent to the server. Copy.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Whether the answer is awaited.
    pub busy: RwSignal<bool>,
    faults: RwSignal<Vec<Invalid>>,
    /// The fields that say themselves what is wrong with them.
    shown: StoredValue<Vec<Field>>,
    refusal: RwSignal<Option<String>>,
    lang: Lang,
}

impl Sending {
    /// A form that was not sent yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            busy: RwSignal::new(false),
            faults: RwSignal::default(),
            shown: StoredValue::default(),
            refusal: RwSignal::new(None),
            lang,
        }
    }

    /// The form is on its way; what was wrong before is forgotten.
    pub fn begin(self) {
        self.busy.set(true);
        self.faults.set(Vec::new());
        self.refusal.set(None);
    }

    /// The form came back: what is wrong with its fields, or the whole. A fault of a field that the form does not show
    /// stands with the whole.
    pub fn refused(self, error: &ApiError) {
        let Problem::Invalid(faults) = &error.0 else {
            return self.refused_because(sentence(error, self.lang));
        };
        let is_shown = |invalid: &Invalid| self.shown.with_value(|shown| shown.contains(&invalid.field));
        let (shown, hidden): (Vec<Invalid>, Vec<Invalid>) = faults.iter().copied().partition(is_shown);
        self.busy.set(false);
        self.faults.set(shown);
        if !hidden.is_empty() {
            self.refusal
                .set(Some(errors::problem(&Problem::Invalid(hidden), self.lang)));
        }
    }

    /// The form came back for a reason that is put into words already.
    pub fn refused_because(self, words: String) {
        self.busy.set(false);
        self.refusal.set(Some(words));
    }

    /// What is wrong with a field; who asks shows it.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        self.shown.update_value(|shown| shown.push(field));
        Signal::derive(move || {
            let found = self
                .faults
                .with(|faults| faults.iter().find(|invalid| invalid.field == field).copied());
            found.map(|invalid| errors::fault(invalid.fault, self.lang))
        })
    }

    /// What is wrong with the whole, as a notice.
    pub fn notice(self) -> impl IntoView {
        move || {
            self.refusal
                .get()
                .map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
        }
    }
}

/// The card in the middle of a page before sign-in.
#[component]
pub fn Door(
    /// The heading.
    title: String,
    /// What it is about.
    text: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Title text=title.clone() />
        <main class="door">
            <div class="door__card">
                <p class="door__mark">
                    <span class="side__mark" aria-hidden="true"></span>
                    {lang.t(common::APP_NAME)}
                </p>
                <h1 class="door__title">{title}</h1>
                <p class="door__text">{text}</p>
                {children()}
            </div>
        </main>
    }
}
