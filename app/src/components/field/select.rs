//! A field with one choice of several.

use leptos::prelude::*;

use super::{Framed, described_by};

/// One of several.
#[component]
pub fn SelectField(
    /// The control's id; also its name in a plain form.
    #[prop(into)]
    id: String,
    /// What the field is.
    #[prop(into)]
    label: Signal<String>,
    /// The choices: value and words.
    options: Vec<(String, String)>,
    /// The value chosen.
    value: RwSignal<String>,
    /// How it is filled.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let has_hint = !hint.is_empty();
    let by = id.clone();
    let option = move |(word, words): (String, String)| {
        let own = word.clone();
        view! { <option value=word selected=move || value.with(|value| *value == own)>{words}</option> }
    };
    view! {
        <Framed id=id.clone() label hint error>
            <select
                id=id.clone()
                name=id
                class="field__input"
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || described_by(&by, has_hint, error.get().is_some())
                prop:value=move || value.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        </Framed>
    }
}
