//! One row of the table. It changes in place when its thread does; a click opens the thread beside the list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use model::ids::ThreadId;
use model::status::Status;
use model::texts::lists;
use wasm_bindgen::JsCast;

use super::cells::Cells;
use super::table_state::TableState;
use crate::i18n::use_lang;

/// The id of a row's element.
pub fn element_id(id: ThreadId) -> String {
    format!("thread-{id}")
}

/// A row.
#[component]
pub fn Row(id: ThreadId, table: TableState) -> impl IntoView {
    let lang = use_lang();
    let listing = table.listing;
    let shown = Memo::new(move |_| table.rows.with(|rows| rows.get(id).cloned()));
    let is =
        move |flag: fn(&crate::state::thread_list::ShownRow) -> bool| shown.with(|it| it.as_ref().is_some_and(flag));
    let picked = Memo::new(move |_| listing.picked.with(|picked| picked.has(id)));
    let open = Memo::new(move |_| listing.address.with(|address| address.thread == Some(id)));
    let focused = Memo::new(move |_| listing.focused.get() == Some(id));
    let label = lang.fill(lists::PICK_ROW, &[&id]);
    view! {
        <tr
            id=element_id(id)
            class="thread-row"
            class:is-open=open
            class:is-focused=focused
            class:is-gone=move || is(|shown| shown.gone)
            class:is-fresh=move || is(|shown| shown.fresh)
            class:is-waiting=move || is(|shown| matches!(shown.row.status, Status::New | Status::Pending))
            aria-selected=move || picked.get().to_string()
            aria-current=move || open.get().then_some("true")
            tabindex="-1"
            on:click=move |event| open_row(&event, table, id)
        >
            <td class="cell-pick">
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=picked
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        listing.picked.update(|picked| picked.set([id], on));
                    }
                />
            </td>
            {move || shown.get().map(|shown| view! { <Cells shown listing/> })}
        </tr>
    }
    .into_any()
}

/// A click anywhere in the row opens its thread; links, fields and buttons keep their own meaning.
fn open_row(event: &MouseEvent, table: TableState, id: ThreadId) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let own_meaning =
        target.is_some_and(|target| matches!(target.closest("a, button, input, label, summary"), Ok(Some(_))));
    if !own_meaning {
        table.listing.focused.set(Some(id));
        table.listing.open(Some(id));
    }
}
