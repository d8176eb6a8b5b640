//! The database: the only crate that names SeaORM. Tables, migrations and queries for SQLite and PostgreSQL.
//! It stores what it is told; whether somebody may, and what follows from it, is decided by the desk.
//!
//! Reading goes through [`Store`], changing through [`Write`]: one transaction, which appends its events and announces
//! them after the commit.

mod agents;
mod api_keys;
mod attempts;
mod bulk;
mod chores;
mod connect;
mod copy;
mod criteria;
mod entity;
mod error;
mod events;
mod exports;
mod hints;
mod idempotency;
mod imports;
mod leases;
mod lists;
mod loading;
mod members;
mod messages;
mod migration;
mod outgoing;
mod past;
mod rights;
mod schedules;
mod sessions;
mod settings;
mod snapshots;
mod templates;
mod threads;
mod views;
mod watch;
mod write;

pub use agents::{AgentSelf, Credentials, NewAgent};
pub use attempts::{AttemptEnd, ClaimedMail, LostLease};
pub use bulk::{BulkItem, BulkOutcome, BulkProgress, BulkRecord};
pub use connect::{Database, Store};
pub use copy::{CopiedTable, CopyProgress};
pub use criteria::{Reach, ThreadCriteria};
pub use error::StoreError;
pub use exports::ExportJob;
pub use idempotency::HandledRequest;
pub use imports::{OpenedThread, StagedRow};
pub use loading::Loading;
pub use members::NewMember;
pub use messages::{MessageRecord, NewMessage};
pub use outgoing::{NewOutgoing, OutgoingQuery};
pub use past::{PastEvent, PastMessage, PastThread};
pub use sessions::{LiveSession, SessionKey};
pub use snapshots::{Chosen, SaidMessage, Snapshot};
pub use templates::TemplateInForce;
pub use threads::{NewThread, ThreadChange, ThreadRecord};
pub use write::Write;
