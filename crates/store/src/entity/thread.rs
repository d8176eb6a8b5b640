//! A thread: one matter of one member.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thread")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub member_id: i64,
    pub kind_id: i64,
    pub topic_id: i64,
    pub subject: String,
    pub subject_fold: String,
    pub order_no: String,
    pub order_key: String,
    pub source: String,
    pub status: String,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
    pub last_activity_at: i64,
    pub preview: String,
    pub last_from_member: bool,
    pub responder_id: Option<i64>,
    pub resolver_id: Option<i64>,
    pub assignee_id: Option<i64>,
    pub snoozed_until: Option<i64>,
    pub status_before_snooze: Option<String>,
    pub binned_at: Option<i64>,
    pub reopened: i32,
    pub continues_id: Option<i64>,
    pub last_event: i64,
    pub place: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
