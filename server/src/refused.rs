//! The refused rows of an import as a workbook that can be mended and brought again: its columns, and the reason behind them.

use std::path::Path;

use anyhow::Context as _;
use desk::{Caller, Desk};
use model::import::{ImportOutcome, ImportView};
use model::lang::Lang;
use model::texts::imports;
use sheet::{Cell, Column, ColumnKind, Sheets, WorkbookWriter};

/// How many rows are read at a time.
const BATCH: u64 = 1_000;

/// Writes the workbook; its bytes. What it holds until its end lies in `folder`.
pub async fn write(desk: &Desk, caller: &Caller, view: &ImportView, folder: &Path) -> anyhow::Result<Vec<u8>> {
    let lang = caller.lang();
    let folder = tempfile::tempdir_in(folder)?;
    let file = folder.path().join("refused.xlsx");
    let names = Sheets {
        rows: lang.t(imports::SHEET_ROWS).to_owned(),
        imprint: lang.t(imports::TITLE).to_owned(),
    };
    let mut writer = WorkbookWriter::new(names, columns(view, lang), folder.path())?;
    let mut after = 0;
    loop {
        let rows = desk.refused_of_import(caller, view.id, after, BATCH).await?;
        let Some((last, _)) = rows.last() else { break };
        after = last.line;
        let width = view.headings.len();
        let writing = tokio::task::spawn_blocking(move || {
            for (row, mut cells) in rows {
                let why: Vec<String> = row.remarks.iter().map(|remark| imports::remark(remark, lang)).collect();
                cells.resize(width, Cell::Empty);
                cells.push(Cell::Text(why.join("; ")));
                writer.push(&cells)?;
            }
            Ok::<_, sheet::SheetError>(writer)
        });
        writer = writing.await.context("the writer broke")??;
    }
    let facts = vec![
        (lang.t(imports::TITLE).to_owned(), Cell::Text(view.file_name.clone())),
        (
            lang.t(imports::outcome(ImportOutcome::Refused)).to_owned(),
            Cell::Number(i64::try_from(view.counts.refused).unwrap_or(i64::MAX)),
        ),
    ];
    let packing = tokio::task::spawn_blocking(move || {
        writer.finish(|_| facts, &file)?;
        Ok::<_, sheet::SheetError>(std::fs::read(&file)?)
    });
    Ok(packing.await.context("the packer broke")??)
}

fn columns(view: &ImportView, lang: Lang) -> Vec<Column> {
    let column = |heading: &str, kind, width| Column {
        heading: heading.to_owned(),
        kind,
        width,
    };
    view.headings
        .iter()
        .map(|heading| column(heading, ColumnKind::Text, 24))
        .chain([column(lang.t(imports::WHY), ColumnKind::LongText, 50)])
        .collect()
}
