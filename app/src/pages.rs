//! One module per screen.

pub mod contact;
pub mod invite;
pub mod members;
pub mod missing;
pub mod outgoing;
pub mod set_up;
pub mod settings;
pub mod sign_in;
pub mod templates;
pub mod threads;

pub(crate) mod door;
