//! A field of one line.

use leptos::html;
use leptos::prelude::*;

use super::{Framed, described_by, in_step};

/// A text of one line.
#[component]
pub fn TextField(
    /// The control's id; also its name in a plain form.
    #[prop(into)]
    id: String,
    /// What the field is.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// The control's type: `text`, `email`, `password`, `date`, `number`.
    #[prop(default = "text")]
    kind: &'static str,
    /// How it is filled.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let has_hint = !hint.is_empty();
    let by = id.clone();
    let node: NodeRef<html::Input> = NodeRef::new();
    let rendered = value.get_untracked();
    let read = move || Some(node.get()?.value());
    let write = move |text: &str| {
        if let Some(control) = node.get_untracked() {
            control.set_value(text);
        }
    };
    in_step(value, rendered.clone(), read, write);
    view! {
        <Framed id=id.clone() label hint error>
            <input
                node_ref=node
                id=id.clone()
                name=id
                class="field__input"
                type=kind
                autocomplete=autocomplete
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || described_by(&by, has_hint, error.get().is_some())
                value=rendered
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Framed>
    }
}
