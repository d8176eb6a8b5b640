//! Reads a workbook with calamine and prints its cells, for journeys that compare an exported file with what the desk
//! knows. It reads only files that the desk wrote a moment ago, never one from outside.

use std::path::Path;

use anyhow::{Context as _, Result};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::{Value, json};

/// Prints `[{ name, rows: [[cell]], formulas }]`, a sheet each, with the number of its formulas. A number is a number, a text a text, an empty cell null, a date
/// `{ "date": "2026-11-23T09:30:00.250" }`; anything else, such as a formula, says what it is.
pub fn print(file: &Path) -> Result<()> {
    let mut book: Xlsx<_> = open_workbook(file).context("the file is no workbook")?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name)?;
        let formulas = book.worksheet_formula(&name)?;
        let rows: Vec<Value> = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        let formulas = formulas.used_cells().count();
        sheets.push(json!({ "name": name, "rows": rows, "formulas": formulas }));
    }
    println!("{}", Value::Array(sheets));
    Ok(())
}

fn cell(data: &Data) -> Value {
    match data {
        Data::Empty => Value::Null,
        Data::String(text) => json!(text),
        Data::Int(number) => json!(number),
        Data::Float(number) => json!(number),
        Data::Bool(value) => json!(value),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
            json!({ "date": format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}") })
        }
        other => json!({ "other": other.to_string() }),
    }
}
