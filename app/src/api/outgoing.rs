//! Outgoing mail.

use leptos::prelude::server;
use model::ids::OutgoingId;
use model::outgoing::{OutgoingFilter, OutgoingRow, OutgoingView};
use model::page::{Cursor, Page};

use super::error::ApiError;

/// One page, newest first.
#[server(prefix = "/api", endpoint = "outgoing/list", input = leptos::server_fn::codec::Json)]
pub async fn list_outgoing(filter: OutgoingFilter, after: Option<Cursor>) -> Result<Page<OutgoingRow>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_outgoing(&caller, &filter, after).await)
}

/// A mail with all its tries.
#[server(prefix = "/api", endpoint = "outgoing/get", input = leptos::server_fn::codec::Json)]
pub async fn get_outgoing(id: OutgoingId) -> Result<OutgoingView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_outgoing(&caller, id).await)
}

/// Sends a mail again, as a new one.
#[server(prefix = "/api", endpoint = "outgoing/resend", input = leptos::server_fn::codec::Json)]
pub async fn resend(id: OutgoingId) -> Result<OutgoingId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.resend(&caller, id).await)
}
