//! Export jobs.

use leptos::prelude::server;
use model::export::{ExportRequest, ExportView};
use model::ids::ExportId;

use super::error::ApiError;

/// Begins a job.
#[server(prefix = "/api", endpoint = "exports/start", input = leptos::server_fn::codec::Json)]
pub async fn start_export(request: ExportRequest) -> Result<ExportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.start_export(&caller, request).await)
}

/// How a job stands.
#[server(prefix = "/api", endpoint = "exports/get", input = leptos::server_fn::codec::Json)]
pub async fn get_export(id: ExportId) -> Result<ExportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_export(&caller, id).await)
}

/// The caller's jobs, newest first.
#[server(prefix = "/api", endpoint = "exports/list", input = leptos::server_fn::codec::Json)]
pub async fn list_exports() -> Result<Vec<ExportView>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_exports(&caller).await)
}

/// Stops a job.
#[server(prefix = "/api", endpoint = "exports/cancel", input = leptos::server_fn::codec::Json)]
pub async fn cancel_export(id: ExportId) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.cancel_export(&caller, id).await)
}
