//! Writing one file: the rows on the first sheet, what they are on the second, and further sheets past Excel's limit.

use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use model::cell::Cell;

use crate::cell::{Column, ColumnKind};
use crate::hash::RowHash;
use crate::{MAX_ROWS, Result, SheetError};

/// Milliseconds of a day, and the days from Excel's day zero (1899-12-30) to 1970-01-01.
pub(crate) const DAY_MILLIS: f64 = 86_400_000.0;
pub(crate) const DAYS_TO_1970: f64 = 25_569.0;

/// The names of the sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The rows; further sheets add a number.
    pub rows: String,
    /// What they are.
    pub imprint: String,
}

/// What was written, for the imprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// How many rows.
    pub rows: u64,
    /// Their hash, see [`RowHash`].
    pub hash: String,
}

/// An open file.
pub struct WorkbookWriter {
    workbook: Workbook,
    names: Sheets,
    columns: Vec<Column>,
    formats: Formats,
    hash: RowHash,
    rows: u64,
    /// The sheet that takes the next row, and that row's number on it.
    sheet: usize,
    next_row: u32,
    rows_of_sheet: u32,
}

struct Formats {
    heading: Format,
    text: Format,
    quoted: Format,
    long: Format,
    long_quoted: Format,
    moment: Format,
    number: Format,
    label: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: Format::new()
                .set_bold()
                .set_background_color("#E8ECF1")
                .set_border_bottom(FormatBorder::Thin),
            text: top(),
            quoted: top().set_quote_prefix(),
            long: top().set_text_wrap(),
            long_quoted: top().set_text_wrap().set_quote_prefix(),
            moment: top().set_num_format("dd.mm.yyyy hh:mm").set_align(FormatAlign::Left),
            number: top().set_num_format("0"),
            label: top().set_bold(),
        }
    }
}

impl Formats {
    /// The format of a whole column.
    const fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text => &self.text,
            ColumnKind::LongText => &self.long,
            ColumnKind::Number => &self.number,
            ColumnKind::Moment => &self.moment,
        }
    }
}

impl WorkbookWriter {
    /// An empty file with these columns. Rows wait in temporary files of `folder` until the end.
    pub fn new(names: Sheets, columns: Vec<Column>, folder: &Path) -> Result<Self> {
        Self::with_limit(names, columns, folder, MAX_ROWS)
    }

    fn with_limit(names: Sheets, columns: Vec<Column>, folder: &Path, rows_of_sheet: u32) -> Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let mut writer = Self {
            workbook,
            names,
            columns,
            formats: Formats::new(),
            hash: RowHash::default(),
            rows: 0,
            sheet: 0,
            next_row: 0,
            rows_of_sheet,
        };
        writer.begin_sheet(writer.names.rows.clone())?;
        let imprint = writer.names.imprint.clone();
        writer.workbook.add_worksheet().set_name(imprint)?;
        Ok(writer)
    }

    /// Writes the next row.
    pub fn push(&mut self, row: &[Cell]) -> Result<()> {
        if row.len() != self.columns.len() {
            return Err(SheetError::WrongWidth(row.len(), self.columns.len()));
        }
        if self.next_row > self.rows_of_sheet {
            self.end_sheet()?;
            // The imprint is the second sheet, so the first further one is the third.
            let number = if self.sheet == 0 { 2 } else { self.sheet + 1 };
            self.sheet = if self.sheet == 0 { 2 } else { self.sheet + 1 };
            self.begin_sheet(format!("{} {number}", self.names.rows))?;
        }
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        for (at, (cell, column)) in (0u16..).zip(row.iter().zip(&self.columns)) {
            write_cell(sheet, self.next_row, at, cell, column.kind, &self.formats)?;
        }
        self.hash.push(row);
        self.rows += 1;
        self.next_row += 1;
        Ok(())
    }

    /// Writes the imprint, a label and a value per line, made of what was written; then the file.
    pub fn finish(mut self, imprint: impl FnOnce(&Finished) -> Vec<(String, Cell)>, path: &Path) -> Result<Finished> {
        self.end_sheet()?;
        let finished = Finished {
            rows: self.rows,
            hash: std::mem::take(&mut self.hash).finish(),
        };
        let sheet = self.workbook.worksheet_from_index(1)?;
        sheet.set_column_width(0, 24)?.set_column_width(1, 100)?;
        for (row, (label, value)) in (0u32..).zip(imprint(&finished)) {
            sheet.write_string_with_format(row, 0, label, &self.formats.label)?;
            write_cell(sheet, row, 1, &value, ColumnKind::LongText, &self.formats)?;
        }
        self.workbook.save(path)?;
        Ok(finished)
    }

    fn begin_sheet(&mut self, name: String) -> Result<()> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (at, column) in (0u16..).zip(&self.columns) {
            // A cell without a format of its own has that of its column: no format is looked up for each cell.
            sheet
                .set_column_width(at, column.width)?
                .set_column_format(at, self.formats.of(column.kind))?;
        }
        for (at, column) in (0u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, &column.heading, &self.formats.heading)?;
        }
        self.next_row = 1;
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<()> {
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        sheet.autofilter(0, 0, self.next_row.saturating_sub(1), last_column)?;
        Ok(())
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    kind: ColumnKind,
    formats: &Formats,
) -> Result<()> {
    match cell {
        Cell::Empty => {}
        Cell::Number(value) => {
            sheet.write_number(row, at, *value as f64)?;
        }
        Cell::Moment(millis) => {
            let serial = *millis as f64 / DAY_MILLIS + DAYS_TO_1970;
            sheet.write_number(row, at, serial)?;
        }
        Cell::Text(text) if looks_like_a_formula(text) => {
            let quoted = match kind {
                ColumnKind::LongText => &formats.long_quoted,
                _ => &formats.quoted,
            };
            sheet.write_string_with_format(row, at, text, quoted)?;
        }
        Cell::Text(text) => {
            sheet.write_string(row, at, text)?;
        }
    }
    Ok(())
}

/// Whether a spreadsheet could take the text for more than text (ASVS 5.0, 1.2.10): it gets the quote mark of Excel.
pub(crate) fn looks_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx, open_workbook};

    use super::{Sheets, WorkbookWriter};
    use model::cell::Cell;

    use crate::cell::{Column, ColumnKind};

    fn names() -> Sheets {
        Sheets {
            rows: "Mesajlar".to_owned(),
            imprint: "Künye".to_owned(),
        }
    }

    fn columns() -> Vec<Column> {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
            width: 20,
        };
        vec![
            column("Sipariş No", ColumnKind::Text),
            column("Açılma Tarihi", ColumnKind::Moment),
            column("Açıklama", ColumnKind::LongText),
            column("Sayı", ColumnKind::Number),
        ]
    }

    fn row(order: &str, body: &str) -> Vec<Cell> {
        vec![
            Cell::Text(order.to_owned()),
            Cell::Moment(1_795_443_300_000),
            Cell::Text(body.to_owned()),
            Cell::Number(3),
        ]
    }

    #[test]
    fn cells_keep_their_kind_and_their_letters() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.xlsx");
        let mut writer = WorkbookWriter::new(names(), columns(), folder.path()).expect("a writer");
        writer
            .push(&row("00012", "Şığ İÖÇÜ ğüşiöç\nikinci satır 😀"))
            .expect("a row");
        writer.push(&row("=1+1", "=HYPERLINK(\"http://x\")")).expect("a row");
        writer
            .push(&[Cell::Empty, Cell::Empty, Cell::Text("-5".to_owned()), Cell::Empty])
            .expect("a row");
        let finished = writer
            .finish(|f| vec![("Satır".to_owned(), Cell::Number(f.rows as i64))], &path)
            .expect("a file");
        assert_eq!(finished.rows, 3);

        let mut book: Xlsx<_> = open_workbook(&path).expect("the file");
        assert_eq!(book.sheet_names(), ["Mesajlar", "Künye"]);
        let range = book.worksheet_range("Mesajlar").expect("the rows");
        assert_eq!(range.get((1, 0)), Some(&Data::String("00012".to_owned())));
        assert_eq!(
            range.get((1, 2)),
            Some(&Data::String("Şığ İÖÇÜ ğüşiöç\nikinci satır 😀".to_owned()))
        );
        assert_eq!(range.get((2, 0)), Some(&Data::String("=1+1".to_owned())));
        let Some(Data::DateTime(moment)) = range.get((1, 1)) else {
            panic!("not a date: {:?}", range.get((1, 1)))
        };
        assert!((moment.as_f64() - 46_349.593_75).abs() < 1e-6, "{moment}");
        assert!(book.worksheet_formula("Mesajlar").expect("formulas").is_empty());
    }

    #[test]
    fn a_changed_cell_is_found_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, body: &str| {
            let path = folder.path().join(name);
            let mut writer = WorkbookWriter::with_limit(names(), columns(), folder.path(), 2).expect("a writer");
            for text in ["Şığ İÖÇÜ\n😀", "=1+1", body, "  boşluk  "] {
                writer.push(&row("00012", text)).expect("a row");
            }
            let empty = [Cell::Empty, Cell::Moment(1_795_443_300_123), Cell::Empty, Cell::Empty];
            writer.push(&empty).expect("a row");
            // The imprint of the first file is put into the second, as if only a cell had been changed.
            let lines = |finished: &super::Finished| {
                let hash = if body == "kargo" {
                    finished.hash.clone()
                } else {
                    "0".repeat(64)
                };
                vec![
                    ("Satır".to_owned(), Cell::Number(5)),
                    ("Özet".to_owned(), Cell::Text(hash)),
                ]
            };
            writer.finish(lines, &path).expect("a file");
            crate::verify(&path).expect("read")
        };
        let whole = write("a.xlsx", "kargo");
        assert!(whole.holds(), "{whole:?}");
        let changed = write("b.xlsx", "Kargo");
        assert!(!changed.holds() && changed.hash != whole.hash, "{changed:?}");
        let none = folder.path().join("c.xlsx");
        std::fs::write(&none, "PK").expect("a file");
        assert!(crate::verify(&none).is_err());
    }

    #[test]
    fn rows_past_the_limit_go_to_further_sheets() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("b.xlsx");
        let mut writer = WorkbookWriter::with_limit(names(), columns(), folder.path(), 2).expect("a writer");
        for at in 0..5 {
            writer.push(&row(&at.to_string(), "a")).expect("a row");
        }
        writer.finish(|_| Vec::new(), &path).expect("a file");
        let mut book: Xlsx<_> = open_workbook(&path).expect("the file");
        assert_eq!(book.sheet_names(), ["Mesajlar", "Künye", "Mesajlar 2", "Mesajlar 3"]);
        let mut orders = Vec::new();
        for name in ["Mesajlar", "Mesajlar 2", "Mesajlar 3"] {
            let range = book.worksheet_range(name).expect("rows");
            orders.extend(range.rows().skip(1).map(|row| row[0].to_string()));
        }
        assert_eq!(orders, ["0", "1", "2", "3", "4"]);
    }

    #[test]
    fn a_row_of_another_width_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut writer = WorkbookWriter::new(names(), columns(), folder.path()).expect("a writer");
        assert!(writer.push(&[Cell::Empty]).is_err());
    }
}
