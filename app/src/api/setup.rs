//! The first set-up of an empty desk.

use leptos::prelude::server;
use leptos::server_fn::codec::Json;
use model::setting::SetUpRequest;

use super::error::ApiError;

/// Whether the desk waits to be set up.
#[server(prefix = "/api", endpoint = "setup/state", input = Json)]
pub async fn set_up_open() -> Result<bool, ApiError> {
    let desk = super::context::desk()?;
    super::context::finish(desk.set_up_open().await)
}

/// Sets the desk up and signs its admin in.
#[server(prefix = "/api", endpoint = "setup/run", input = Json)]
pub async fn set_up(request: SetUpRequest) -> Result<(), ApiError> {
    let desk = super::context::desk()?;
    let user_agent = super::context::user_agent();
    let signed_in = super::context::finish(desk.set_up(request, &user_agent).await)?;
    super::context::keep_session(&signed_in);
    Ok(())
}
