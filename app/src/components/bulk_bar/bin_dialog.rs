//! Sil for many: the number of rows must be typed before they go to the bin.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::bulk::ThreadAct;
use model::moment::number;
use model::texts::{common, lists};

use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;

/// The dialog.
#[component]
pub fn BinDialog(table: TableState, open: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let many = Memo::new(move |_| table.listing.picked.with(crate::state::selection::Picked::len));
    let told = move || number(many.get(), lang);
    let error = Signal::derive(move || refused.get().then(|| lang.t(lists::BIN_TYPE_WRONG).to_owned()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let same = typed.with_untracked(|typed| digits(typed)) == many.get_untracked().to_string();
        refused.set(!same);
        if same {
            open.set(false);
            typed.set(String::new());
            table.acts.run(ThreadAct::Bin, table.listing.selection());
        }
    };
    view! {
        <Dialog open title=lang.t(lists::BIN_TITLE)>
            <form on:submit=submit>
                <p>{move || lang.fill(lists::BIN_TEXT, &[&told()])}</p>
                <TextField
                    id="bin-count"
                    label=Signal::derive(move || lang.fill(lists::BIN_TYPE, &[&told()]))
                    value=typed
                    error
                />
                <div class="dialog__actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {lang.t(common::CANCEL)}
                    </button>
                    <button type="submit" class="button button--danger">{lang.t(common::DELETE)}</button>
                </div>
            </form>
        </Dialog>
    }
}

/// The digits of a number as somebody typed it, with or without marks between the thousands.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
