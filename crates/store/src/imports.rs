//! Imports: whose, of which file, how far. What the cells of a row mean is the desk's.

mod past;
mod rows;

use model::Millis;
use model::ids::{AgentId, ImportId};
use model::import::{ImportCounts, ImportKind, ImportOutcome, ImportState, ImportView, Mapping};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::connect::Store;
use crate::entity::{import, import_row};
use crate::error::{Result, StoreError};
use crate::write::Write;

pub use past::OpenedThread;
pub use rows::StagedRow;

impl Store {
    /// An import with how far it is, and whose it is.
    pub async fn import_get(&self, id: ImportId) -> Result<(AgentId, ImportView)> {
        let row = import::Entity::find_by_id(id.0).one(&self.read).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        let counts = counts(&self.read, id).await?;
        Ok((AgentId(row.agent_id), view(row, counts)?))
    }

    /// Somebody's imports, newest first, at most `limit`.
    pub async fn import_list(&self, agent: AgentId, limit: u64) -> Result<Vec<ImportView>> {
        let rows = import::Entity::find()
            .filter(import::Column::AgentId.eq(agent.0))
            .order_by_desc(import::Column::Id)
            .limit(limit)
            .all(&self.read)
            .await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let counts = counts(&self.read, ImportId(row.id)).await?;
            views.push(view(row, counts)?);
        }
        Ok(views)
    }

    /// The imports that the host is to work on, the oldest first.
    pub async fn import_running(&self, limit: u64) -> Result<Vec<ImportId>> {
        let busy = [ImportState::Checking.as_str(), ImportState::Running.as_str()];
        let ids: Vec<i64> = import::Entity::find()
            .select_only()
            .column(import::Column::Id)
            .filter(import::Column::State.is_in(busy))
            .order_by_asc(import::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(ids.into_iter().map(ImportId).collect())
    }

    /// The imports that began before a moment and are not being worked on.
    pub async fn import_old(&self, before: Millis) -> Result<Vec<ImportId>> {
        let busy = [ImportState::Checking.as_str(), ImportState::Running.as_str()];
        let ids: Vec<i64> = import::Entity::find()
            .select_only()
            .column(import::Column::Id)
            .filter(import::Column::CreatedAt.lt(before))
            .filter(import::Column::State.is_not_in(busy))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(ids.into_iter().map(ImportId).collect())
    }
}

impl Write {
    /// Begins an import whose file is being read.
    pub async fn import_insert(
        &mut self,
        agent: AgentId,
        kind: ImportKind,
        file_name: &str,
        at: Millis,
    ) -> Result<ImportId> {
        let row = import::ActiveModel {
            agent_id: Set(agent.0),
            kind: Set(kind.as_str().to_owned()),
            state: Set(ImportState::Reading.as_str().to_owned()),
            file_name: Set(file_name.to_owned()),
            headings: Set("[]".to_owned()),
            mapping: Set("[]".to_owned()),
            total: Set(0),
            done: Set(0),
            created_at: Set(at),
            ..Default::default()
        };
        Ok(ImportId(
            import::Entity::insert(row).exec(&self.tx).await?.last_insert_id,
        ))
    }

    /// An import, as this change sees it; its counts are not told.
    pub async fn import_find(&self, id: ImportId) -> Result<(AgentId, ImportView)> {
        let row = import::Entity::find_by_id(id.0).one(&self.tx).await?;
        let row = row.ok_or(StoreError::NotFound)?;
        Ok((AgentId(row.agent_id), view(row, ImportCounts::default())?))
    }

    /// Moves an import from one state to another and begins to count its rows anew; `false` when it is not in that state.
    pub async fn import_move(&mut self, id: ImportId, from: ImportState, to: ImportState) -> Result<bool> {
        let moved = import::Entity::update_many()
            .col_expr(import::Column::State, Expr::value(to.as_str()))
            .col_expr(import::Column::Done, Expr::value(0i64))
            .filter(import::Column::Id.eq(id.0))
            .filter(import::Column::State.eq(from.as_str()))
            .exec(&self.tx)
            .await?;
        Ok(moved.rows_affected > 0)
    }

    /// Keeps what a file that was read is like.
    pub async fn import_describe(&mut self, id: ImportId, headings: &[String], rows: u64) -> Result<()> {
        self.import_set(
            id,
            import::Column::Headings,
            Expr::value(serde_json::to_string(headings)?),
        )
        .await?;
        self.import_set(id, import::Column::Total, Expr::value(number(rows)))
            .await?;
        if self.backend() == DbBackend::Postgres {
            // So many rows at once are unknown to the planner, which would read all of them for each thousand.
            self.tx.execute_unprepared("ANALYZE import_row").await?;
        }
        Ok(())
    }

    /// Keeps what the columns hold.
    pub async fn import_map(&mut self, id: ImportId, mapping: &Mapping) -> Result<()> {
        self.import_set(
            id,
            import::Column::Mapping,
            Expr::value(serde_json::to_string(mapping)?),
        )
        .await
    }

    /// Writes down how many rows had their turn.
    pub async fn import_progress(&mut self, id: ImportId, done: u64) -> Result<()> {
        self.import_set(id, import::Column::Done, Expr::value(number(done)))
            .await
    }

    async fn import_set(&mut self, id: ImportId, column: import::Column, value: SimpleExpr) -> Result<()> {
        import::Entity::update_many()
            .col_expr(column, value)
            .filter(import::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    /// Removes an import, and the rows that it still has.
    pub async fn import_delete(&mut self, id: ImportId) -> Result<()> {
        import::Entity::delete_by_id(id.0).exec(&self.tx).await?;
        Ok(())
    }
}

/// How many rows came to what.
async fn counts(db: &impl ConnectionTrait, id: ImportId) -> Result<ImportCounts> {
    let rows: Vec<(String, i64)> = import_row::Entity::find()
        .select_only()
        .column(import_row::Column::Outcome)
        .expr_as(Func::count(Expr::col(import_row::Column::Line)), "n")
        .filter(import_row::Column::ImportId.eq(id.0))
        .group_by(import_row::Column::Outcome)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = ImportCounts::default();
    for (outcome, rows) in rows {
        let place = match ImportOutcome::parse(&outcome) {
            Some(ImportOutcome::New) => &mut counts.new,
            Some(ImportOutcome::Doubtful) => &mut counts.doubtful,
            Some(ImportOutcome::Known) => &mut counts.known,
            Some(ImportOutcome::Refused) => &mut counts.refused,
            Some(ImportOutcome::Stored) => &mut counts.stored,
            None => continue,
        };
        *place = u64::try_from(rows).unwrap_or(0);
    }
    Ok(counts)
}

fn view(row: import::Model, counts: ImportCounts) -> Result<ImportView> {
    let unknown = || StoreError::Unusable(format!("unknown kind or state of import {}", row.id));
    let rows = |rows: i64| u64::try_from(rows).unwrap_or(0);
    Ok(ImportView {
        id: ImportId(row.id),
        kind: ImportKind::parse(&row.kind).ok_or_else(unknown)?,
        state: ImportState::parse(&row.state).ok_or_else(unknown)?,
        headings: serde_json::from_str(&row.headings)?,
        mapping: serde_json::from_str(&row.mapping)?,
        total: rows(row.total),
        done: rows(row.done),
        counts,
        created_at: row.created_at,
        file_name: row.file_name,
    })
}

fn number(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
