//! Picks a known member: a combobox by name, mail or order number, whole by keyboard and screen reader.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use model::member::MemberSummary;
use model::texts::{common, thread as texts};
use model::validate::Field;

use super::form::StartForm;
use super::member_options::{LIST, Options, option_id, pick};
use super::search::MemberSearch;
use crate::i18n::use_lang;

const FIELD: &str = "start-member";
const ERROR: &str = "start-member-error";

/// The picked member, or the field to find one.
#[component]
pub fn MemberPicker(form: StartForm) -> impl IntoView {
    move || match form.picked.get() {
        Some(member) => view! { <Picked member form /> }.into_any(),
        None => view! { <Finder form /> }.into_any(),
    }
}

#[component]
fn Picked(member: MemberSummary, form: StartForm) -> impl IntoView {
    let lang = use_lang();
    view! {
        <p class="picker__picked">
            <strong>{member.full_name}</strong>
            " "
            <span class="picker__email">{member.email}</span>
            " "
            <button type="button" class="button button--small" on:click=move |_| form.picked.set(None)>
                {lang.t(texts::START_OTHER_MEMBER)}
            </button>
        </p>
    }
}

#[component]
fn Finder(form: StartForm) -> impl IntoView {
    let lang = use_lang();
    let search = MemberSearch::new();
    let error = form.error(Field::Member);
    let keys = move |event: KeyboardEvent| press(&event, search, form);
    let marked = move || search.active.get().map(option_id);
    let said = move || match search.found.with(|found| found.as_ref().map(Vec::len)) {
        Some(0) => lang.t(texts::START_NOBODY).to_owned(),
        Some(count) => lang.fill(texts::START_FOUND, &[&count]),
        None => String::new(),
    };
    view! {
        <div class="field picker">
            <label class="field__label" for=FIELD>{lang.t(texts::START_FIND)}</label>
            <input
                class="field__input"
                id=FIELD
                type="text"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || search.is_open().to_string()
                aria-activedescendant=marked
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=ERROR
                placeholder=lang.t(texts::START_FIND_HINT)
                prop:value=move || search.typed.get()
                on:input=move |event| search.type_in(event_target_value(&event))
                on:keydown=keys
            />
            <ul class="picker__list" id=LIST role="listbox" aria-label=lang.t(texts::START_FIND) hidden=move || !search.is_open()>
                <Options form search />
            </ul>
            <p class="visually-hidden" role="status">{said}</p>
            <p class="field__error" id=ERROR hidden=move || error.get().is_none() && !search.failed.get()>
                {move || error.get().or_else(|| search.failed.get().then(|| lang.t(common::RETRY).to_owned()))}
            </p>
        </div>
    }
}

fn press(event: &KeyboardEvent, search: MemberSearch, form: StartForm) {
    let is_open = search.found.with_untracked(Option::is_some);
    match event.key().as_str() {
        "ArrowDown" | "ArrowUp" => search.step(event.key() == "ArrowDown"),
        "Enter" => {
            if let Some(member) = search.marked() {
                pick(member, search, form);
            }
        }
        "Escape" if is_open => search.close(),
        _ => return,
    }
    event.prevent_default();
}
