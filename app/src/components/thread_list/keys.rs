//! The keyboard of a list: j and k walk, Enter opens, x ticks, r answers, e resolves, / goes to the filter.

use leptos::prelude::*;
use model::bulk::{Selection, ThreadAct};
use model::filter::ThreadList;
use model::ids::ThreadId;
use model::right::Right;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::row::element_id;
use super::table_state::TableState;
use crate::browser;
use crate::components::filter_panel;
use crate::state::me::use_me;

/// Listens as long as the table stands. Keys typed in a field or below a dialog mean nothing here.
pub fn listen_to_keys(table: TableState) {
    let me = use_me();
    let may_resolve = me.with(|me| me.may(Right::Resolve)) && table.listing.list == ThreadList::Inbox;
    let may_reply = me.with(|me| me.may(Right::Reply)) && table.listing.list != ThreadList::Bin;
    browser::on_key(move |event: KeyboardEvent| {
        if is_meant_for_another(&event) {
            return;
        }
        let done = match event.key().as_str() {
            "j" => walk(table, 1),
            "k" => walk(table, -1),
            "x" => with_row(table, tick),
            "r" if may_reply => with_row(table, |table, id| table.listing.reply(id)),
            "e" if may_resolve => with_row(table, resolve),
            "/" => filter_panel::focus_first(),
            "Enter" if !is_on_control(&event) => with_row(table, |table, id| table.listing.open(Some(id))),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
}

/// Does something with the row in focus, else with the open thread; whether there was one.
fn with_row(table: TableState, act: fn(TableState, ThreadId)) -> bool {
    let listing = table.listing;
    let open = || listing.address.with_untracked(|address| address.thread);
    let here = listing.focused.get_untracked().or_else(open);
    if let Some(id) = here {
        act(table, id);
    }
    here.is_some()
}

fn tick(table: TableState, id: ThreadId) {
    let picked = table.listing.picked;
    let on = picked.with_untracked(|picked| !picked.has(id));
    picked.update(|picked| picked.set([id], on));
}

fn resolve(table: TableState, id: ThreadId) {
    table.acts.run(ThreadAct::Resolve, Selection::Ids(vec![id]));
}

fn walk(table: TableState, step: isize) -> bool {
    let focused = table.listing.focused;
    let next = table
        .rows
        .with_untracked(|rows| rows.neighbour(focused.get_untracked(), step));
    if let Some(id) = next {
        focused.set(Some(id));
        browser::focus(&element_id(id));
    }
    next.is_some()
}

/// Whether the key is typed into a field, or belongs to the browser. A tick box takes no letters.
fn is_meant_for_another(event: &KeyboardEvent) -> bool {
    let on_tick_box =
        target(event).is_some_and(|target| matches!(target.matches("table input[type=checkbox]"), Ok(true)));
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    modified || event.default_prevented() || (browser::is_typing() && !on_tick_box)
}

/// Whether the key belongs to a button or link that has the focus.
fn is_on_control(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|target| matches!(target.closest("a, button, summary, input"), Ok(Some(_))))
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}
