//! The members that were found, as the options of the picker's list.

use leptos::prelude::*;
use model::member::MemberSummary;
use model::texts::thread as texts;
use model::validate::Field;

use super::form::StartForm;
use super::search::MemberSearch;
use crate::i18n::use_lang;

/// The id of the list.
pub const LIST: &str = "start-member-list";

/// The options; the arrow keys mark one, a press or Enter takes it.
#[component]
pub fn Options(form: StartForm, search: MemberSearch) -> impl IntoView {
    let lang = use_lang();
    move || {
        let found = search.found.get().unwrap_or_default();
        if found.is_empty() {
            return view! { <li class="picker__none" role="presentation">{lang.t(texts::START_NOBODY)}</li> }
                .into_any();
        }
        let options = found.into_iter().enumerate().map(|(at, member)| {
            let (name, email) = (member.full_name.clone(), member.email.clone());
            let is_active = move || search.active.get() == Some(at);
            // The field keeps the focus, so the press is taken before it moves.
            let take = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                pick(member.clone(), search, form);
            };
            view! {
                <li
                    class="picker__option"
                    class:is-active=is_active
                    id=option_id(at)
                    role="option"
                    aria-selected=move || is_active().to_string()
                    on:mousedown=take
                >
                    <span class="picker__name">{name}</span>
                    " "
                    <span class="picker__email">{email}</span>
                </li>
            }
        });
        options.collect_view().into_any()
    }
}

/// The id of an option, for `aria-activedescendant`.
pub fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// Takes a member.
pub fn pick(member: MemberSummary, search: MemberSearch, form: StartForm) {
    search.close();
    form.faults
        .update(|faults| faults.retain(|invalid| invalid.field != Field::Member));
    form.picked.set(Some(member));
}
