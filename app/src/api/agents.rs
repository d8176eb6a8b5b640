//! Who works at the desk, and what roles may do.

use leptos::prelude::server;
use model::agent::{AgentView, Invitation, InviteRequest};
use model::ids::AgentId;
use model::right::{Right, Role};

use super::error::ApiError;

/// Everybody.
#[server(prefix = "/api", endpoint = "agents/list", input = leptos::server_fn::codec::Json)]
pub async fn list_agents() -> Result<Vec<AgentView>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_agents(&caller).await)
}

/// Invites somebody; the link is shown once.
#[server(prefix = "/api", endpoint = "agents/invite", input = leptos::server_fn::codec::Json)]
pub async fn invite(request: InviteRequest) -> Result<Invitation, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.invite(&caller, request).await)
}

/// Makes a new link for somebody who has not come yet.
#[server(prefix = "/api", endpoint = "agents/reinvite", input = leptos::server_fn::codec::Json)]
pub async fn reinvite(id: AgentId) -> Result<Invitation, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.reinvite(&caller, id).await)
}

/// Changes a role.
#[server(prefix = "/api", endpoint = "agents/role", input = leptos::server_fn::codec::Json)]
pub async fn set_role(id: AgentId, role: Role) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_role(&caller, id, role).await)
}

/// Shuts somebody out, or lets them in again.
#[server(prefix = "/api", endpoint = "agents/disable", input = leptos::server_fn::codec::Json)]
pub async fn set_disabled(id: AgentId, disabled: bool) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_disabled(&caller, id, disabled).await)
}

/// Every role with its rights.
#[server(prefix = "/api", endpoint = "agents/rights", input = leptos::server_fn::codec::Json)]
pub async fn role_rights() -> Result<Vec<(Role, Vec<Right>)>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.role_rights(&caller).await)
}

/// Gives a role a right, or takes it.
#[server(prefix = "/api", endpoint = "agents/right", input = leptos::server_fn::codec::Json)]
pub async fn set_role_right(role: Role, right: Right, given: bool) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_role_right(&caller, role, right, given).await)
}
