//! A criterion that takes several values: a list of tick boxes that opens below its name.

use leptos::prelude::*;
use model::texts::filter;

use super::chip::fault_of;
use super::choices::{Choice, choices};
use super::form::use_filter_form;
use super::text_criterion::field_id;
use crate::components::fold_out::{close_on_escape, close_when_left};
use crate::components::thread_list::use_listing;
use crate::i18n::use_lang;
use crate::state::criteria::Criterion;
use crate::state::me::use_me;

/// A field of several values.
#[component]
pub fn PickField(criterion: Criterion) -> impl IntoView {
    let (lang, form, listing) = (use_lang(), use_filter_form(), use_listing());
    let id = field_id(criterion);
    let all = use_me().with(|me| choices(criterion, listing.list, &me.store, lang));
    let names = StoredValue::new(all.clone());
    let chosen = move || {
        let is_chosen = |choice: &&Choice| form.has(criterion, &choice.value);
        let chosen: Vec<_> = names.with_value(|all| all.iter().filter(is_chosen).map(|it| it.name.clone()).collect());
        match chosen.as_slice() {
            [] => lang.t(filter::ANY).to_owned(),
            [one] => one.clone(),
            more => lang.fill(filter::CHOSEN, &[&more.len()]),
        }
    };
    let fault = Memo::new(move |_| form.reading.with(|reading| fault_of(criterion, reading, lang)));
    view! {
        <div class="field">
            <span class="label" id=format!("{id}-label")>{lang.t(filter::criterion(criterion.key()))}</span>
            <details class="pick" name="filter-pick" on:focusout=close_when_left on:keydown=close_on_escape>
                <summary aria-labelledby=format!("{id}-label {id}-value") id=id.clone()>
                    <span id=format!("{id}-value")>{chosen}</span>
                </summary>
                <div class="pick-list" tabindex="-1" role="group" aria-labelledby=format!("{id}-label")>
                    {all.into_iter().map(|choice| view! { <PickBox criterion choice/> }).collect_view()}
                </div>
            </details>
            {move || fault.get().map(|fault| view! { <p class="field__error">{fault}</p> })}
        </div>
    }
}

#[component]
fn PickBox(criterion: Criterion, choice: Choice) -> impl IntoView {
    let form = use_filter_form();
    let Choice { value, name } = choice;
    let of_value = value.clone();
    let ticked = Memo::new(move |_| form.has(criterion, &of_value));
    let to_tick = value.clone();
    view! {
        <label class="pick-box">
            <input
                type="checkbox"
                name=criterion.key()
                value=value
                checked=ticked.get_untracked()
                prop:checked=ticked
                on:change=move |event| form.tick(criterion, &to_tick, event_target_checked(&event))
            />
            <span>{name}</span>
        </label>
    }
}
