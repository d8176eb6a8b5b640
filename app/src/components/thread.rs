//! The open thread beside a list: head with its acts, the exchange, notes, the member, and what happened.
//! It shows what the server says and follows the live events of its thread; the list beside it is the page's.

mod acts;
mod assignee;
mod body;
mod buttons;
mod exchange;
mod facts;
mod head;
mod history;
mod latest;
mod mail_marks;
mod member_panel;
mod message;
mod pane;
mod reopen_dialog;
mod snooze_menu;
pub mod thread_link;

pub use pane::ThreadPane;
