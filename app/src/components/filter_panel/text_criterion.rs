//! A criterion that is a text: substrings, Turkish letters folded by the desk.

use leptos::prelude::*;
use model::filter::MAX_TEXT;
use model::texts::filter;

use super::chip::fault_of;
use super::form::use_filter_form;
use crate::i18n::use_lang;
use crate::state::criteria::Criterion;

/// The id of a criterion's field.
pub fn field_id(criterion: Criterion) -> String {
    format!("filter-{}", criterion.key())
}

/// A text field of the panel.
#[component]
pub fn TextCriterion(criterion: Criterion) -> impl IntoView {
    let (lang, form) = (use_lang(), use_filter_form());
    let field = form.field(criterion);
    let id = field_id(criterion);
    let error_id = format!("{id}-error");
    let fault = Memo::new(move |_| form.reading.with(|reading| fault_of(criterion, reading, lang)));
    let described = error_id.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{lang.t(filter::criterion(criterion.key()))}</label>
            <input
                id=id
                name=criterion.key()
                type="text"
                autocomplete="off"
                maxlength=MAX_TEXT.to_string()
                value=field.get_untracked()
                prop:value=field
                aria-invalid=move || fault.get().is_some().then_some("true")
                aria-describedby=move || fault.get().map(|_| described.clone())
                on:input=move |event| field.set(event_target_value(&event))
            />
            {move || fault.get().map(|fault| view! { <p class="field__error" id=error_id.clone()>{fault}</p> })}
        </div>
    }
}
