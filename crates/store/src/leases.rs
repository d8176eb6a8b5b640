//! Leases: which process does what only one may do at a time. Whoever has one says again and again that it lives; who fell
//! silent loses it, and finds that out before it writes anything more (fencing).

use std::collections::BTreeSet;

use model::Millis;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::connect::Store;
use crate::entity::lease;
use crate::error::Result;
use crate::write::Write;

impl Store {
    /// The names of the leases that end after a moment; without taking the write lock.
    pub async fn lease_names(&self, after: Millis) -> Result<BTreeSet<String>> {
        let names: Vec<String> = lease::Entity::find()
            .select_only()
            .column(lease::Column::Name)
            .filter(lease::Column::EndsAt.gt(after))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(names.into_iter().collect())
    }
}

impl Write {
    /// Takes a lease until a moment, or keeps one for longer; `false` when another owner has it. `now` is that of
    /// [`Write::lease_clock`].
    pub async fn lease_take(&mut self, name: &str, owner: &str, now: Millis, ends_at: Millis) -> Result<bool> {
        let row = lease::ActiveModel {
            name: Set(name.to_owned()),
            owner: Set(owner.to_owned()),
            ends_at: Set(ends_at),
        };
        let free = Condition::any()
            .add(Expr::col((lease::Entity, lease::Column::Owner)).eq(owner))
            .add(Expr::col((lease::Entity, lease::Column::EndsAt)).lt(now));
        let replace = OnConflict::column(lease::Column::Name)
            .update_columns([lease::Column::Owner, lease::Column::EndsAt])
            .action_cond_where(free)
            .to_owned();
        lease::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&self.tx)
            .await?;
        self.lease_held(name, owner).await
    }

    /// Whether somebody has a lease, over or not: as long as nobody else took it, nobody else does its work.
    pub async fn lease_held(&self, name: &str, owner: &str) -> Result<bool> {
        let own = lease::Entity::find_by_id(name).filter(lease::Column::Owner.eq(owner));
        Ok(own.count(&self.tx).await? > 0)
    }

    /// Gives a lease back.
    pub async fn lease_drop(&mut self, name: &str, owner: &str) -> Result<()> {
        let own = lease::Entity::delete_by_id(name).filter(lease::Column::Owner.eq(owner));
        own.exec(&self.tx).await?;
        Ok(())
    }

    /// Forgets all leases: for a database that only one process can have, when that process begins.
    pub async fn lease_clear(&mut self) -> Result<()> {
        lease::Entity::delete_many().exec(&self.tx).await?;
        Ok(())
    }
}
