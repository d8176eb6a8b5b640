//! One act on many threads.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub agent_id: i64,
    pub act: String,
    pub created_at: i64,
    pub undone_at: Option<i64>,
    pub state: String,
    pub total: i64,
    pub changed: i64,
    pub skipped: i64,
    pub conflicts: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
