//! Mail as bytes: templates, composing, handing over, and what a server's words mean. No database, no clock.

pub mod compose;
pub mod explain;
pub mod header;
pub mod parse;
pub mod retry;
pub mod template;
pub mod transport;
