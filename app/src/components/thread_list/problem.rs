//! What stands in place of the table when the list cannot be shown: a filter that cannot be used, or a failure.

use leptos::prelude::*;
use model::error::Problem;
use model::texts::{filter, lists};

use super::empty::ClearFilter;
use super::listing::Listing;
use crate::api::error::ApiError;
use crate::components::error_note::ErrorNote;
use crate::i18n::use_lang;

/// Why there are no rows.
#[component]
pub fn ListProblem(error: ApiError, listing: Listing) -> impl IntoView {
    let lang = use_lang();
    match error.0 {
        Problem::Filter(problems) => {
            let line = |problem| view! { <li>{filter::problem(problem, lang)}</li> };
            view! {
                <div class="list-problem" role="alert">
                    <h2>{lang.t(lists::BAD_FILTER_TITLE)}</h2>
                    <ul>{problems.iter().map(line).collect_view()}</ul>
                    <ClearFilter listing/>
                </div>
            }
            .into_any()
        }
        other => {
            let retry = Callback::new(move |()| listing.refetch());
            view! { <ErrorNote error=ApiError(other) retry/> }.into_any()
        }
    }
}
