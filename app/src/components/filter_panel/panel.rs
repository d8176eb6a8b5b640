//! The panel itself: the fields in the order of the criteria, Ara, Temizle. On a phone it is a sheet that opens.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::page::ThreadSort;
use model::texts::{common, filter};

use super::day_range::DayRangeField;
use super::form::use_filter_form;
use super::pick_field::PickField;
use super::text_criterion::{TextCriterion, field_id};
use super::would_find::WouldFind;
use crate::browser;
use crate::components::icon::Icon;
use crate::components::thread_list::use_listing;
use crate::i18n::use_lang;
use crate::state::criteria::Criterion;
use crate::state::list_address::ListAddress;

const TEXTS: [Criterion; 5] = [
    Criterion::Subject,
    Criterion::Name,
    Criterion::Email,
    Criterion::Body,
    Criterion::OrderNo,
];
const PICKS: [Criterion; 5] = [
    Criterion::Kind,
    Criterion::Status,
    Criterion::Topic,
    Criterion::Responder,
    Criterion::Resolver,
];

/// Puts the keyboard into the first field of the panel.
pub fn focus_first() -> bool {
    browser::focus(&field_id(Criterion::OpenedFrom));
    true
}

/// The panel. `open` is about phones only: elsewhere it always stands.
#[component]
pub fn FilterPanel(open: RwSignal<bool>) -> impl IntoView {
    let (lang, form, listing) = (use_lang(), use_filter_form(), use_listing());
    let list = listing.list;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match form.commit() {
            Ok(()) => open.set(false),
            Err(faulty) => browser::focus(&field_id(faulty)),
        }
    };
    let texts = TEXTS
        .map(|criterion| view! { <TextCriterion criterion/> })
        .into_iter()
        .collect_view();
    let picks = PICKS.into_iter().filter(|criterion| criterion.is_in(list));
    let picks = picks.map(|criterion| view! { <PickField criterion/> }).collect_view();
    view! {
        <form
            id="filter"
            class="filter-panel"
            class:is-open=open
            method="get"
            action=ListAddress::path(list)
            role="search"
            aria-label=lang.t(filter::PANEL)
            on:submit=submit
        >
            <div class="filter-head">
                <h2>{lang.t(filter::PANEL)}</h2>
                <button type="button" class="button--icon" aria-label=lang.t(common::CLOSE) on:click=move |_| open.set(false)>
                    <Icon name="close"/>
                </button>
            </div>
            <div class="filter-fields">
                <DayRangeField name=filter::OPENED from=Criterion::OpenedFrom to=Criterion::OpenedTo/>
                <DayRangeField name=filter::CLOSED from=Criterion::ClosedFrom to=Criterion::ClosedTo/>
                {picks}
                {texts}
            </div>
            <SortKept/>
            <div class="filter-actions">
                <WouldFind/>
                <button type="button" class="button" on:click=move |_| form.clear()>{lang.t(common::CLEAR)}</button>
                <button type="submit" class="button button--primary">{lang.t(common::SEARCH)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The order of the list goes along when the form is sent without a living page.
#[component]
fn SortKept() -> impl IntoView {
    let listing = use_listing();
    let sort = Memo::new(move |_| listing.address.with(|address| address.sort));
    move || {
        let sort = sort.get();
        (sort != ThreadSort::default()).then(|| view! { <input type="hidden" name="sort" value=sort.as_str()/> })
    }
}
