//! A picture from the sprite. Decoration only: what it stands beside says it in words.

use leptos::prelude::*;

/// A symbol of `/icons.svg`.
#[component]
pub fn Icon(
    /// The symbol's id in the sprite.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
