//! The buttons of the bar, per list and per right.

use leptos::prelude::*;
use model::bulk::ThreadAct;
use model::filter::ThreadList;
use model::right::Right;
use model::texts::common;

use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// More rows than this are not moved to the bin by one press.
const BIN_ASKS_ABOVE: u64 = 50;

/// The acts on what is ticked. Those that ask first open their dialogs.
#[component]
pub fn ActButtons(table: TableState, reopening: RwSignal<bool>, binning: RwSignal<bool>) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    let may = move |right| me.with(|me| me.may(right));
    let list = table.listing.list;
    let run = move |act: ThreadAct| table.acts.run(act, table.listing.selection());
    let bin = move || {
        if table.listing.picked.with_untracked(|picked| picked.len()) > BIN_ASKS_ABOVE {
            binning.set(true);
        } else {
            run(ThreadAct::Bin);
        }
    };
    let button = move |class: &'static str, text, press: Callback<()>| {
        let busy = table.acts.busy;
        view! {
            <button type="button" class=class disabled=move || busy.get() on:click=move |_| press.run(())>
                {lang.t(text)}
            </button>
        }
    };
    let resolve = list == ThreadList::Inbox && may(Right::Resolve);
    let reopen = list == ThreadList::Archive && may(Right::Reopen);
    let restore = list == ThreadList::Bin && may(Right::Bin);
    let delete = list != ThreadList::Bin && may(Right::Bin);
    let export = list != ThreadList::Bin && may(Right::Export);
    let on = |act: bool, class, text, press: Callback<()>| act.then(|| button(class, text, press));
    view! {
        {on(resolve, "button button--primary", common::RESOLVE, Callback::new(move |()| run(ThreadAct::Resolve)))}
        {on(reopen, "button button--primary", common::REOPEN, Callback::new(move |()| reopening.set(true)))}
        {on(restore, "button button--primary", common::RESTORE, Callback::new(move |()| run(ThreadAct::Restore)))}
        {on(export, "button", common::EXPORT, Callback::new(move |()| table.listing.exporting.set(true)))}
        {on(delete, "button button--danger", common::DELETE, Callback::new(move |()| bin()))}
    }
}
