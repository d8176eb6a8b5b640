//! A pane with nothing in it, and what to do about that.

use leptos::prelude::*;

/// Nothing here.
#[component]
pub fn EmptyState(
    /// What is not here.
    #[prop(into)]
    title: String,
    /// Why, or what to do.
    #[prop(optional, into)]
    text: String,
    /// Ways out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">{title}</p>
            {(!text.is_empty()).then(|| view! { <p class="empty__text">{text}</p> })}
            {children.map(|children| children())}
        </div>
    }
}
