//! Keys of the store API. Only a key's hash is kept.

use model::Millis;
use model::api_key::ApiKeyView;
use model::ids::{AgentId, ApiKeyId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::api_key;
use crate::error::{Result, StoreError};
use crate::write::Write;

impl Store {
    /// All keys, newest first, the withdrawn too.
    pub async fn api_key_list(&self) -> Result<Vec<ApiKeyView>> {
        let rows = api_key::Entity::find()
            .order_by_desc(api_key::Column::Id)
            .all(&self.read)
            .await?;
        Ok(rows.into_iter().map(view).collect())
    }

    /// The key of a secret's hash, unless it was withdrawn.
    pub async fn api_key_find(&self, hash: &str) -> Result<Option<ApiKeyView>> {
        let row = api_key::Entity::find()
            .filter(api_key::Column::KeyHash.eq(hash))
            .filter(api_key::Column::RevokedAt.is_null())
            .one(&self.read)
            .await?;
        Ok(row.map(view))
    }
}

impl Write {
    /// Adds a key.
    pub async fn api_key_insert(
        &mut self,
        name: &str,
        prefix: &str,
        hash: &str,
        agent: AgentId,
        at: Millis,
    ) -> Result<ApiKeyView> {
        let row = api_key::ActiveModel {
            name: Set(name.to_owned()),
            prefix: Set(prefix.to_owned()),
            key_hash: Set(hash.to_owned()),
            agent_id: Set(agent.0),
            created_at: Set(at),
            ..Default::default()
        };
        Ok(view(api_key::Entity::insert(row).exec_with_returning(&self.tx).await?))
    }

    /// Withdraws a key; one that is withdrawn already stays as it is.
    pub async fn api_key_revoke(&mut self, id: ApiKeyId, at: Millis) -> Result<()> {
        let key = api_key::Entity::find_by_id(id.0)
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        if key.revoked_at.is_none() {
            api_key::Entity::update_many()
                .col_expr(api_key::Column::RevokedAt, Expr::value(at))
                .filter(api_key::Column::Id.eq(id.0))
                .exec(&self.tx)
                .await?;
        }
        Ok(())
    }

    /// Writes down that a key was used.
    pub async fn api_key_touch(&mut self, id: ApiKeyId, at: Millis) -> Result<()> {
        api_key::Entity::update_many()
            .col_expr(api_key::Column::LastUsedAt, Expr::value(at))
            .filter(api_key::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }
}

fn view(row: api_key::Model) -> ApiKeyView {
    ApiKeyView {
        id: ApiKeyId(row.id),
        name: row.name,
        prefix: row.prefix,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    }
}
