//! The browser's entry: hydrates the app that the server rendered.

// The type of a page names every element in it.
#![recursion_limit = "1024"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page once the program is loaded.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
}
