//! The tables as SeaORM sees them, one file per table. Rows never leave this crate: they become views of `model`.

pub(crate) mod agent;
pub(crate) mod api_key;
pub(crate) mod attempt;
pub(crate) mod bulk;
pub(crate) mod bulk_item;
pub(crate) mod draft;
pub(crate) mod event;
pub(crate) mod export;
pub(crate) mod export_schedule;
pub(crate) mod idempotency;
pub(crate) mod import;
pub(crate) mod import_row;
pub(crate) mod invite;
pub(crate) mod kind;
pub(crate) mod lease;
pub(crate) mod member;
pub(crate) mod message;
pub(crate) mod outgoing;
pub(crate) mod role_right;
pub(crate) mod saved_view;
pub(crate) mod session;
pub(crate) mod setting;
pub(crate) mod template;
pub(crate) mod template_version;
pub(crate) mod thread;
pub(crate) mod topic;
