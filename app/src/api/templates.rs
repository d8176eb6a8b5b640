//! Mail templates.

use leptos::prelude::server;
use model::ids::{TemplateId, ThreadId};
use model::template::{TemplatePreview, TemplateRow, TemplateSource, TemplateView};

use super::error::ApiError;

/// All templates.
#[server(prefix = "/api", endpoint = "templates/list", input = leptos::server_fn::codec::Json)]
pub async fn list_templates() -> Result<Vec<TemplateRow>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_templates(&caller).await)
}

/// A template with its versions.
#[server(prefix = "/api", endpoint = "templates/get", input = leptos::server_fn::codec::Json)]
pub async fn get_template(id: TemplateId) -> Result<TemplateView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_template(&caller, id).await)
}

/// Saves a new version on top of `base_version`; gives its number.
#[server(prefix = "/api", endpoint = "templates/save", input = leptos::server_fn::codec::Json)]
pub async fn save_template(id: TemplateId, source: TemplateSource, base_version: u32) -> Result<u32, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_template(&caller, id, source, base_version).await)
}

/// Makes an old version the newest; gives the new number.
#[server(prefix = "/api", endpoint = "templates/restore", input = leptos::server_fn::codec::Json)]
pub async fn restore_template(id: TemplateId, number: u32) -> Result<u32, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.restore_template(&caller, id, number).await)
}

/// Renders on a real thread, the newest when none is named.
#[server(prefix = "/api", endpoint = "templates/preview", input = leptos::server_fn::codec::Json)]
pub async fn preview_template(
    id: TemplateId,
    source: TemplateSource,
    thread: Option<ThreadId>,
) -> Result<TemplatePreview, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.preview_template(&caller, id, &source, thread).await)
}
