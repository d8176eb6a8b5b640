//! The hash of the rows, which the Künye sheet carries: whoever has the file can tell whether a cell was changed since.

use sha2::{Digest, Sha256};

use model::cell::Cell;

/// SHA-256 over the cells in reading order. A cell is its kind's letter, its value as text, and U+001F; a row ends with
/// U+001E. Both marks cannot stand in a text of the desk, so two different tables never read the same.
#[derive(Clone, Default)]
pub struct RowHash(Sha256);

impl RowHash {
    /// Takes in one row.
    pub fn push(&mut self, row: &[Cell]) {
        for cell in row {
            match cell {
                Cell::Empty => self.0.update(b"e"),
                Cell::Text(text) => {
                    self.0.update(b"t");
                    self.0.update(text.as_bytes());
                }
                Cell::Number(value) => self.0.update(format!("n{value}")),
                Cell::Moment(millis) => self.0.update(format!("m{millis}")),
            }
            self.0.update([0x1f]);
        }
        self.0.update([0x1e]);
    }

    /// The hash in hex.
    pub fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}
