//! Acts on many threads: a few at once, many as a job that is looked at first.

use leptos::prelude::server;
use model::bulk::{ActConflict, ActDone, ActPreview, ActUndone, BulkView, Selection, ThreadAct};
use model::ids::BulkId;

use super::error::ApiError;

/// Does one act on the selected threads.
#[server(prefix = "/api", endpoint = "threads/act", input = leptos::server_fn::codec::Json)]
pub async fn act_on_threads(act: ThreadAct, selection: Selection) -> Result<ActDone, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.act_on_threads(&caller, act, selection).await)
}

/// Takes an act back.
#[server(prefix = "/api", endpoint = "threads/undo", input = leptos::server_fn::codec::Json)]
pub async fn undo_act(bulk: BulkId) -> Result<ActUndone, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.undo_act(&caller, bulk).await)
}

/// Freezes the threads that an act is for; what it will touch.
#[server(prefix = "/api", endpoint = "acts/freeze", input = leptos::server_fn::codec::Json)]
pub async fn freeze_act(act: ThreadAct, selection: Selection) -> Result<ActPreview, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.freeze_act(&caller, act, selection).await)
}

/// Begins a frozen act.
#[server(prefix = "/api", endpoint = "acts/start", input = leptos::server_fn::codec::Json)]
pub async fn start_act(bulk: BulkId) -> Result<BulkView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.start_act(&caller, bulk).await)
}

/// How far an act is.
#[server(prefix = "/api", endpoint = "acts/get", input = leptos::server_fn::codec::Json)]
pub async fn get_act(bulk: BulkId) -> Result<BulkView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_act(&caller, bulk).await)
}

/// Stops an act.
#[server(prefix = "/api", endpoint = "acts/cancel", input = leptos::server_fn::codec::Json)]
pub async fn cancel_act(bulk: BulkId) -> Result<BulkView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.cancel_act(&caller, bulk).await)
}

/// The threads that an act left alone because something happened to them.
#[server(prefix = "/api", endpoint = "acts/conflicts", input = leptos::server_fn::codec::Json)]
pub async fn list_act_conflicts(bulk: BulkId) -> Result<Vec<ActConflict>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_act_conflicts(&caller, bulk).await)
}
