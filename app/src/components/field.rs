//! Fields of forms: a label, the control, a hint and what is wrong, tied together for screen readers.

mod select;
mod text;
mod text_area;

use leptos::prelude::*;

pub use select::SelectField;
pub use text::TextField;
pub use text_area::TextArea;

/// The label above, the hint and the error below a control.
#[component]
fn Framed(
    /// The control's id.
    id: String,
    /// What the field is.
    label: Signal<String>,
    /// How it is filled.
    hint: String,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=id>{move || label.get()}</label>
            {children()}
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {move || error.get().map(|words| view! { <p class="field__error" id=error_id.clone() role="alert">{words}</p> })}
        </div>
    }
}

/// Keeps a control and its signal in step without undoing what somebody typed, or the browser filled in, before the page
/// came alive: at the first meeting a control that shows something else than was `rendered` wins, afterwards the signal.
pub fn in_step(
    value: RwSignal<String>,
    rendered: String,
    shown: impl Fn() -> Option<String> + 'static,
    show: impl Fn(&str) + 'static,
) {
    Effect::new(move |met: Option<bool>| {
        let text = value.get();
        let Some(seen) = shown() else { return false };
        if met != Some(true) && seen != rendered {
            value.set(seen);
        } else if seen != text {
            show(&text);
        }
        true
    });
}

/// The ids that describe a control.
fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let mut ids = Vec::new();
    if has_hint {
        ids.push(format!("{id}-hint"));
    }
    if has_error {
        ids.push(format!("{id}-error"));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}
