//! The open thread, laid out: head, exchange and note on one side; facts, member and history on the other.

use leptos::prelude::*;

use super::acts::Acts;
use super::exchange::Exchange;
use super::facts::Facts;
use super::head::ThreadHead;
use super::history::History;
use super::latest::Latest;
use super::member_panel::MemberPanel;
use super::reopen_dialog::ReopenDialog;
use crate::components::note::NoteForm;
use crate::components::reply::ReplyDialog;
use crate::state::me::use_me;
use model::right::Right;

/// All of one thread.
#[component]
pub fn ThreadBody(view: Latest, on_close: Callback<()>, changed: Callback<()>) -> impl IntoView {
    let id = view.peek(|view| view.row.id);
    let acts = Acts::new(id, changed);
    let (replying, reopening) = (RwSignal::new(false), RwSignal::new(false));
    let may_write = use_me().with(|me| me.may(Right::Reply));
    let note = may_write.then(|| view! { <NoteForm thread=id on_added=changed /> });
    view! {
        <ThreadHead view acts replying reopening on_close />
        <div class="thread__body">
            <div class="thread__main">
                <Exchange view />
                {note}
            </div>
            <aside class="thread__side">
                <MemberPanel view />
                <Facts view acts />
                <History view />
            </aside>
        </div>
        <ReplyDialog thread=Signal::stored(Some(id)) open=replying on_sent=changed />
        <ReopenDialog thread=id open=reopening acts />
    }
}
