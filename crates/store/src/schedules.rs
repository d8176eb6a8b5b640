//! Exports that are made again every week or month. When the next one is due is the desk's to say.

use model::Millis;
use model::export::{ExportEvery, ExportRequest, ExportSchedule};
use model::ids::{AgentId, ScheduleId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::export_schedule;
use crate::error::{Result, StoreError};
use crate::write::Write;

impl Store {
    /// Somebody's schedules, oldest first.
    pub async fn schedule_list(&self, agent: AgentId) -> Result<Vec<ExportSchedule>> {
        let rows = export_schedule::Entity::find()
            .filter(export_schedule::Column::AgentId.eq(agent.0))
            .order_by_asc(export_schedule::Column::Id)
            .all(&self.read)
            .await?;
        rows.into_iter().map(|row| Ok(view(row)?.1)).collect()
    }

    /// Whether a schedule is due.
    pub async fn schedule_any_due(&self, now: Millis) -> Result<bool> {
        let due = export_schedule::Entity::find().filter(export_schedule::Column::NextAt.lte(now));
        Ok(due.count(&self.read).await? > 0)
    }
}

impl Write {
    /// The schedules that are due, with whose they are.
    pub async fn schedule_due(&self, now: Millis) -> Result<Vec<(AgentId, ExportSchedule)>> {
        let rows = export_schedule::Entity::find()
            .filter(export_schedule::Column::NextAt.lte(now))
            .order_by_asc(export_schedule::Column::Id)
            .all(&self.tx)
            .await?;
        rows.into_iter().map(view).collect()
    }

    /// How many schedules somebody has.
    pub async fn schedule_count(&self, agent: AgentId) -> Result<u64> {
        let own = export_schedule::Entity::find().filter(export_schedule::Column::AgentId.eq(agent.0));
        Ok(own.count(&self.tx).await?)
    }

    /// Adds a schedule.
    pub async fn schedule_insert(
        &mut self,
        agent: AgentId,
        every: ExportEvery,
        request: &ExportRequest,
        next_at: Millis,
        at: Millis,
    ) -> Result<ExportSchedule> {
        let row = export_schedule::ActiveModel {
            agent_id: Set(agent.0),
            every: Set(every.as_str().to_owned()),
            request: Set(serde_json::to_string(request)?),
            next_at: Set(next_at),
            created_at: Set(at),
            ..Default::default()
        };
        Ok(view(
            export_schedule::Entity::insert(row)
                .exec_with_returning(&self.tx)
                .await?,
        )?
        .1)
    }

    /// Says when a schedule is due next.
    pub async fn schedule_advance(&mut self, id: ScheduleId, next_at: Millis) -> Result<()> {
        export_schedule::Entity::update_many()
            .col_expr(export_schedule::Column::NextAt, Expr::value(next_at))
            .filter(export_schedule::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    /// Removes a schedule of somebody's; `false` when they have no such one.
    pub async fn schedule_delete(&mut self, agent: AgentId, id: ScheduleId) -> Result<bool> {
        let gone = export_schedule::Entity::delete_many()
            .filter(export_schedule::Column::Id.eq(id.0))
            .filter(export_schedule::Column::AgentId.eq(agent.0))
            .exec(&self.tx)
            .await?;
        Ok(gone.rows_affected > 0)
    }
}

fn view(row: export_schedule::Model) -> Result<(AgentId, ExportSchedule)> {
    let every = ExportEvery::parse(&row.every)
        .ok_or_else(|| StoreError::Unusable(format!("unknown rhythm of a schedule: {}", row.every)))?;
    let schedule = ExportSchedule {
        id: ScheduleId(row.id),
        every,
        request: serde_json::from_str(&row.request)?,
        next_at: row.next_at,
    };
    Ok((AgentId(row.agent_id), schedule))
}
