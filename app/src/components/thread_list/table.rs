//! The table of one loaded list: heads, rows, the end that reads on, and the scroller that all of it lives in.

use leptos::html::Div;
use leptos::prelude::*;
use model::filter::ThreadList;
use model::ids::ThreadId;
use model::page::Page;
use model::texts::{common, lists};
use model::thread::ThreadRow;

use super::empty::EmptyList;
use super::heads::Heads;
use super::keys::listen_to_keys;
use super::listing::use_listing;
use super::look_menu::look_classes;
use super::pill::FreshPill;
use super::row::Row;
use super::table_state::TableState;
use super::window::{BLOCK, Window, body_id};
use crate::components::bulk_bar::BulkBar;
use crate::components::error_note::ErrorNote;
use crate::i18n::use_lang;
use crate::state::list_look::use_list_look;

/// So near to the top the list counts as being there, in pixels.
const TOP_PIXELS: i32 = 8;
/// So near to the end the next page is read, in pixels.
const END_PIXELS: i32 = 800;

/// The table of a first page.
#[component]
pub fn ThreadTable(page: Page<ThreadRow>) -> impl IntoView {
    let lang = use_lang();
    let look = use_list_look();
    let table = TableState::new(use_listing(), page);
    let scroller = NodeRef::<Div>::new();
    let window = Window::new();
    listen_to_keys(table);
    let to_top = Callback::new(move |()| {
        if let Some(scroller) = scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
    });
    Effect::new(move |_| to_top.run(()));
    let on_scroll = move |_| {
        if let Some(scroller) = scroller.get_untracked() {
            let top = scroller.scroll_top();
            let left = scroller.scroll_height() - top - scroller.client_height();
            window.scrolled(&scroller);
            table.scrolled(top < TOP_PIXELS, left < END_PIXELS);
        }
    };
    let order = Memo::new(move |_| table.rows.with(|rows| rows.order().to_vec()));
    let empty = move || order.with(Vec::is_empty);
    let count = Memo::new(move |_| order.with(|order| order.len().div_ceil(BLOCK)));
    Effect::new(move |_| {
        count.track();
        if let Some(scroller) = scroller.get_untracked() {
            request_animation_frame(move || window.scrolled(&scroller));
        }
    });
    let blocks = move || window.near(count.get());
    let around = Memo::new(move |_| window.around(count.get()));
    let pixels = |height: i32| (height > 0).then(|| format!("{height}px"));
    let above = move || pixels(around.get().0);
    let below = move || pixels(around.get().1);
    let name = lang.t(list_name(table.listing.list));
    view! {
        <BulkBar table/>
        <FreshPill table to_top/>
        <div class="list-scroll" node_ref=scroller on:scroll=on_scroll>
            <table class=move || look.with(look_classes) aria-label=lang.fill(lists::TABLE_LABEL, &[&name])>
                <Heads table/>
                <tbody class="is-far" style:height=above></tbody>
                <For each=blocks key=|block: &usize| *block let:block>
                    <Block block order table/>
                </For>
                <tbody class="is-far" style:height=below></tbody>
            </table>
            <Show when=empty>
                <EmptyList listing=table.listing/>
            </Show>
            <ListEnd table/>
        </div>
    }
    .into_any()
}

/// Some rows that stand together.
#[component]
fn Block(block: usize, order: Memo<Vec<ThreadId>>, table: TableState) -> impl IntoView {
    let rows = move || -> Vec<ThreadId> {
        order.with(|order| order.iter().skip(block * BLOCK).take(BLOCK).copied().collect())
    };
    view! {
        <tbody id=body_id(block)>
            <For each=rows key=|id: &ThreadId| *id let:id>
                <Row id table/>
            </For>
        </tbody>
    }
    .into_any()
}

/// The name of a list.
pub const fn list_name(list: ThreadList) -> model::lang::Text {
    match list {
        ThreadList::Inbox => lists::INBOX,
        ThreadList::Archive => lists::ARCHIVE,
        ThreadList::Bin => lists::BIN,
    }
}

/// Below the last row: a button that reads on, why it could not, or nothing.
#[component]
fn ListEnd(table: TableState) -> impl IntoView {
    let lang = use_lang();
    let pager = table.pager;
    let retry = Callback::new(move |()| pager.more());
    let words = move || {
        lang.t(if pager.loading.get() {
            common::LOADING
        } else {
            lists::LOAD_MORE
        })
    };
    view! {
        <div class="list-end">
            {move || pager.error.get().map(|error| view! { <ErrorNote error retry/> })}
            <Show when=move || pager.has_more() && pager.error.with(Option::is_none)>
                <button type="button" class="button" disabled=move || pager.loading.get() on:click=move |_| pager.more()>
                    {words}
                </button>
            </Show>
        </div>
    }
}
