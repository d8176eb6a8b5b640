//! The fields of the contact form, each with its label and its error. Values are put in as text, never as markup.

use leptos::prelude::*;
use model::lang::{Lang, Text};
use model::texts::{contact as texts, errors};
use model::validate::{Field, MAX_BODY, MAX_NAME, MAX_ORDER_NO, MAX_SUBJECT};

use super::{ContactPage, ContactSays};

/// A field of one line: its name in the form, its label and what the browser should know of it.
pub(super) struct Line {
    name: &'static str,
    field: Field,
    label: Text,
    kind: &'static str,
    autocomplete: &'static str,
    max: usize,
    optional: bool,
}

pub(super) const FULL_NAME: Line = Line {
    name: "full_name",
    field: Field::FullName,
    label: texts::FULL_NAME,
    kind: "text",
    autocomplete: "name",
    max: MAX_NAME,
    optional: false,
};
pub(super) const EMAIL: Line = Line {
    name: "email",
    field: Field::Email,
    label: texts::EMAIL,
    kind: "email",
    autocomplete: "email",
    max: 254,
    optional: false,
};
pub(super) const ORDER_NO: Line = Line {
    name: "order_no",
    field: Field::OrderNo,
    label: texts::ORDER_NO,
    kind: "text",
    autocomplete: "off",
    max: MAX_ORDER_NO,
    optional: true,
};
pub(super) const SUBJECT: Line = Line {
    name: "subject",
    field: Field::Subject,
    label: texts::SUBJECT,
    kind: "text",
    autocomplete: "off",
    max: MAX_SUBJECT,
    optional: false,
};

pub(super) fn line(page: &ContactPage, line: Line, value: &str) -> impl IntoView + use<> {
    let (error, marks) = fault(page, line.name, line.field);
    let optional = line
        .optional
        .then(|| view! { <span class="field__optional">{page.lang.t(texts::OPTIONAL)}</span> });
    view! {
        <div class="field">
            <label class="field__label" for=line.name>{page.lang.t(line.label)} " " {optional}</label>
            <input
                class="input"
                type=line.kind
                id=line.name
                name=line.name
                autocomplete=line.autocomplete
                maxlength=line.max.to_string()
                required=!line.optional
                aria-invalid=marks.is_some().then_some("true")
                aria-describedby=marks
                value=value.to_owned()
            />
            {error}
        </div>
    }
}

pub(super) fn choice(
    page: &ContactPage,
    name: &'static str,
    field: Field,
    label: Text,
    options: Vec<AnyView>,
) -> impl IntoView + use<> {
    let (error, marks) = fault(page, name, field);
    view! {
        <div class="field">
            <label class="field__label" for=name>{page.lang.t(label)}</label>
            <select
                class="select"
                id=name
                name=name
                aria-invalid=marks.is_some().then_some("true")
                aria-describedby=marks
            >
                <option value="">{page.lang.t(texts::CHOOSE)}</option>
                {options}
            </select>
            {error}
        </div>
    }
}

pub(super) fn offers<'a, T: 'a>(
    entries: impl Iterator<Item = &'a T>,
    chosen: &str,
    words: impl Fn(&T) -> (String, String),
) -> Vec<AnyView> {
    entries
        .map(|entry| {
            let (value, name) = words(entry);
            let selected = value == chosen;
            view! { <option value=value selected=selected>{name}</option> }.into_any()
        })
        .collect()
}

pub(super) fn body(page: &ContactPage) -> impl IntoView + use<> {
    let (error, marks) = fault(page, "body", Field::Body);
    // The children of a textarea are printed unescaped by this version of Leptos, so the text goes in escaped by hand.
    // The line feed in front is the one that a browser drops.
    let typed = format!("\n{}", escape(&page.form.body));
    view! {
        <div class="field">
            <label class="field__label" for="body">{page.lang.t(texts::BODY)}</label>
            <textarea
                class="textarea"
                id="body"
                name="body"
                rows="8"
                maxlength=MAX_BODY.to_string()
                required=true
                aria-invalid=marks.is_some().then_some("true")
                aria-describedby=marks
                inner_html=typed
            ></textarea>
            {error}
        </div>
    }
}

pub(super) fn honeypot(lang: Lang) -> impl IntoView + use<> {
    view! {
        <div class="contact__trap" aria-hidden="true">
            <label for="website">{lang.t(texts::LEAVE_EMPTY)}</label>
            <input type="text" id="website" name="website" tabindex="-1" autocomplete="off" />
        </div>
    }
}

/// The error beside a field, and its id for `aria-describedby`.
fn fault(page: &ContactPage, name: &str, field: Field) -> (Option<AnyView>, Option<String>) {
    let ContactSays::Faults(faults) = &page.says else {
        return (None, None);
    };
    let Some(invalid) = faults.iter().find(|invalid| invalid.field == field) else {
        return (None, None);
    };
    let id = format!("{name}-error");
    let words = errors::fault(invalid.fault, page.lang);
    let error = view! { <p class="field__error" id=id.clone()>{words}</p> }.into_any();
    (Some(error), Some(id))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
