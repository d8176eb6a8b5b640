//! Ekle: writing first to a member, known or new. What was typed stays until the thread is open.

mod dialog;
mod form;
mod member_choice;
mod member_options;
mod member_picker;
mod search;

pub use dialog::StartThreadDialog;
