//! The fields of the three parts, each with its problems below it. A problem with a line leads to that line.

use leptos::prelude::*;
use model::template::{TemplatePart, TemplateProblem};
use model::texts::templates as texts;

use super::caret;
use super::form::TemplateForm;
use crate::i18n::use_lang;

/// The subject, a field of one line.
#[component]
pub fn SubjectField(form: TemplateForm) -> impl IntoView {
    let lang = use_lang();
    let bad = faulty(form, TemplatePart::Subject);
    view! {
        <div class="field">
            <label class="field__label" for="template-subject">{lang.t(texts::SUBJECT)}</label>
            <input
                class="field__input"
                type="text"
                id="template-subject"
                autocomplete="off"
                node_ref=form.subject_field
                aria-invalid=move || bad.get().then_some("true")
                aria-describedby="template-subject-problems"
                prop:value=move || form.subject.get()
                on:input=move |event| form.subject.set(event_target_value(&event))
                on:focus=move |_| form.caret_in.set(TemplatePart::Subject)
            />
            <PartProblems form part=TemplatePart::Subject id="template-subject-problems" />
        </div>
    }
}

/// The HTML or the plain text part.
#[component]
pub fn PartField(form: TemplateForm, part: TemplatePart, rows: u32) -> impl IntoView {
    let lang = use_lang();
    let bad = faulty(form, part);
    let (id, problems) = ids(part);
    let value = form.part(part);
    view! {
        <div class="field">
            <label class="field__label" for=id>{lang.t(texts::part(part))}</label>
            <textarea
                class="field__input field__input--area textarea--code"
                id=id
                rows=rows
                spellcheck="false"
                node_ref=form.area(part)
                aria-invalid=move || bad.get().then_some("true")
                aria-describedby=problems
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                on:focus=move |_| form.caret_in.set(part)
            ></textarea>
            <PartProblems form part id=problems />
        </div>
    }
}

#[component]
fn PartProblems(form: TemplateForm, part: TemplatePart, id: &'static str) -> impl IntoView {
    let lang = use_lang();
    let items = move || {
        let own = form.problems.get().into_iter().filter(|problem| problem.part == part);
        own.map(|problem| {
            let words = texts::problem(&problem, lang);
            view! {
                <li>
                    <button type="button" class="field__problem" on:click=move |_| go_to(form, &problem)>
                        {words}
                    </button>
                </li>
            }
        })
        .collect_view()
    };
    view! { <ul class="field__problems" id=id>{items}</ul> }
}

fn ids(part: TemplatePart) -> (&'static str, &'static str) {
    match part {
        TemplatePart::Text => ("template-text", "template-text-problems"),
        TemplatePart::Subject | TemplatePart::Html => ("template-html", "template-html-problems"),
    }
}

fn faulty(form: TemplateForm, part: TemplatePart) -> Memo<bool> {
    Memo::new(move |_| {
        form.problems
            .with(|problems| problems.iter().any(|problem| problem.part == part))
    })
}

/// Puts the caret on the line of a problem. The browser scrolls it into sight.
fn go_to(form: TemplateForm, problem: &TemplateProblem) {
    let line = problem.line.unwrap_or(1);
    let (from, to) = form
        .part(problem.part)
        .with_untracked(|text| caret::line_range(text, line));
    caret::place(form, problem.part, from, to);
}
