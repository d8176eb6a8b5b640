//! Reading a file that somebody brings: workbooks (.xlsx, .xls, .ods) and texts with columns, told apart by what is in them.
//! Each limit is kept before the memory for what lies beyond it is taken; what a library still takes for itself is bounded by
//! whoever runs this in a process of its own.

mod legacy;
mod package;
mod text;
mod xlsx;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use model::import::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, SheetFault};
use serde::{Deserialize, Serialize};

use model::cell::Cell;

/// The longest text of a cell, in bytes: what Excel's 32,767 letters can take.
const MAX_CELL: usize = 4 * 32_767;
/// All texts of a file together, in bytes.
const MAX_TEXT: usize = 256 * 1024 * 1024;

/// A row of a file with something in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the file, from 1.
    pub line: u64,
    /// Its cells, the empty ones at the end left out.
    pub cells: Vec<Cell>,
}

/// Reads the rows of the first sheet of a file, in order, and hands over each that is not empty.
///
/// # Errors
/// When the file is no table, or more than one may bring.
pub fn read(path: &Path, take: &mut dyn FnMut(Line)) -> Result<(), SheetFault> {
    let mut file = File::open(path).map_err(|_| SheetFault::Damaged)?;
    let length = file.metadata().map_err(|_| SheetFault::Damaged)?.len();
    if length > MAX_BYTES {
        return Err(SheetFault::TooLarge);
    }
    let mut start = Vec::with_capacity(8);
    file.by_ref()
        .take(8)
        .read_to_end(&mut start)
        .map_err(|_| SheetFault::Damaged)?;
    let mut lines = Lines::new(take);
    match start.as_slice() {
        [] => return Err(SheetFault::Empty),
        [b'P', b'K', 3, 4, ..] => match package::look_into(path)? {
            package::Package::Xlsx => xlsx::read(path, &mut lines)?,
            package::Package::Ods => legacy::read_ods(path, &mut lines)?,
        },
        // The compound file of old Excel, and of everything that is locked with a password.
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] => legacy::read_xls(path, &mut lines)?,
        _ => text::read(path, &mut lines)?,
    }
    lines.end()
}

/// Takes cells in reading order and hands over whole lines, as long as the file keeps its limits.
struct Lines<'a> {
    take: &'a mut dyn FnMut(Line),
    line: u64,
    cells: Vec<Cell>,
    rows: u64,
    text: usize,
}

impl<'a> Lines<'a> {
    fn new(take: &'a mut dyn FnMut(Line)) -> Self {
        Self {
            take,
            line: 0,
            cells: Vec::new(),
            rows: 0,
            text: 0,
        }
    }

    /// Takes a cell of a line (from 1) and a column (from 0).
    fn push(&mut self, line: u64, column: usize, cell: Cell) -> Result<(), SheetFault> {
        if line != self.line {
            if line < self.line {
                return Err(SheetFault::Damaged);
            }
            self.flush()?;
            self.line = line;
        }
        if let Cell::Text(text) = &cell {
            self.text += text.len();
            if text.len() > MAX_CELL || self.text > MAX_TEXT {
                return Err(SheetFault::TooLarge);
            }
        }
        if matches!(&cell, Cell::Empty) || matches!(&cell, Cell::Text(text) if text.is_empty()) {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(SheetFault::TooManyColumns);
        }
        if column < self.cells.len() {
            return Err(SheetFault::Damaged);
        }
        self.cells.resize(column, Cell::Empty);
        self.cells.push(cell);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), SheetFault> {
        if self.cells.is_empty() {
            return Ok(());
        }
        // One more for the headings.
        if self.rows > MAX_ROWS {
            return Err(SheetFault::TooManyRows);
        }
        self.rows += 1;
        let cells = std::mem::take(&mut self.cells);
        (self.take)(Line { line: self.line, cells });
        Ok(())
    }

    fn end(mut self) -> Result<(), SheetFault> {
        self.flush()?;
        if self.rows < 2 { Err(SheetFault::Empty) } else { Ok(()) }
    }
}

/// A number of a sheet: whole numbers stay whole, all others are kept as they are written.
fn number(value: f64) -> Cell {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        Cell::Number(value as i64)
    } else {
        Cell::Text(value.to_string())
    }
}
