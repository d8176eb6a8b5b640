//! Rows of an .xls or an .ods. Their libraries read a whole sheet at once: how much memory that takes is bounded by the process.

use std::path::Path;

use calamine::{Data, Ods, OdsError, Range, Reader as _, Xls, XlsError, open_workbook};
use model::import::SheetFault;

use super::{Lines, number, xlsx};
use model::cell::Cell;

/// Reads the first sheet of an .xls.
pub(super) fn read_xls(path: &Path, lines: &mut Lines<'_>) -> Result<(), SheetFault> {
    let bytes = std::fs::read(path).map_err(|_| SheetFault::Damaged)?;
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    // The names of streams stand in the file as they are.
    if holds("EncryptedPackage") {
        return Err(SheetFault::Locked);
    }
    if holds("_VBA_PROJECT_CUR") {
        return Err(SheetFault::Macros);
    }
    drop(bytes);
    let fault = |error| match error {
        XlsError::Password => SheetFault::Locked,
        _ => SheetFault::Damaged,
    };
    let mut book: Xls<_> = open_workbook(path).map_err(fault)?;
    let name = book.sheet_names().into_iter().next().ok_or(SheetFault::Empty)?;
    rows(&book.worksheet_range(&name).map_err(fault)?, lines)
}

/// Reads the first sheet of an .ods.
pub(super) fn read_ods(path: &Path, lines: &mut Lines<'_>) -> Result<(), SheetFault> {
    let fault = |error| match error {
        OdsError::Password => SheetFault::Locked,
        OdsError::CellLimitExceeded { .. } => SheetFault::TooLarge,
        _ => SheetFault::Damaged,
    };
    let mut book: Ods<_> = open_workbook(path).map_err(fault)?;
    let name = book.sheet_names().into_iter().next().ok_or(SheetFault::Empty)?;
    rows(&book.worksheet_range(&name).map_err(fault)?, lines)
}

fn rows(range: &Range<Data>, lines: &mut Lines<'_>) -> Result<(), SheetFault> {
    let (first, left) = range.start().unwrap_or_default();
    for (line, row) in (u64::from(first) + 1..).zip(range.rows()) {
        for (column, cell) in (left as usize..).zip(row) {
            lines.push(line, column, value(cell))?;
        }
    }
    Ok(())
}

fn value(cell: &Data) -> Cell {
    match cell {
        Data::Empty | Data::Error(_) => Cell::Empty,
        Data::Int(value) => Cell::Number(*value),
        Data::Float(value) => number(*value),
        Data::DateTime(moment) => xlsx::moment(moment),
        other => Cell::Text(other.to_string()),
    }
}
