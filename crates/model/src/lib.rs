//! The words of the desk as types: ids, requests, views, filters, folding and validation.
//! Shared by the browser and the host, so it knows serde and nothing of databases, HTTP or clocks.

#[macro_use]
mod words;

pub mod agent;
pub mod api_key;
pub mod bulk;
pub mod cell;
pub mod day;
pub mod error;
pub mod event;
pub mod export;
pub mod filter;
pub mod fold;
pub mod ids;
pub mod import;
pub mod lang;
pub mod list_look;
pub mod member;
pub mod message;
pub mod moment;
pub mod nap;
pub mod outgoing;
pub mod page;
pub mod right;
pub mod setting;
pub mod status;
pub mod template;
pub mod texts;
pub mod thread;
pub mod validate;
pub mod view;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;
