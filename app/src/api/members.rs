//! Members, for pickers and lists.

use leptos::prelude::server;
use model::member::MemberSummary;
use model::page::{Cursor, Page};

use super::error::ApiError;

/// Members for a picker.
#[server(prefix = "/api", endpoint = "members/search", input = leptos::server_fn::codec::Json)]
pub async fn search_members(text: String) -> Result<Vec<MemberSummary>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.search_members(&caller, &text).await)
}

/// One page of the members.
#[server(prefix = "/api", endpoint = "members/list", input = leptos::server_fn::codec::Json)]
pub async fn list_members(text: String, after: Option<Cursor>) -> Result<Page<MemberSummary>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_members(&caller, &text, after).await)
}
