//! Requests that were handled, with their answers, so that the same request twice is one. Kept in the same transaction as
//! what the request did.

use model::Millis;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::idempotency;
use crate::error::Result;
use crate::write::Write;

/// A request that was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandledRequest {
    /// The hash of its body: the same key with another body is a mistake of the caller.
    pub body_hash: String,
    /// What was answered (JSON).
    pub answer: String,
}

impl Store {
    /// The request of a client's key, if it was handled.
    pub async fn idempotency_find(&self, client: &str, key: &str) -> Result<Option<HandledRequest>> {
        let id = (client.to_owned(), key.to_owned());
        Ok(idempotency::Entity::find_by_id(id).one(&self.read).await?.map(handled))
    }
}

impl Write {
    /// The request of a client's key, as this change sees it.
    pub async fn idempotency_find(&self, client: &str, key: &str) -> Result<Option<HandledRequest>> {
        let id = (client.to_owned(), key.to_owned());
        Ok(idempotency::Entity::find_by_id(id).one(&self.tx).await?.map(handled))
    }

    /// Keeps a request and its answer; `Conflict` when another change kept the same key first.
    pub async fn idempotency_insert(
        &mut self,
        client: &str,
        key: &str,
        body_hash: &str,
        answer: &str,
        at: Millis,
    ) -> Result<()> {
        let row = idempotency::ActiveModel {
            client: Set(client.to_owned()),
            request_key: Set(key.to_owned()),
            body_hash: Set(body_hash.to_owned()),
            answer: Set(answer.to_owned()),
            created_at: Set(at),
        };
        idempotency::Entity::insert(row)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// Forgets requests handled before a moment.
    pub async fn idempotency_forget(&mut self, before: Millis) -> Result<u64> {
        let old = idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(before));
        Ok(old.exec(&self.tx).await?.rows_affected)
    }
}

fn handled(row: idempotency::Model) -> HandledRequest {
    HandledRequest {
        body_hash: row.body_hash,
        answer: row.answer,
    }
}
