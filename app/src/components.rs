//! Pieces of the screens. Shared ones take what they show as props and ask nobody; those of one area stand in its folder.

pub mod bulk_bar;
pub mod confirm;
pub mod desk_shell;
pub mod dialog;
pub mod empty_state;
pub mod error_note;
pub mod export_dialog;
pub mod field;
pub mod filter_panel;
pub mod fold_out;
pub mod icon;
pub mod mail_state;
pub mod moment;
pub mod note;
pub mod progress;
pub mod reply;
pub mod saved_views;
pub mod skeleton;
pub mod start_thread;
pub mod status_mark;
pub mod thread;
pub mod thread_list;
