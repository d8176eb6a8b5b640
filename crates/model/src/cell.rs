//! What a cell of a sheet holds, written or read.

use serde::{Deserialize, Serialize};

use crate::Millis;

/// One cell. Text is always text: it never becomes a formula, a link or a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment of the wall clock: milliseconds since 1970-01-01 00:00 of the local time that people read.
    Moment(Millis),
}
