//! Closing what a `<summary>` opened: when the focus goes elsewhere, with Esc, or when something in it was picked.
//! The handlers are for the `<details>` element; opening is the browser's own.

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, Node};

/// The focus left an element inside: closes when it went outside.
pub fn close_when_left(event: FocusEvent) {
    let Some(details) = details_of(&event) else { return };
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    if !details.contains(to.as_ref()) {
        close(&details);
    }
}

/// Esc closes, and gives the focus back to the summary.
pub fn close_on_escape(event: KeyboardEvent) {
    if event.key() != "Escape" {
        return;
    }
    if let Some(details) = details_of(&event).filter(|details| details.has_attribute("open")) {
        event.stop_propagation();
        close(&details);
        let summary = details.query_selector("summary").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    }
}

/// A link inside was followed, or an item was picked: closes.
pub fn close_on_pick(event: MouseEvent) {
    let picked = target_of(&event).is_some_and(|target| matches!(target.closest("a, .menu__item"), Ok(Some(_))));
    if let Some(details) = details_of(&event).filter(|_| picked) {
        close(&details);
    }
}

fn target_of(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn details_of(event: &Event) -> Option<Element> {
    target_of(event)?.closest("details").ok().flatten()
}

fn close(details: &Element) {
    let _ = details.remove_attribute("open");
}
