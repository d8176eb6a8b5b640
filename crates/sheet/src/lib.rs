//! Rows to Excel and CSV files, and back. It knows typed cells and files: no database, no HTTP, no text of its own. Written
//! rows go to a temporary file at once; a file that is read is hostile until it is shown to be a table.

mod cell;
mod csv;
mod hash;
mod read;
mod verify;
mod workbook;

pub use cell::{Column, ColumnKind};
pub use csv::CsvWriter;
pub use hash::RowHash;
pub use model::cell::Cell;
pub use read::{Line, read};
pub use verify::{Verified, VerifyError, verify};
pub use workbook::{Finished, Sheets, WorkbookWriter};

/// The rows of one sheet below its heading: Excel's 1,048,576 less one. What comes after goes to a further sheet.
pub const MAX_ROWS: u32 = 1_048_575;

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// A row has another number of cells than there are columns.
    #[error("a row of {0} cells for {1} columns")]
    WrongWidth(usize, usize),
    /// The library refused.
    #[error(transparent)]
    Write(#[from] rust_xlsxwriter::XlsxError),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// The result of writing.
pub type Result<T, E = SheetError> = std::result::Result<T, E>;
