//! How far a job is.

use leptos::prelude::*;

/// A bar.
#[component]
pub fn Progress(
    /// What is under way.
    #[prop(into)]
    label: String,
    /// How much is done.
    done: u64,
    /// Of how much; zero while that is not known.
    total: u64,
) -> impl IntoView {
    view! {
        <progress
            class="progress"
            aria-label=label
            max=total.max(1).to_string()
            value=(total > 0).then(|| done.to_string())
        ></progress>
    }
}
