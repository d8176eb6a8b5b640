//! Keys of the store API: made by an admin, shown once, kept as a hash.

use model::Millis;
use model::api_key::{ApiKeyView, NewApiKey};
use model::event::EventKind;
use model::ids::ApiKeyId;
use model::right::Right;
use model::validate::{Checks, Field, MAX_NAME, clean_line};

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;
use crate::secrets;

/// What every secret begins with, so that a leaked one is known for what it is.
const MARK: &str = "msj_";
/// How many characters of a secret tell it from others.
const PREFIX: usize = 8;
/// How often the use of a key is written down, at most.
const TOUCH: Millis = 60 * 1000;

impl Desk {
    /// All keys, newest first.
    pub async fn list_api_keys(&self, caller: &Caller) -> Result<Vec<ApiKeyView>> {
        caller.require(Right::ManageApiKeys)?;
        Ok(self.store.api_key_list().await?)
    }

    /// Makes a key.
    pub async fn create_api_key(&self, caller: &Caller, name: String) -> Result<NewApiKey> {
        caller.require(Right::ManageApiKeys)?;
        let name = clean_line(&name);
        let mut checks = Checks::default();
        checks.text(Field::Name, &name, MAX_NAME);
        checks.done()?;
        let secret = format!("{MARK}{}", secrets::token());
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let key = write
            .api_key_insert(&name, &secret[..PREFIX], &secrets::hash(&secret), caller.agent, at)
            .await?;
        write
            .event_append(at, None, Some(caller.agent), &EventKind::ApiKeyChanged)
            .await?;
        write.commit().await?;
        Ok(NewApiKey { key, secret })
    }

    /// Withdraws a key: from now on it opens nothing.
    pub async fn revoke_api_key(&self, caller: &Caller, id: ApiKeyId) -> Result<()> {
        caller.require(Right::ManageApiKeys)?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        write.api_key_revoke(id, at).await?;
        write
            .event_append(at, None, Some(caller.agent), &EventKind::ApiKeyChanged)
            .await?;
        Ok(write.commit().await?)
    }

    /// The key of a secret; `None` for a secret that opens nothing (any more).
    pub async fn api_client(&self, secret: &str) -> Result<Option<ApiKeyId>> {
        if !secret.starts_with(MARK) {
            return Ok(None);
        }
        let Some(key) = self.store.api_key_find(&secrets::hash(secret)).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        if key.last_used_at.is_none_or(|last| now - last >= TOUCH) {
            let mut write = self.store.write().await?;
            write.api_key_touch(key.id, now).await?;
            write.commit().await?;
        }
        Ok(Some(key.id))
    }
}
