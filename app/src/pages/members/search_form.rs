//! Looking for members.

use leptos::html;
use leptos::prelude::*;
use model::texts::{common, members};

use crate::i18n::use_lang;

/// A plain form of the browser: what is looked for goes into the URL.
#[component]
pub fn SearchForm(
    /// What is looked for now.
    text: Memo<String>,
) -> impl IntoView {
    let lang = use_lang();
    let node: NodeRef<html::Input> = NodeRef::new();
    // Not a property: that would undo what somebody typed before the page came alive.
    Effect::new(move |before: Option<String>| {
        let text = text.get();
        if let (Some(field), Some(before)) = (node.get_untracked(), before)
            && before != text
        {
            field.set_value(&text);
        }
        text
    });
    view! {
        <form class="search" method="get" action="/members" role="search">
            <input
                node_ref=node
                class="field__input"
                type="search"
                name="q"
                aria-label=lang.t(members::SEARCH)
                placeholder=lang.t(members::SEARCH)
                value=text.get_untracked()
            />
            <button type="submit" class="button">{lang.t(common::SEARCH)}</button>
        </form>
    }
}
