//! The placeholders to click in: each goes to the caret of the part that was edited last.

use leptos::prelude::*;
use model::template::Placeholder;
use model::texts::templates as texts;

use super::caret;
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
    let selection = caret::selection(form, part);
    let value = form.part(part);
    let (text, behind) = value.with_untracked(|text| caret::spliced(text, selection, code));
    value.set(text);
    caret::place(form, part, behind, behind);
}
