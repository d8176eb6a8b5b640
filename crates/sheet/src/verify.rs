//! Whether the rows of an exported workbook are still those that were written: they are read again and hashed, and compared
//! with what the Künye sheet tells. Reads cell by cell, so that the size of a file does not matter.

use std::io::{Read, Seek};
use std::path::Path;

use calamine::{Data, DataRef, Reader as _, Xlsx, open_workbook};

use crate::hash::RowHash;
use crate::workbook::{DAY_MILLIS, DAYS_TO_1970};
use model::cell::Cell;

/// What a file tells of itself, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many rows the Künye sheet tells.
    pub told_rows: u64,
    /// Which hash it tells.
    pub told_hash: String,
    /// How many rows there are.
    pub rows: u64,
    /// Their hash.
    pub hash: String,
}

impl Verified {
    /// Whether nothing was changed.
    pub fn holds(&self) -> bool {
        self.rows == self.told_rows && self.hash == self.told_hash
    }
}

/// Why a file cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It is no workbook, or a broken one.
    #[error("the file cannot be read as an Excel workbook: {0}")]
    Unreadable(#[from] calamine::XlsxError),
    /// It has no sheet with a number of rows and a hash at its end.
    #[error("the file has no Künye sheet of an export")]
    NoImprint,
}

/// Reads an exported workbook and hashes its rows.
pub fn verify(path: &Path) -> Result<Verified, VerifyError> {
    let mut book: Xlsx<_> = open_workbook(path)?;
    let names = book.sheet_names();
    let [first, imprint, further @ ..] = names.as_slice() else {
        return Err(VerifyError::NoImprint);
    };
    let (told_rows, told_hash) = imprint_of(&mut book, imprint)?;
    let mut sum = Sum::default();
    for name in std::iter::once(first).chain(further) {
        sum.sheet(&mut book, name)?;
    }
    Ok(Verified {
        told_rows,
        told_hash,
        rows: sum.rows,
        hash: sum.hash.finish(),
    })
}

/// The last two values of the second column: the number of rows, and the hash.
fn imprint_of<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<(u64, String), VerifyError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut values = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        if cell.get_position().1 == 1 {
            values.push(Data::from(cell.get_value().clone()).to_string());
        }
    }
    let hash = values.pop().ok_or(VerifyError::NoImprint)?;
    let rows = values.pop().and_then(|rows| rows.parse().ok());
    let is_hash = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
    Ok((rows.filter(|_| is_hash).ok_or(VerifyError::NoImprint)?, hash))
}

/// What was read so far.
#[derive(Default)]
struct Sum {
    hash: RowHash,
    rows: u64,
}

impl Sum {
    /// Takes in the rows of a sheet below its heading, which tells how wide they are.
    fn sheet<R: Read + Seek>(&mut self, book: &mut Xlsx<R>, name: &str) -> Result<(), VerifyError> {
        let mut cells = book.worksheet_cells_reader(name)?;
        let (mut width, mut at, mut row) = (0, 0, Vec::new());
        while let Some(cell) = cells.next_cell()? {
            let (line, column) = cell.get_position();
            if line == 0 {
                width = column as usize + 1;
                continue;
            }
            // A row of empty cells alone is not in the file.
            while at < line {
                self.row(at, &mut row, width);
                at += 1;
            }
            let column = column as usize;
            if column > row.len() && column < width {
                row.resize(column, Cell::Empty);
            }
            row.push(value(cell.get_value()));
        }
        self.row(at, &mut row, width);
        Ok(())
    }

    fn row(&mut self, at: u32, row: &mut Vec<Cell>, width: usize) {
        if at > 0 {
            row.resize(Ord::max(width, row.len()), Cell::Empty);
            self.hash.push(row);
            self.rows += 1;
        }
        row.clear();
    }
}

fn value(cell: &DataRef<'_>) -> Cell {
    match cell {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number),
        DataRef::Float(number) if number.fract() == 0.0 => Cell::Number(*number as i64),
        DataRef::DateTime(moment) => {
            let days = moment.as_f64() - DAYS_TO_1970;
            Cell::Moment((days * DAY_MILLIS).round() as i64)
        }
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        other => Cell::Text(Data::from(other.clone()).to_string()),
    }
}
