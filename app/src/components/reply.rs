//! Yanıtla: the dialog that answers a member. Drafts live on the server while one types; nothing typed is ever lost.

mod dialog;
mod draft_keeper;
mod draft_note;
mod form;
mod last_words;
mod sheet;
mod stale_note;
mod unsaved;

pub use dialog::ReplyDialog;
