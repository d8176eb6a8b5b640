//! One outgoing mail: one recipient.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outgoing")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub message_id: Option<i64>,
    pub thread_id: Option<i64>,
    pub agent_id: Option<i64>,
    pub template_id: Option<i64>,
    pub template_version: Option<i32>,
    pub recipient: String,
    pub recipient_fold: String,
    pub recipient_name: String,
    pub envelope_from: String,
    pub message_id_header: String,
    pub subject: String,
    pub text: String,
    pub bytes: Vec<u8>,
    pub rendered_sha256: String,
    pub state: String,
    pub attempt: i32,
    pub next_at: Option<i64>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub stage: Option<String>,
    pub last_code: Option<i32>,
    pub last_enhanced: Option<String>,
    pub last_text: Option<String>,
    pub reason: Option<String>,
    pub created_at: i64,
    pub sent_at: Option<i64>,
    pub resend_of: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
