//! A range of the store's days with its presets. A day that cannot be read stays in its field as it was typed.

use leptos::prelude::*;
use model::day::Day;
use model::lang::Text;
use model::texts::filter;

use super::chip::fault_of;
use super::form::use_filter_form;
use super::text_criterion::field_id;
use crate::i18n::use_lang;
use crate::state::criteria::Criterion;
use crate::state::me::use_me;

/// Both ends of a range.
#[component]
pub fn DayRangeField(name: Text, from: Criterion, to: Criterion) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="field day-range">
            <legend>{lang.t(name)}</legend>
            <div class="day-range-ends">
                <DayField criterion=from label=filter::FROM/>
                <DayField criterion=to label=filter::TO/>
            </div>
            <Presets name from to/>
        </fieldset>
    }
}

#[component]
fn DayField(criterion: Criterion, label: Text) -> impl IntoView {
    let (lang, form) = (use_lang(), use_filter_form());
    let field = form.field(criterion);
    let id = field_id(criterion);
    let error_id = format!("{id}-error");
    let fault = Memo::new(move |_| form.reading.with(|reading| fault_of(criterion, reading, lang)));
    // A date field cannot show what is not a date.
    let readable = Memo::new(move |_| field.with(|text| text.trim().is_empty() || text.trim().parse::<Day>().is_ok()));
    let described = error_id.clone();
    view! {
        <div class="day-field">
            <label for=id.clone() class="visually-hidden">{lang.t(filter::criterion(criterion.key()))}</label>
            <input
                id=id
                name=criterion.key()
                type=move || if readable.get() { "date" } else { "text" }
                autocomplete="off"
                min="1970-01-01"
                max="2200-12-31"
                title=lang.t(label)
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

#[component]
fn Presets(name: Text, from: Criterion, to: Criterion) -> impl IntoView {
    let (lang, form) = (use_lang(), use_filter_form());
    let today = use_me().with(|me| me.store.today);
    let preset = move |text: Text, first: Day| {
        let set = move |_| {
            form.field(from).set(first.to_string());
            form.field(to).set(today.to_string());
        };
        view! { <button type="button" class="preset" on:click=set>{lang.t(text)}</button> }
    };
    view! {
        <div class="presets" role="group" aria-label=lang.fill(filter::PRESETS, &[&lang.t(name)])>
            {preset(filter::TODAY, today)}
            {preset(filter::LAST_WEEK, today.minus_days(6))}
            {preset(filter::THIS_MONTH, today.first_of_month())}
        </div>
    }
}
