//! Whom the new thread is for: a known member, or one to be entered.

use leptos::prelude::*;
use model::texts::thread as texts;
use model::validate::Field;

use super::form::StartForm;
use super::member_picker::MemberPicker;
use crate::components::field::TextField;
use crate::i18n::use_lang;

/// The two ways, and the fields of the chosen one.
#[component]
pub fn MemberChoiceFields(form: StartForm) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="start__member">
            <legend class="field__label">{lang.t(texts::MEMBER)}</legend>
            <div class="start__ways">
                <Way form is_new=false label=lang.t(texts::START_MEMBER_KNOWN) />
                <Way form is_new=true label=lang.t(texts::START_MEMBER_NEW) />
            </div>
            {move || match form.is_new.get() {
                false => view! { <MemberPicker form /> }.into_any(),
                true => view! { <NewMember form /> }.into_any(),
            }}
        </fieldset>
    }
}

#[component]
fn Way(form: StartForm, is_new: bool, label: &'static str) -> impl IntoView {
    view! {
        <label class="start__way">
            <input
                type="radio"
                name="start-way"
                prop:checked=move || form.is_new.get() == is_new
                on:change=move |_| form.is_new.set(is_new)
            />
            {label}
        </label>
    }
}

#[component]
fn NewMember(form: StartForm) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="form__row">
            <TextField
                id="start-full-name"
                label=lang.t(texts::FULL_NAME)
                value=form.full_name
                error=form.error(Field::FullName)
            />
            <TextField
                id="start-email"
                label=lang.t(texts::EMAIL)
                kind="email"
                value=form.email
                error=form.error(Field::Email)
            />
        </div>
    }
}
