//! The bar above the table while rows are ticked: how many, all that match, the acts.

use leptos::prelude::*;
use model::filter::ThreadList;
use model::moment::number;
use model::texts::lists;

use super::bin_dialog::BinDialog;
use super::buttons::ActButtons;
use super::choices::ActChoices;
use super::pick_all::PickAll;
use super::reopen_dialog::ReopenDialog;
use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;
use crate::state::selection::Picked;

/// The bar. Not there while nothing is ticked.
#[component]
pub fn BulkBar(table: TableState) -> impl IntoView {
    let lang = use_lang();
    let picked = table.listing.picked;
    let (reopening, binning) = (RwSignal::new(false), RwSignal::new(false));
    let any = Memo::new(move |_| picked.with(|picked| !picked.is_empty()));
    let words = move || {
        picked.with(|picked| {
            let text = match picked {
                Picked::All { except, .. } if except.is_empty() => lists::PICKED_ALL,
                _ => lists::PICKED,
            };
            lang.fill(text, &[&number(picked.len(), lang)])
        })
    };
    view! {
        <div class="bulk-bar-place">
            <Show when=move || any.get()>
                <div class="bulk-bar" role="toolbar" aria-label=lang.t(lists::CONTROLS)>
                    <span class="bulk-count" role="status">{words}</span>
                    <PickAll table/>
                    <ActButtons table reopening binning/>
                    {(table.listing.list != ThreadList::Bin).then(|| view! { <ActChoices table/> })}
                    <button type="button" class="button button--ghost" on:click=move |_| picked.set(Picked::default())>
                        {lang.t(lists::UNPICK)}
                    </button>
                </div>
            </Show>
            <ReopenDialog table open=reopening/>
            <BinDialog table open=binning/>
        </div>
    }
    .into_any()
}
