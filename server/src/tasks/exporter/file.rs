//! The open file of an export, whichever kind it is.

use std::path::{Path, PathBuf};

use model::export::ExportFormat;
use sheet::{Cell, Column, CsvWriter, Finished, Sheets, WorkbookWriter};

use super::imprint::Imprint;

/// An open file.
pub enum OpenFile {
    /// Excel's own; it is packed at the end.
    Workbook(Box<WorkbookWriter>, PathBuf),
    /// Comma-separated values; written as they come.
    Csv(Box<CsvWriter>),
}

impl OpenFile {
    /// Begins a file at a path. What a workbook holds until its end lies in the folder of the path.
    pub fn begin(format: ExportFormat, names: Sheets, columns: Vec<Column>, path: &Path) -> sheet::Result<Self> {
        let delimiter = match format {
            ExportFormat::Xlsx => {
                let folder = path.parent().unwrap_or(Path::new("."));
                let workbook = WorkbookWriter::new(names, columns, folder)?;
                return Ok(Self::Workbook(Box::new(workbook), path.to_owned()));
            }
            ExportFormat::CsvSemicolon => ';',
            ExportFormat::CsvComma => ',',
        };
        Ok(Self::Csv(Box::new(CsvWriter::new(path, &columns, delimiter)?)))
    }

    /// Writes the next row.
    pub fn push(&mut self, row: &[Cell]) -> sheet::Result<()> {
        match self {
            Self::Workbook(workbook, _) => workbook.push(row),
            Self::Csv(csv) => csv.push(row),
        }
    }

    /// Ends the file.
    pub fn finish(self, imprint: Imprint) -> sheet::Result<Finished> {
        match self {
            Self::Workbook(workbook, path) => workbook.finish(|finished| imprint.lines(finished), &path),
            Self::Csv(csv) => csv.finish(),
        }
    }
}
