//! What every request passes before its handler: who asks, from where, and the headers of every answer.

pub mod client;
pub mod headers;
pub mod measure;
pub mod session;
