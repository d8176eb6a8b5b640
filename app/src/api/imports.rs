//! Imports, after their file was sent.

use leptos::prelude::server;
use model::ids::ImportId;
use model::import::{ImportOutcome, ImportRows, ImportView, Mapping};

use super::error::ApiError;

/// How an import stands.
#[server(prefix = "/api", endpoint = "imports/get", input = leptos::server_fn::codec::Json)]
pub async fn get_import(id: ImportId) -> Result<ImportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_import(&caller, id).await)
}

/// The caller's imports, newest first.
#[server(prefix = "/api", endpoint = "imports/list", input = leptos::server_fn::codec::Json)]
pub async fn list_imports() -> Result<Vec<ImportView>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_imports(&caller).await)
}

/// Rows of an import after a line, of one outcome or of any.
#[server(prefix = "/api", endpoint = "imports/rows", input = leptos::server_fn::codec::Json)]
pub async fn list_import_rows(
    id: ImportId,
    outcome: Option<ImportOutcome>,
    after: u64,
) -> Result<ImportRows, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_import_rows(&caller, id, outcome, after).await)
}

/// Says what the columns hold and has every row looked at.
#[server(prefix = "/api", endpoint = "imports/check", input = leptos::server_fn::codec::Json)]
pub async fn check_import(id: ImportId, mapping: Mapping) -> Result<ImportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.check_import(&caller, id, mapping).await)
}

/// Begins to store what was looked at.
#[server(prefix = "/api", endpoint = "imports/start", input = leptos::server_fn::codec::Json)]
pub async fn start_import(id: ImportId) -> Result<ImportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.start_import(&caller, id).await)
}

/// Forgets an import that was not begun.
#[server(prefix = "/api", endpoint = "imports/drop", input = leptos::server_fn::codec::Json)]
pub async fn drop_import(id: ImportId) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.drop_import(&caller, id).await)
}

/// Stops an import.
#[server(prefix = "/api", endpoint = "imports/cancel", input = leptos::server_fn::codec::Json)]
pub async fn cancel_import(id: ImportId) -> Result<ImportView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.cancel_import(&caller, id).await)
}
