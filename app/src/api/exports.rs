//! Export jobs.

use leptos::prelude::server;
use model::export::{ExportEvery, ExportRequest, ExportSchedule, ExportView};
use model::ids::{ExportId, ScheduleId};

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

/// Has a list exported and mailed to the caller again and again.
#[server(prefix = "/api", endpoint = "exports/schedule", input = leptos::server_fn::codec::Json)]
pub async fn schedule_export(every: ExportEvery, request: ExportRequest) -> Result<ExportSchedule, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.schedule_export(&caller, every, request).await)
}

/// The caller's schedules.
#[server(prefix = "/api", endpoint = "exports/schedules", input = leptos::server_fn::codec::Json)]
pub async fn list_schedules() -> Result<Vec<ExportSchedule>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_schedules(&caller).await)
}

/// Removes a schedule.
#[server(prefix = "/api", endpoint = "exports/unschedule", input = leptos::server_fn::codec::Json)]
pub async fn remove_schedule(id: ScheduleId) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.remove_schedule(&caller, id).await)
}
