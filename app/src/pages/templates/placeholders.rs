//! The placeholders to click in: each goes to the caret of the part that was edited last.

use leptos::prelude::*;
use model::template::{Placeholder, TemplatePart};
use model::texts::templates as texts;

use super::form::TemplateForm;
use crate::i18n::use_lang;

/// All of them as buttons.
#[component]
pub fn Placeholders(form: TemplateForm) -> impl IntoView {
    let lang = use_lang();
    let buttons = Placeholder::ALL.map(|placeholder| {
        let code = format!("{{{{ {} }}}}", placeholder.as_str());
        let put = code.clone();
        view! {
            <button type="button" class="chip" title=code on:click=move |_| put_in(form, &put)>
                {lang.t(texts::placeholder(placeholder))}
            </button>
        }
    });
    view! {
        <fieldset class="placeholders">
            <legend class="field__label">{lang.t(texts::PLACEHOLDERS)}</legend>
            <p class="field__hint">{lang.t(texts::PLACEHOLDERS_HINT)}</p>
            <div class="placeholders__list">{buttons.collect_view()}</div>
        </fieldset>
    }
}

/// Puts a text in at the caret, instead of what is selected, and leaves the caret behind it.
fn put_in(form: TemplateForm, code: &str) {
    let part = form.caret_in.get_untracked();
    let caret = selection(form, part);
    let value = form.part(part);
    let (text, behind) = value.with_untracked(|text| spliced(text, caret, code));
    value.set(text);
    match part {
        TemplatePart::Subject => {
            if let Some(field) = form.subject_field.get_untracked() {
                drop(field.focus());
                drop(field.set_selection_range(behind, behind));
            }
        }
        TemplatePart::Html | TemplatePart::Text => {
            let field = if part == TemplatePart::Html {
                form.html_field
            } else {
                form.text_field
            };
            if let Some(field) = field.get_untracked() {
                drop(field.focus());
                drop(field.set_selection_range(behind, behind));
            }
        }
    }
}

/// What is selected in a part, in UTF-16 units; `None` when the browser does not say.
fn selection(form: TemplateForm, part: TemplatePart) -> Option<(u32, u32)> {
    let (start, end) = match part {
        TemplatePart::Subject => {
            let field = form.subject_field.get_untracked()?;
            (field.selection_start(), field.selection_end())
        }
        TemplatePart::Html | TemplatePart::Text => {
            let field = if part == TemplatePart::Html {
                form.html_field
            } else {
                form.text_field
            };
            let field = field.get_untracked()?;
            (field.selection_start(), field.selection_end())
        }
    };
    Some((start.ok()??, end.ok()??))
}

/// The text with `code` in place of the selection (at the end without one), and the place behind it, in UTF-16 units.
fn spliced(text: &str, selection: Option<(u32, u32)>, code: &str) -> (String, u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = selection.map_or((units.len(), units.len()), |(start, end)| {
        (start as usize, end as usize)
    });
    let start = start.min(units.len());
    let end = end.clamp(start, units.len());
    let mut out = String::from_utf16_lossy(&units[..start]);
    out.push_str(code);
    out.push_str(&String::from_utf16_lossy(&units[end..]));
    let behind = start + code.encode_utf16().count();
    (out, u32::try_from(behind).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::spliced;

    #[test]
    fn a_placeholder_takes_the_place_of_what_is_selected() {
        assert_eq!(spliced("😀bc", Some((2, 3)), "{{ x }}"), ("😀{{ x }}c".to_owned(), 9));
        assert_eq!(spliced("ş", None, "y"), ("şy".to_owned(), 2));
        assert_eq!(spliced("a", Some((9, 1)), "b"), ("ab".to_owned(), 2));
    }
}
