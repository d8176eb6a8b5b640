//! Saved views: one person's own filters with a name.

use model::Millis;
use model::filter::ThreadList;
use model::ids::{AgentId, ViewId};
use model::view::SavedView;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::saved_view;
use crate::error::Result;
use crate::write::Write;

impl Store {
    /// Somebody's views of a list, by name.
    pub async fn view_list(&self, agent: AgentId, list: ThreadList) -> Result<Vec<SavedView>> {
        let rows = saved_view::Entity::find()
            .filter(saved_view::Column::AgentId.eq(agent.0))
            .filter(saved_view::Column::List.eq(list.as_str()))
            .order_by_asc(saved_view::Column::Name)
            .all(&self.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| SavedView {
                id: ViewId(row.id),
                list,
                name: row.name,
                query: row.query,
            })
            .collect())
    }
}

impl Write {
    /// How many views somebody has.
    pub async fn view_count(&self, agent: AgentId) -> Result<u64> {
        let rows = saved_view::Entity::find().filter(saved_view::Column::AgentId.eq(agent.0));
        Ok(rows.count(&self.tx).await?)
    }

    /// Adds a view; `Conflict` when they have one of that name on the same list.
    pub async fn view_insert(
        &mut self,
        agent: AgentId,
        list: ThreadList,
        name: &str,
        query: &str,
        at: Millis,
    ) -> Result<ViewId> {
        let row = saved_view::ActiveModel {
            agent_id: Set(agent.0),
            list: Set(list.as_str().to_owned()),
            name: Set(name.to_owned()),
            query: Set(query.to_owned()),
            created_at: Set(at),
            ..Default::default()
        };
        Ok(ViewId(
            saved_view::Entity::insert(row).exec(&self.tx).await?.last_insert_id,
        ))
    }

    /// Removes somebody's own view; `false` when they have no such view.
    pub async fn view_delete(&mut self, agent: AgentId, id: ViewId) -> Result<bool> {
        let done = saved_view::Entity::delete_many()
            .filter(saved_view::Column::Id.eq(id.0))
            .filter(saved_view::Column::AgentId.eq(agent.0))
            .exec(&self.tx)
            .await?;
        Ok(done.rows_affected > 0)
    }
}
