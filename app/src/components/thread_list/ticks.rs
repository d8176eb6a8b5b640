//! The tick box of the whole page, in the head of the table.

use leptos::prelude::*;
use model::texts::lists;

use super::table_state::TableState;
use crate::i18n::use_lang;

/// Ticks or unticks every loaded row.
#[component]
pub fn PageTick(table: TableState) -> impl IntoView {
    let lang = use_lang();
    let picked = table.listing.picked;
    let ticked = move || {
        let all = table.rows.with(|rows| rows.order().len());
        let those = picked.with(|picked| {
            table
                .rows
                .with(|rows| rows.order().iter().filter(|id| picked.has(**id)).count())
        });
        (those, all)
    };
    let every = Memo::new(move |_| matches!(ticked(), (those, all) if all > 0 && those == all));
    let some = Memo::new(move |_| matches!(ticked(), (those, all) if those > 0 && those < all));
    view! {
        <input
            type="checkbox"
            aria-label=lang.t(lists::PICK_PAGE)
            prop:checked=every
            prop:indeterminate=some
            on:change=move |event| {
                let on = event_target_checked(&event);
                let ids = table.rows.with_untracked(|rows| rows.order().to_vec());
                picked.update(|picked| picked.set(ids, on));
            }
        />
    }
}
