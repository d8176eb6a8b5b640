//! Export jobs: what was asked, how far it is, how it ended. The file itself is the host's.

use model::Millis;
use model::export::{ExportRequest, ExportState, ExportView};
use model::ids::{AgentId, ExportId, ScheduleId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::export;
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A job with its owner and what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportJob {
    /// How it stands.
    pub view: ExportView,
    /// Whose it is.
    pub agent: AgentId,
    /// What was asked.
    pub request: ExportRequest,
    /// Whether a schedule began it, so that its file is mailed.
    pub scheduled: bool,
}

impl Store {
    /// Somebody's jobs, newest first, at most `limit`.
    pub async fn export_list(&self, agent: AgentId, limit: u64) -> Result<Vec<ExportView>> {
        let rows = export::Entity::find()
            .filter(export::Column::AgentId.eq(agent.0))
            .order_by_desc(export::Column::Id)
            .limit(limit)
            .all(&self.read)
            .await?;
        rows.into_iter().map(|row| view(&row)).collect()
    }

    /// One job.
    pub async fn export_get(&self, id: ExportId) -> Result<ExportJob> {
        let row = export::Entity::find_by_id(id.0)
            .one(&self.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        Ok(ExportJob {
            view: view(&row)?,
            agent: AgentId(row.agent_id),
            scheduled: row.schedule_id.is_some(),
            request: serde_json::from_str(&row.request)?,
        })
    }

    /// The oldest jobs that are still to be written, of everybody.
    pub async fn export_running(&self, limit: u64) -> Result<Vec<ExportId>> {
        let ids: Vec<i64> = export::Entity::find()
            .select_only()
            .column(export::Column::Id)
            .filter(export::Column::State.eq(ExportState::Running.as_str()))
            .order_by_asc(export::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(ids.into_iter().map(ExportId).collect())
    }
}

impl Write {
    /// How many jobs of somebody are being written.
    pub async fn export_running_count(&self, agent: AgentId) -> Result<u64> {
        Ok(export::Entity::find()
            .filter(export::Column::AgentId.eq(agent.0))
            .filter(export::Column::State.eq(ExportState::Running.as_str()))
            .count(&self.tx)
            .await?)
    }

    /// Adds a job.
    pub async fn export_insert(
        &mut self,
        agent: AgentId,
        request: &ExportRequest,
        file_name: &str,
        schedule: Option<ScheduleId>,
        at: Millis,
    ) -> Result<ExportView> {
        let row = export::ActiveModel {
            agent_id: Set(agent.0),
            request: Set(serde_json::to_string(request)?),
            state: Set(ExportState::Running.as_str().to_owned()),
            done: Set(0),
            total: Set(0),
            file_name: Set(file_name.to_owned()),
            created_at: Set(at),
            schedule_id: Set(schedule.map(|id| id.0)),
            ..Default::default()
        };
        view(&export::Entity::insert(row).exec_with_returning(&self.tx).await?)
    }

    /// Writes down how far a running job is; `false` when it runs no more (it was cancelled).
    pub async fn export_progress(&mut self, id: ExportId, done: u64, total: u64) -> Result<bool> {
        let changed = export::Entity::update_many()
            .col_expr(export::Column::Done, Expr::value(number(done)))
            .col_expr(export::Column::Total, Expr::value(number(total)))
            .filter(export::Column::Id.eq(id.0))
            .filter(export::Column::State.eq(ExportState::Running.as_str()))
            .exec(&self.tx)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Ends a running job; `false` when it runs no more.
    pub async fn export_finish(&mut self, id: ExportId, state: ExportState, at: Millis) -> Result<bool> {
        let changed = export::Entity::update_many()
            .col_expr(export::Column::State, Expr::value(state.as_str()))
            .col_expr(export::Column::FinishedAt, Expr::value(at))
            .filter(export::Column::Id.eq(id.0))
            .filter(export::Column::State.eq(ExportState::Running.as_str()))
            .exec(&self.tx)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Marks the jobs whose file is older than a moment as expired.
    pub async fn export_expire(&mut self, finished_before: Millis) -> Result<()> {
        export::Entity::update_many()
            .col_expr(export::Column::State, Expr::value(ExportState::Expired.as_str()))
            .filter(export::Column::State.eq(ExportState::Ready.as_str()))
            .filter(export::Column::FinishedAt.lt(finished_before))
            .exec(&self.tx)
            .await?;
        Ok(())
    }
}

fn view(row: &export::Model) -> Result<ExportView> {
    let state = ExportState::parse(&row.state)
        .ok_or_else(|| StoreError::Unusable(format!("unknown state of an export: {}", row.state)))?;
    Ok(ExportView {
        id: ExportId(row.id),
        state,
        done: u64::try_from(row.done).unwrap_or(0),
        total: u64::try_from(row.total).unwrap_or(0),
        file_name: row.file_name.clone(),
        created_at: row.created_at,
    })
}

fn number(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
