//! The host: start-up, configuration, plain HTTP routes and background tasks around the desk and its pages.
//! It decides nothing about threads or mails; every act goes to the desk.

// The type of a page names every element in it.
#![recursion_limit = "1024"]

pub mod answer;
pub mod config;
pub mod copy;
pub mod demo;
pub mod limits;
pub mod lock;
pub mod logging;
pub mod metrics;
pub mod middleware;
pub mod reader;
pub mod routes;
pub mod start;
pub mod state;
pub mod tasks;

mod pages;
mod refused;
mod router;

pub use router::router;
pub use start::{Started, run, start};
