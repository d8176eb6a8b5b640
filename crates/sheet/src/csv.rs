//! Writing comma-separated values (RFC 4180): UTF-8 with the mark that Excel wants, one row held at a time. There is no second
//! sheet: what the rows are is not in the file.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use model::moment::civil_from_days;

use model::cell::Cell;

use crate::cell::Column;
use crate::hash::RowHash;
use crate::workbook::{Finished, looks_like_a_formula};
use crate::{Result, SheetError};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// An open file.
pub struct CsvWriter {
    file: BufWriter<File>,
    delimiter: char,
    columns: usize,
    line: String,
    hash: RowHash,
    rows: u64,
}

impl CsvWriter {
    /// A file with these columns and nothing below them.
    pub fn new(path: &Path, columns: &[Column], delimiter: char) -> Result<Self> {
        let mut file = BufWriter::with_capacity(1 << 18, File::create(path)?);
        // U+FEFF, without which Excel reads UTF-8 as the letters of the country.
        file.write_all("\u{feff}".as_bytes())?;
        let mut writer = Self {
            file,
            delimiter,
            columns: columns.len(),
            line: String::new(),
            hash: RowHash::default(),
            rows: 0,
        };
        let headings: Vec<Cell> = columns
            .iter()
            .map(|column| Cell::Text(column.heading.clone()))
            .collect();
        writer.write(&headings)?;
        Ok(writer)
    }

    /// Writes the next row.
    pub fn push(&mut self, row: &[Cell]) -> Result<()> {
        if row.len() != self.columns {
            return Err(SheetError::WrongWidth(row.len(), self.columns));
        }
        self.write(row)?;
        self.hash.push(row);
        self.rows += 1;
        Ok(())
    }

    /// Ends the file.
    pub fn finish(mut self) -> Result<Finished> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        Ok(Finished {
            rows: self.rows,
            hash: self.hash.finish(),
        })
    }

    fn write(&mut self, row: &[Cell]) -> Result<()> {
        self.line.clear();
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                self.line.push(self.delimiter);
            }
            put(&mut self.line, cell, self.delimiter);
        }
        self.line.push_str("\r\n");
        Ok(self.file.write_all(self.line.as_bytes())?)
    }
}

fn put(line: &mut String, cell: &Cell, delimiter: char) {
    match cell {
        Cell::Empty => {}
        Cell::Number(value) => line.push_str(&value.to_string()),
        Cell::Moment(millis) => line.push_str(&moment(*millis)),
        Cell::Text(text) => {
            let formula = needs_mark(text);
            let quoted = formula || text.contains(['"', '\r', '\n', delimiter]) || text.trim() != text;
            if !quoted {
                return line.push_str(text);
            }
            line.push('"');
            // A spreadsheet shows the text behind the mark, and calculates nothing (ASVS 5.0, 1.2.10).
            if formula {
                line.push('\'');
            }
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
        }
    }
}

/// Whether the text would be taken for a formula without a mark before it, or for a marked one, so that whoever reads the file
/// again gets the same text.
pub(crate) fn needs_mark(text: &str) -> bool {
    looks_like_a_formula(text.trim_start_matches('\''))
}

/// A moment of the wall clock as `23.11.2026 17:15:00`.
fn moment(millis: i64) -> String {
    let (day, rest) = (millis.div_euclid(DAY), millis.rem_euclid(DAY) / 1000);
    let (year, month, date) = civil_from_days(day);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{date:02}.{month:02}.{year:04} {hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::CsvWriter;
    use model::cell::Cell;

    use crate::cell::{Column, ColumnKind};

    fn column(heading: &str) -> Column {
        Column {
            heading: heading.to_owned(),
            kind: ColumnKind::Text,
            width: 10,
        }
    }

    #[test]
    fn cells_are_quoted_when_they_must_be_and_formulas_are_held_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let columns = ["Konu Başlığı", "Açılma Tarihi", "No"].map(column);
        let mut writer = CsvWriter::new(&path, &columns, ';').expect("a file");
        let rows = [
            [
                Cell::Text("İade; \"kırık\"\nkutu".into()),
                Cell::Moment(1_795_443_300_000),
                Cell::Number(7),
            ],
            [Cell::Text("=1+1".into()), Cell::Moment(951_782_400_000), Cell::Empty],
            [Cell::Text("'-5".into()), Cell::Empty, Cell::Empty],
            [Cell::Text(" boşluk".into()), Cell::Empty, Cell::Number(-1)],
        ];
        for row in rows {
            writer.push(&row).expect("a row");
        }
        assert_eq!(writer.finish().expect("a file").rows, 4);
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let wanted = [
            "\u{feff}Konu Başlığı;Açılma Tarihi;No",
            "\"İade; \"\"kırık\"\"\nkutu\";23.11.2026 14:15:00;7",
            "\"'=1+1\";29.02.2000 00:00:00;",
            "\"''-5\";;",
            "\" boşluk\";;-1",
            "",
        ];
        assert_eq!(text, wanted.join("\r\n"));
    }
}
