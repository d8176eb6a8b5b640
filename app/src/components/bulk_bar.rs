//! What can be done with the ticked rows of a list. Which rights the acts need is the server's to check; acts that would be
//! refused are not offered.

pub mod acts;

mod bar;
mod bin_dialog;
mod buttons;
mod choices;
pub mod job;
mod job_dialog;
mod pick_all;
mod reopen_dialog;

pub use bar::BulkBar;
pub use job_dialog::JobDialog;
