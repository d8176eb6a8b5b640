//! One text inside a thread.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub thread_id: i64,
    pub author: String,
    pub agent_id: Option<i64>,
    pub body: String,
    pub body_fold: String,
    pub source: String,
    pub created_at: i64,
    pub event_seq: i64,
    pub undone_at: Option<i64>,
    pub submission: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
