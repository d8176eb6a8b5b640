//! The fields of the three parts, each with its problems below it. A problem with a line leads to that line.

use leptos::html::Textarea;
use leptos::prelude::*;
use model::template::{TemplatePart, TemplateProblem};
use model::texts::templates as texts;

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
                class="field__input field__input--area field__input--code"
                id=id
                rows=rows
                spellcheck="false"
                node_ref=field_of(form, part)
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

const fn field_of(form: TemplateForm, part: TemplatePart) -> NodeRef<Textarea> {
    match part {
        TemplatePart::Text => form.text_field,
        TemplatePart::Subject | TemplatePart::Html => form.html_field,
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
    if problem.part == TemplatePart::Subject {
        if let Some(field) = form.subject_field.get_untracked() {
            drop(field.focus());
        }
        return;
    }
    let Some(field) = field_of(form, problem.part).get_untracked() else {
        return;
    };
    let (from, to) = form
        .part(problem.part)
        .with_untracked(|text| line_range(text, problem.line.unwrap_or(1)));
    drop(field.set_selection_range(from, to));
    drop(field.focus());
}

/// Where a line (from 1) begins and ends, in UTF-16 units as a browser counts.
fn line_range(text: &str, line: u32) -> (u32, u32) {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut from = 0;
    for (number, content) in (1..).zip(text.split('\n')) {
        let to = from + units(content);
        if number == line {
            return (from, to);
        }
        from = to + 1;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::line_range;

    #[test]
    fn lines_are_found_as_a_browser_counts() {
        assert_eq!(line_range("ş😀\nab\n", 1), (0, 3));
        assert_eq!(line_range("ş😀\nab\n", 2), (4, 6));
        assert_eq!(line_range("ab", 9), (0, 0));
    }
}
