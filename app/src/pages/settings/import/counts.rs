//! How many rows came to what, each a button that shows them.

use leptos::prelude::*;
use model::import::{ImportCounts, ImportOutcome};
use model::moment::number;
use model::texts::imports;

use crate::i18n::use_lang;

/// The figures; the chosen one's rows are shown.
#[component]
pub fn Counts(counts: ImportCounts, chosen: RwSignal<Option<ImportOutcome>>) -> impl IntoView {
    let lang = use_lang();
    let figure = move |outcome: &ImportOutcome| {
        let outcome = *outcome;
        let rows = counts.of(outcome);
        let is_chosen = move || chosen.get() == Some(outcome);
        (rows > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="figure"
                    data-outcome=outcome.as_str()
                    aria-pressed=move || is_chosen().to_string()
                    on:click=move |_| chosen.set(if is_chosen() { None } else { Some(outcome) })
                >
                    <strong class="figure__number">{number(rows, lang)}</strong>
                    <span class="figure__name">{lang.t(imports::outcome(outcome))}</span>
                </button>
            }
        })
    };
    view! { <div class="figures">{ImportOutcome::ALL.iter().map(figure).collect_view()}</div> }
}
