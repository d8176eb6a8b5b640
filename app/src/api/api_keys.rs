//! Keys of the store API.

use leptos::prelude::server;
use model::api_key::{ApiKeyView, NewApiKey};
use model::ids::ApiKeyId;

use super::error::ApiError;

/// All keys, without their secrets.
#[server(prefix = "/api", endpoint = "api_keys/list", input = leptos::server_fn::codec::Json)]
pub async fn list_api_keys() -> Result<Vec<ApiKeyView>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_api_keys(&caller).await)
}

/// Makes a key; its secret is shown once.
#[server(prefix = "/api", endpoint = "api_keys/create", input = leptos::server_fn::codec::Json)]
pub async fn create_api_key(name: String) -> Result<NewApiKey, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.create_api_key(&caller, name).await)
}

/// Withdraws a key.
#[server(prefix = "/api", endpoint = "api_keys/revoke", input = leptos::server_fn::codec::Json)]
pub async fn revoke_api_key(id: ApiKeyId) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.revoke_api_key(&caller, id).await)
}
