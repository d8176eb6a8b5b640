//! The rights table. No rows at all means the defaults of `model::right`; the first change writes the whole table.

use model::right::{Right, Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::connect::Store;
use crate::entity::role_right;
use crate::error::Result;
use crate::write::Write;

impl Store {
    /// Every right that a role has now; `None` when nobody has changed the defaults.
    pub async fn role_right_list(&self) -> Result<Option<Vec<(Role, Right)>>> {
        list(&self.read).await
    }
}

impl Write {
    /// Every right that a role has now, as this change sees it.
    pub async fn role_right_list(&self) -> Result<Option<Vec<(Role, Right)>>> {
        list(&self.tx).await
    }

    /// Replaces the whole table.
    pub async fn role_right_replace(&mut self, rights: &[(Role, Right)]) -> Result<()> {
        role_right::Entity::delete_many()
            .filter(role_right::Column::Role.is_not_null())
            .exec(&self.tx)
            .await?;
        let rows = rights.iter().map(|(role, right)| role_right::ActiveModel {
            role: Set(role.as_str().to_owned()),
            right_name: Set(right.as_str().to_owned()),
        });
        role_right::Entity::insert_many(rows)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }
}

/// Words that this version does not know are left out: a later version may have written them.
async fn list(db: &impl ConnectionTrait) -> Result<Option<Vec<(Role, Right)>>> {
    let rows = role_right::Entity::find().all(db).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let known = |row: role_right::Model| Role::parse(&row.role).zip(Right::parse(&row.right_name));
    Ok(Some(rows.into_iter().filter_map(known).collect()))
}
