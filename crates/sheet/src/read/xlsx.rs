//! Rows of an .xlsx, cell by cell: its dense reading would take memory for every cell between two that are far apart.

use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError, open_workbook};
use model::import::SheetFault;
use model::moment::days_from_civil;

use super::{Lines, number};
use model::cell::Cell;

/// Reads the first sheet.
pub(super) fn read(path: &Path, lines: &mut Lines<'_>) -> Result<(), SheetFault> {
    let mut book: Xlsx<_> = open_workbook(path).map_err(fault)?;
    let name = book.sheet_names().into_iter().next().ok_or(SheetFault::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(fault)?;
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value());
        lines.push(u64::from(row) + 1, column as usize, value)?;
    }
    Ok(())
}

fn value(cell: &DataRef<'_>) -> Cell {
    match cell {
        DataRef::Empty | DataRef::Error(_) => Cell::Empty,
        DataRef::Int(value) => Cell::Number(*value),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(value) => Cell::Text(value.to_string()),
        DataRef::DateTime(moment) => self::moment(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
    }
}

/// A date of a sheet as a moment of its wall clock.
pub(super) fn moment(at: &ExcelDateTime) -> Cell {
    if at.is_duration() {
        return number(at.as_f64());
    }
    let (year, month, day, hour, minute, second, millis) = at.to_ymd_hms_milli();
    let of_day = ((i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second)) * 1000 + i64::from(millis);
    Cell::Moment(days_from_civil(i32::from(year), month, day) * 86_400_000 + of_day)
}

fn fault(error: XlsxError) -> SheetFault {
    match error {
        XlsxError::Password => SheetFault::Locked,
        _ => SheetFault::Damaged,
    }
}
