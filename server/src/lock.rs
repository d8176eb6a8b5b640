//! One process per SQLite database: two would each believe to be the only writer of mails and events.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use anyhow::{Context as _, bail};

/// The held lock; the database is free again when it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct DataLock(#[expect(dead_code, reason = "held for its lock")] File);

impl DataLock {
    /// Takes the lock of a data folder.
    ///
    /// # Errors
    /// When another process has it.
    pub fn take(data_dir: &Path) -> anyhow::Result<Self> {
        let path = data_dir.join("mesajlar.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .with_context(|| format!("cannot open {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => bail!(
                "another mesajlar already runs on {}; SQLite takes one process (several need PostgreSQL)",
                data_dir.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DataLock;

    #[test]
    fn a_second_process_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = DataLock::take(folder.path()).expect("the lock");
        let error = DataLock::take(folder.path()).expect_err("taken").to_string();
        assert!(error.contains("already runs"), "{error}");
        drop(first);
        DataLock::take(folder.path()).expect("free again");
    }
}
