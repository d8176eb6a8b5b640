//! The pane of a list: its first page comes with the page itself, a skeleton stands while another is read.

use leptos::prelude::*;

use super::listing::use_listing;
use super::problem::ListProblem;
use super::table::ThreadTable;
use crate::components::skeleton::Skeleton;

/// The list of the current page.
#[component]
pub fn ThreadListPane() -> impl IntoView {
    let listing = use_listing();
    view! {
        <Transition fallback=|| view! { <Skeleton/> }>
            {move || Suspend::new(async move {
                match listing.page.await {
                    Ok(page) => view! { <ThreadTable page/> }.into_any(),
                    Err(error) => view! { <ListProblem error listing/> }.into_any(),
                }
            })}
        </Transition>
    }
}
