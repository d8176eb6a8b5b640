//! Somebody who works at the desk.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agent")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub full_name: String,
    pub email: String,
    pub role: String,
    pub password_hash: Option<String>,
    pub lang: String,
    pub theme: String,
    pub list_look: String,
    pub created_at: i64,
    pub last_seen_at: Option<i64>,
    pub disabled_at: Option<i64>,
    pub wrong_passwords: i32,
    pub next_sign_in_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
