//! The pill above a list that is scrolled down: how many new rows wait at the top. A press goes there.

use leptos::prelude::*;
use model::moment::number;
use model::texts::lists;

use super::table_state::TableState;
use crate::i18n::use_lang;

/// The pill. `to_top` scrolls the list.
#[component]
pub fn FreshPill(table: TableState, to_top: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let waiting = Memo::new(move |_| table.rows.with(crate::state::thread_list::ThreadRows::waiting));
    let words = move || lang.fill(lists::FRESH_PILL, &[&number(waiting.get() as u64, lang)]);
    view! {
        <div class="fresh-pill-place" role="status">
            <Show when=move || { waiting.get() > 0 }>
                <button
                    type="button"
                    class="fresh-pill"
                    on:click=move |_| {
                        table.settle();
                        to_top.run(());
                    }
                >
                    {words}
                </button>
            </Show>
        </div>
    }
}
