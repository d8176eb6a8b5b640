//! A field of many lines. Its text is a property, never a child: children of a textarea are not escaped.

use leptos::html;
use leptos::prelude::*;

use super::{Framed, described_by, in_step};

/// A text of many lines.
#[component]
pub fn TextArea(
    /// The control's id; also its name in a plain form.
    #[prop(into)]
    id: String,
    /// What the field is.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// How many lines are seen.
    #[prop(default = 4)]
    rows: u32,
    /// How it is filled.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let has_hint = !hint.is_empty();
    let by = id.clone();
    let node: NodeRef<html::Textarea> = NodeRef::new();
    let read = move || Some(node.get()?.value());
    let write = move |text: &str| {
        if let Some(control) = node.get_untracked() {
            control.set_value(text);
        }
    };
    in_step(value, String::new(), read, write);
    view! {
        <Framed id=id.clone() label hint error>
            <textarea
                node_ref=node
                id=id.clone()
                name=id
                class="field__input field__input--area"
                rows=rows.to_string()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || described_by(&by, has_hint, error.get().is_some())
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Framed>
    }
}
