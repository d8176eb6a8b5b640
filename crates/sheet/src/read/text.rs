//! Rows of a text with columns (RFC 4180 and its relatives): which letters it is written in and what parts its columns is
//! found out, because neither is said in the file.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1254};
use model::import::SheetFault;

use super::Lines;
use crate::csv::needs_mark;
use model::cell::Cell;

/// What may part columns.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How many rows are looked at to find out which it is.
const SAMPLE: usize = 50;

/// Reads a text.
pub(super) fn read(path: &Path, lines: &mut Lines<'_>) -> Result<(), SheetFault> {
    let bytes = std::fs::read(path).map_err(|_| SheetFault::Damaged)?;
    let text = decoded(&bytes)?;
    drop(bytes);
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<table", "<meta"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Err(SheetFault::WebPage);
    }
    if text.contains('\0') || start.starts_with("<?xml") || start.starts_with("%pdf") || start.starts_with('{') {
        return Err(SheetFault::NotATable);
    }
    let (delimiter, rest) = told(&text).unwrap_or_else(|| (guessed(&text), &text));
    let mut reader = reader(delimiter, rest);
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|_| SheetFault::Damaged)? {
        let line = record.position().map_or(0, csv::Position::record) + 1;
        for (column, cell) in record.iter().enumerate() {
            lines.push(line, column, value(&String::from_utf8_lossy(cell)))?;
        }
    }
    Ok(())
}

/// The text, by its mark if it has one, else as UTF-8 if it is that, else as Windows writes Turkish.
fn decoded(bytes: &[u8]) -> Result<String, SheetFault> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None if bytes.iter().skip(1).step_by(2).take(100).all(|byte| *byte == 0) => UTF_16LE,
        None if bytes.iter().step_by(2).take(100).all(|byte| *byte == 0) => UTF_16BE,
        None if bytes.contains(&0) => return Err(SheetFault::NotATable),
        None => WINDOWS_1254,
    };
    let (text, ..) = encoding.decode(bytes);
    Ok(text.into_owned())
}

/// The delimiter that the first line names, as Excel writes it (`sep=;`), and the text below.
fn told(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end().strip_prefix("sep=")?.as_bytes() {
        [delimiter] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter by which most of the first rows have as many columns as the first one, and the most of them.
fn guessed(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let mut reader = reader(delimiter, text);
        let widths: Vec<usize> = reader
            .byte_records()
            .take(SAMPLE)
            .flatten()
            .map(|row| row.len())
            .collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == first).count();
        if first < 2 {
            0
        } else {
            alike * 1_000 / widths.len().max(1) + first
        }
    };
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| columns(*delimiter))
        .unwrap_or(b';')
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// A text as it was before it was marked as none to be calculated.
fn value(text: &str) -> Cell {
    match text.strip_prefix('\'') {
        Some(rest) if needs_mark(rest) => Cell::Text(rest.to_owned()),
        _ => Cell::Text(text.to_owned()),
    }
}
