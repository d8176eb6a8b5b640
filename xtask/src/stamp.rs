//! What a step last worked on, so that it is left out when nothing changed.
//! A note lists each input with its size and the time of its last change; a step is due when the list reads differently.
//! (Comparing with the age of the output would miss a source that was put back to an older state.)

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context as _, Result};

/// The note of one step.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// Looks at the inputs. Taken before the step runs, so that a change in between makes it due again.
    ///
    /// # Errors
    /// When an input is not there.
    pub fn of<P: AsRef<Path>>(folder: &Path, step: &str, inputs: &[P]) -> Result<Self> {
        let mut now = String::new();
        for input in inputs {
            let input = input.as_ref();
            let data = fs::metadata(input).with_context(|| format!("cannot read {}", input.display()))?;
            let changed = data.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
            writeln!(now, "{changed} {} {}", data.len(), input.display())?;
        }
        Ok(Self {
            file: folder.join(step),
            now,
        })
    }

    /// Whether the step must run: its inputs differ from last time, or an output is missing.
    pub fn is_due(&self, outputs: &[&Path]) -> bool {
        let same = fs::read_to_string(&self.file).is_ok_and(|then| then == self.now);
        !same || outputs.iter().any(|output| !output.exists())
    }

    /// Notes that the step is done.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub fn set(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(&self.file, &self.now)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::Stamp;

    #[test]
    fn a_step_is_due_until_it_is_noted_and_again_after_any_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let (input, output) = (folder.path().join("in"), folder.path().join("out"));
        fs::write(&input, "a").expect("an input");
        let stamp = || Stamp::of(folder.path(), "step", &[&input]).expect("a stamp");
        assert!(stamp().is_due(&[]));

        stamp().set().expect("a note");
        assert!(!stamp().is_due(&[]));
        assert!(stamp().is_due(&[&output]), "the output is missing");

        // Older than before is a change too.
        let before = SystemTime::now() - Duration::from_secs(3600);
        File::options()
            .append(true)
            .open(&input)
            .and_then(|file| file.set_modified(before))
            .expect("an older input");
        assert!(stamp().is_due(&[]));
    }

    #[test]
    fn an_input_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let Err(error) = Stamp::of(folder.path(), "step", &["no/such.css"]) else {
            panic!("it was taken")
        };
        assert!(error.to_string().contains("no/such.css"));
    }
}
