//! The store's settings and lists.

use leptos::prelude::server;
use model::ids::{KindId, TopicId};
use model::setting::{Kind, StoreSettings, Topic};

use super::error::ApiError;

/// The settings.
#[server(prefix = "/api", endpoint = "settings/get", input = leptos::server_fn::codec::Json)]
pub async fn get_settings() -> Result<StoreSettings, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_settings(&caller).await)
}

/// Saves the settings.
#[server(prefix = "/api", endpoint = "settings/save", input = leptos::server_fn::codec::Json)]
pub async fn save_settings(settings: StoreSettings) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_settings(&caller, settings).await)
}

/// Adds (id 0) or changes a kind.
#[server(prefix = "/api", endpoint = "settings/kind", input = leptos::server_fn::codec::Json)]
pub async fn save_kind(kind: Kind) -> Result<KindId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_kind(&caller, kind).await)
}

/// Adds (id 0) or changes a topic.
#[server(prefix = "/api", endpoint = "settings/topic", input = leptos::server_fn::codec::Json)]
pub async fn save_topic(topic: Topic) -> Result<TopicId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_topic(&caller, topic).await)
}
