//! What the browser knows while a page lives: who is signed in, the live connection, toasts, and the folding of events
//! into lists. What a link could carry lives in the URL instead.

pub mod criteria;
pub mod list_address;
pub mod list_look;
pub mod live;
pub mod me;
pub mod selection;
pub mod thread_list;
pub mod toasts;
