//! A modal dialog of the browser's own: it keeps the focus inside, closes with Esc and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use model::texts::common;

use crate::components::icon::Icon;
use crate::i18n::use_lang;

/// A dialog that is open while `open` is true. Its content is there only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open; set to false when the person closes it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// A further class of the dialog.
    #[prop(optional, into)]
    class: String,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let lang = use_lang();
    let node: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog node_ref=node class=format!("dialog {class}") aria-label=move || title.get() on:close=move |_| open.set(false)>
            <header class="dialog__head">
                <h2 class="dialog__title">{move || title.get()}</h2>
                <button type="button" class="button button--icon" aria-label=lang.t(common::CLOSE) on:click=move |_| open.set(false)>
                    <Icon name="close" />
                </button>
            </header>
            <div class="dialog__body">
                <Show when=move || open.get()>{children.with_value(|children| children())}</Show>
            </div>
        </dialog>
    }
}
