//! The whole exchange, oldest first. It never moves under the reader's eyes: what is new is marked and offered below.

use std::collections::HashSet;

use leptos::html::Div;
use leptos::prelude::*;
use model::ids::MessageId;
use model::message::Author;
use model::texts::thread as texts;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::latest::Latest;
use super::message::Message;
use crate::i18n::use_lang;

/// How far below the edge, in pixels, the last line may end and still counts as seen.
const NEAR_END: f64 = 24.0;

/// The messages of a thread.
#[component]
pub fn Exchange(view: Latest) -> impl IntoView {
    let lang = use_lang();
    let list = NodeRef::<Div>::new();
    let known = StoredValue::new(view.peek(|view| view.messages.iter().map(|it| it.id).collect::<HashSet<_>>()));
    let fresh = Memo::new(move |_| {
        view.with(|view| {
            let newest = view.messages.iter().rev().find(|it| it.author == Author::Member);
            newest
                .map(|it| it.id)
                .filter(|id| known.with_value(|known| !known.contains(id)))
        })
    });
    let read_to = RwSignal::new(None::<MessageId>);
    let unread = Memo::new(move |_| fresh.get() > read_to.get());
    let note_if_seen = move || {
        let unread = unread.try_get_untracked().unwrap_or(false);
        if unread && list.get_untracked().is_some_and(|list| is_at_end(&list)) {
            read_to.set(fresh.get_untracked());
        }
    };
    Effect::new(move |_| {
        if unread.get() {
            request_animation_frame(note_if_seen);
        }
    });
    Effect::new(move |done: Option<bool>| {
        let Some(list) = list.get().filter(|_| done != Some(true)) else {
            return done == Some(true);
        };
        // Only after the next layout does the list know its height.
        request_animation_frame(move || show_end(&list));
        true
    });
    let to_end = move |_| {
        if let Some(list) = list.get_untracked() {
            show_end(&list);
        }
        read_to.set(fresh.get_untracked());
    };
    view! {
        <div
            class="exchange"
            role="log"
            tabindex="0"
            aria-label=lang.t(texts::EXCHANGE)
            node_ref=list
            on:scroll=move |_| note_if_seen()
        >
            <For each=move || view.with(|view| view.messages.clone()) key=|message| message.id.0 let:message>
                <Message is_new=known.with_value(|known| !known.contains(&message.id)) message view />
            </For>
        </div>
        <Show when=move || unread.get()>
            <button type="button" class="exchange__new" on:click=to_end>{lang.t(texts::NEW_BELOW)}</button>
        </Show>
    }
}

/// Whether the end of the last message is in sight, inside the list and inside the window.
fn is_at_end(list: &Element) -> bool {
    let Some(last) = list.last_element_child() else {
        return true;
    };
    let window = window().inner_height().ok().and_then(|height| height.as_f64());
    let edge = list.get_bounding_client_rect().bottom().min(window.unwrap_or(f64::MAX));
    last.get_bounding_client_rect().bottom() < edge + NEAR_END
}

/// Shows the end. On a narrow screen the list does not scroll by itself, the frame around it does.
fn show_end(list: &Element) {
    list.set_scroll_top(list.scroll_height());
    if let Some(last) = list.last_element_child() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        last.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
