//! What the template editor knows: the three parts as typed, what is wrong with them, saving and restoring.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::error::{Conflict, Problem};
use model::ids::TemplateId;
use model::lang::Lang;
use model::template::{TemplatePart, TemplateProblem, TemplateSource, TemplateView};
use model::texts::templates as texts;

use crate::api::error::ApiError;
use crate::api::templates::{get_template, restore_template, save_template};
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, sentence, use_toasts};

/// The editor's state.
#[derive(Clone, Copy)]
pub struct TemplateForm {
    /// The template.
    pub id: TemplateId,
    /// The subject.
    pub subject: RwSignal<String>,
    /// The HTML part.
    pub html: RwSignal<String>,
    /// The plain text part.
    pub text: RwSignal<String>,
    /// The field of the subject.
    pub subject_field: NodeRef<Input>,
    /// The field of the HTML part.
    pub html_field: NodeRef<Textarea>,
    /// The field of the plain text part.
    pub text_field: NodeRef<Textarea>,
    /// The part that the caret was in last: placeholders go there.
    pub caret_in: RwSignal<TemplatePart>,
    /// Why it was not saved.
    pub problems: RwSignal<Vec<TemplateProblem>>,
    /// Why it was not saved, when it is not the content's fault.
    pub refusal: RwSignal<Option<String>>,
    /// Whether somebody saved another version meanwhile.
    pub overtaken: RwSignal<bool>,
    /// Whether it is being saved or restored.
    pub busy: RwSignal<bool>,
    base: RwSignal<(u32, TemplateSource)>,
    refetch: Callback<()>,
    toasts: Toasts,
    lang: Lang,
}

impl TemplateForm {
    /// Begins with the version in force. `refetch` reads the versions again.
    pub fn new(template: &TemplateView, refetch: Callback<()>) -> Self {
        let source = source_of(template);
        Self {
            id: template.row.id,
            subject: RwSignal::new(source.subject.clone()),
            html: RwSignal::new(source.html.clone()),
            text: RwSignal::new(source.text.clone()),
            subject_field: NodeRef::new(),
            html_field: NodeRef::new(),
            text_field: NodeRef::new(),
            caret_in: RwSignal::new(TemplatePart::Html),
            problems: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            overtaken: RwSignal::new(false),
            busy: RwSignal::new(false),
            base: RwSignal::new((template.row.version, source)),
            refetch,
            toasts: use_toasts(),
            lang: use_lang(),
        }
    }

    /// The text of a part.
    pub const fn part(self, part: TemplatePart) -> RwSignal<String> {
        match part {
            TemplatePart::Subject => self.subject,
            TemplatePart::Html => self.html,
            TemplatePart::Text => self.text,
        }
    }

    /// The field of one of the two long parts.
    pub const fn area(self, part: TemplatePart) -> NodeRef<Textarea> {
        match part {
            TemplatePart::Text => self.text_field,
            TemplatePart::Subject | TemplatePart::Html => self.html_field,
        }
    }

    /// The three parts as typed.
    pub fn source(self) -> TemplateSource {
        TemplateSource {
            subject: self.subject.get(),
            html: self.html.get(),
            text: self.text.get(),
        }
    }

    /// Whether anything differs from the version that the editing began with.
    pub fn is_changed(self) -> bool {
        let source = self.source();
        self.base.with(|(_, base)| *base != source)
    }

    /// Saves as a new version of the one that was read.
    pub fn save(self) {
        self.save_on(self.base.with_untracked(|(version, _)| *version));
    }

    /// Saves over the version that somebody saved meanwhile.
    pub fn save_over(self) {
        let id = self.id;
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let template = get_template(id).await;
            self.busy.try_set(false);
            match template {
                Ok(template) => self.save_on(template.row.version),
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    fn save_on(self, version: u32) {
        if self.busy.try_get_untracked() != Some(false) {
            return;
        }
        self.busy.set(true);
        let source = untrack(|| self.source());
        spawn_local(async move {
            let saved = save_template(self.id, source.clone(), version).await;
            self.busy.try_set(false);
            match saved {
                Ok(number) => {
                    self.took(number, source);
                    self.toasts.say(self.lang.fill(texts::SAVED_SAID, &[&number]));
                }
                Err(error) => self.refused(error.0),
            }
        });
    }

    /// Makes an old version the newest. What was typed is replaced by it.
    pub fn restore(self, number: u32, source: TemplateSource) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let restored = restore_template(self.id, number).await;
            self.busy.try_set(false);
            match restored {
                Ok(new) => {
                    for (part, text) in [
                        (self.subject, &source.subject),
                        (self.html, &source.html),
                        (self.text, &source.text),
                    ] {
                        part.try_set(text.clone());
                    }
                    self.took(new, source);
                    self.toasts.say(self.lang.fill(texts::RESTORED_SAID, &[&number, &new]));
                }
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    fn took(self, number: u32, source: TemplateSource) {
        self.base.try_set((number, source));
        self.problems.try_set(Vec::new());
        self.refusal.try_set(None);
        self.overtaken.try_set(false);
        self.refetch.try_run(());
    }

    fn refused(self, problem: Problem) {
        let overtaken = problem == Problem::Conflict(Conflict::Changed);
        self.overtaken.try_set(overtaken);
        let (problems, words) = match problem {
            Problem::Template(problems) => (problems, None),
            _ if overtaken => (Vec::new(), None),
            other => (Vec::new(), Some(sentence(&ApiError(other), self.lang))),
        };
        self.problems.try_set(problems);
        self.refusal.try_set(words);
    }
}

fn source_of(template: &TemplateView) -> TemplateSource {
    let newest = template.versions.first();
    newest.map(|version| version.source.clone()).unwrap_or_default()
}
