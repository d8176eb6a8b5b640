//! Saved views.

use leptos::prelude::server;
use model::filter::ThreadList;
use model::ids::ViewId;
use model::view::SavedView;

use super::error::ApiError;

/// The caller's views of a list.
#[server(prefix = "/api", endpoint = "views/list", input = leptos::server_fn::codec::Json)]
pub async fn list_views(list: ThreadList) -> Result<Vec<SavedView>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_views(&caller, list).await)
}

/// Keeps a filter under a name; the same name is replaced.
#[server(prefix = "/api", endpoint = "views/save", input = leptos::server_fn::codec::Json)]
pub async fn save_view(list: ThreadList, name: String, query: String) -> Result<ViewId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_view(&caller, list, name, query).await)
}

/// Forgets a view.
#[server(prefix = "/api", endpoint = "views/delete", input = leptos::server_fn::codec::Json)]
pub async fn delete_view(id: ViewId) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.delete_view(&caller, id).await)
}
