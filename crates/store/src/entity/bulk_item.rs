//! What an act changed on one thread.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub bulk_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: i64,
    pub before: String,
    pub event_after: i64,
    pub outcome: String,
    pub seen: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
