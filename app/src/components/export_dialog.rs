//! Excel'e Aktar: layout and columns, then the progress of the job. The file downloads by itself when it is ready.

mod choice;
mod dialog;
mod job;
mod progress;
mod recent;
mod schedules;

pub use dialog::ExportDialog;
