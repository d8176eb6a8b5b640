//! What a cell holds and what a column looks like.

/// One cell. Text is always text: it never becomes a formula, a link or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A moment of the wall clock: milliseconds since 1970-01-01 00:00 of the local time that people read.
    Moment(i64),
}

/// How a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A short text.
    Text,
    /// Sentences, wrapped.
    LongText,
    /// A whole number.
    Number,
    /// A date with its time.
    Moment,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The words in the first row.
    pub heading: String,
    /// How it is shown.
    pub kind: ColumnKind,
    /// Its width in characters.
    pub width: u16,
}
