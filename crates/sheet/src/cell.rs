//! What a column looks like.

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
