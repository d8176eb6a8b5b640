//! Everything that the browser may ask of the desk: one file per noun, one function per act. A body finds out who asks,
//! calls the desk, and turns the result into what may cross the wire. Each is a public URL; the desk refuses who may not.

pub mod acts;
pub mod agents;
pub mod api_keys;
#[cfg(feature = "ssr")]
pub mod context;
pub mod error;
pub mod exports;
pub mod imports;
pub mod members;
pub mod outgoing;
pub mod replies;
pub mod session;
pub mod settings;
pub mod setup;
pub mod templates;
pub mod threads;
pub mod views;
