//! The database: the only crate that names SeaORM. Tables, migrations and queries for SQLite and PostgreSQL.
//! It stores what it is told; whether somebody may, and what follows from it, is decided by the desk.
//!
//! Reading goes through [`Store`], changing through [`Write`]: one transaction, which appends its events and announces
//! them after the commit.

mod connect;
mod entity;
mod error;
mod events;
mod migration;
mod write;

pub use connect::{Database, Store};
pub use error::StoreError;
pub use write::Write;
