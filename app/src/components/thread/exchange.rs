//! The whole exchange, oldest first. It never moves under the reader's eyes: what is new is marked and offered below.

use std::collections::HashSet;

use leptos::html::Div;
use leptos::prelude::*;
use model::ids::MessageId;
use model::message::Author;
use model::texts::thread as texts;

use super::latest::Latest;
use super::message::Message;
use crate::i18n::use_lang;

/// How near the end, in pixels, counts as having read it.
const NEAR_END: i32 = 48;

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
    let at_end = move || list.get_untracked().is_some_and(|list| is_at_end(&list));
    Effect::new(move |done: Option<bool>| {
        let Some(list) = list.get().filter(|_| done != Some(true)) else {
            return done == Some(true);
        };
        // Only after the next layout does the list know its height.
        request_animation_frame(move || list.set_scroll_top(list.scroll_height()));
        true
    });
    let to_end = move |_| {
        if let Some(list) = list.get_untracked() {
            list.set_scroll_top(list.scroll_height());
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
            on:scroll=move |_| if unread.get_untracked() && at_end() { read_to.set(fresh.get_untracked()) }
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

fn is_at_end(list: &leptos::web_sys::HtmlDivElement) -> bool {
    list.scroll_height() - list.scroll_top() - list.client_height() < NEAR_END
}
