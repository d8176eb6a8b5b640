//! The head of a list's page: its name, how many, and what can be done without ticking anything.

use leptos::prelude::*;
use model::filter::ThreadList;
use model::right::Right;
use model::texts::{common, filter, lists};

use crate::components::icon::Icon;
use crate::components::saved_views::SavedViews;
use crate::components::thread_list::{ListCount, LookMenu, list_name, use_listing};
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The head. `filtering` opens the filter's sheet on a phone, `starting` the dialog of Ekle.
#[component]
pub fn ListHead(filtering: RwSignal<bool>, starting: RwSignal<bool>) -> impl IntoView {
    let (lang, me, listing) = (use_lang(), use_me(), use_listing());
    let list = listing.list;
    let may = move |right| me.with(|me| me.may(right));
    let add = (list == ThreadList::Inbox && may(Right::OpenThread)).then(|| {
        view! {
            <button type="button" class="button button--primary" on:click=move |_| starting.set(true)>
                <Icon name="plus"/>
                {lang.t(common::ADD)}
            </button>
        }
    });
    let export = (list != ThreadList::Bin && may(Right::Export)).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| listing.exporting.set(true)>
                <Icon name="download"/>
                {lang.t(common::EXPORT)}
            </button>
        }
    });
    let hint = (list == ThreadList::Bin).then(|| view! { <p class="page-hint">{lang.t(lists::BIN_HINT)}</p> });
    view! {
        <header class="page-head">
            <div class="page-title">
                <h1>{lang.t(list_name(list))}</h1>
                <ListCount/>
            </div>
            {hint}
            <div class="page-actions">
                <button
                    type="button"
                    class="button filter-toggle"
                    aria-controls="filter"
                    aria-expanded=move || filtering.get().to_string()
                    on:click=move |_| filtering.update(|open| *open = !*open)
                >
                    <Icon name="filter"/>
                    {lang.t(filter::OPEN_PANEL)}
                </button>
                <LookMenu list/>
                <SavedViews/>
                {export}
                {add}
            </div>
        </header>
    }
    .into_any()
}
