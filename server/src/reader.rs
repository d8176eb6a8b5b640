//! Reading a file that somebody brings, in a process of its own with bounds on memory and time: whatever the file does to its
//! reader, the desk serves on. The reader prints a line of JSON per row, and at last how it ended.

use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use futures::StreamExt as _;
use model::import::SheetFault;
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use sheet::Line;
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{Instant, timeout_at};
use tokio_util::codec::{FramedRead, LinesCodec};

/// The memory that a reader may take, in bytes: a workbook's shared texts are held whole.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// How long it may compute, in seconds.
const CPU: u64 = 20;
/// How long it may take by the clock. The desk writes meanwhile what it has read.
const PATIENCE: Duration = Duration::from_secs(90);
/// The longest line of JSON that is taken from it, in bytes: a row of 64 cells of 32,767 letters would be longer.
const MAX_LINE: usize = 4 * 1024 * 1024;

/// What a reader prints.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    /// A row.
    Row(Line),
    /// All rows were read, or why they were not.
    End(Option<SheetFault>),
}

/// The reader itself: `mesajlar read-sheet FILE`.
pub fn child(file: &Path) -> ExitCode {
    let bound = |resource, most| {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)
    };
    if bound(Resource::As, MEMORY).is_err() || bound(Resource::Cpu, CPU).is_err() || bound(Resource::Core, 0).is_err() {
        return ExitCode::FAILURE;
    }
    let mut broken = false;
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut say = |said: &Said| {
        use std::io::Write as _;
        let written = serde_json::to_writer(&mut out, said).is_ok() && out.write_all(b"\n").is_ok();
        if !written {
            // Nobody listens any more.
            std::process::exit(1);
        }
        if matches!(said, Said::End(_)) {
            broken = out.flush().is_err();
        }
    };
    let ended = sheet::read(file, &mut |line| say(&Said::Row(line)));
    say(&Said::End(ended.err()));
    if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How many rows are handed over at a time.
const BATCH: usize = 1_000;

/// A file that is being read by a process of its own; dropped, the process ends.
pub struct Reader {
    _child: Child,
    lines: FramedRead<ChildStdout, LinesCodec>,
    ends: Instant,
    over: bool,
}

impl Reader {
    /// Begins to read a file with the program that can.
    ///
    /// # Errors
    /// When the process cannot be begun.
    pub fn open(program: &Path, file: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(program)
            .arg("read-sheet")
            .arg(file)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("the reader of files cannot be begun")?;
        let out = child.stdout.take().context("the reader of files has no mouth")?;
        Ok(Self {
            _child: child,
            lines: FramedRead::new(out, LinesCodec::new_with_max_length(MAX_LINE)),
            ends: Instant::now() + PATIENCE,
            over: false,
        })
    }

    /// The next rows; none at the end.
    ///
    /// # Errors
    /// When the file is no table, or its reader died of it.
    pub async fn next(&mut self) -> Result<Vec<Line>, SheetFault> {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH && !self.over {
            // A reader that dies, falls silent, or says what it should not, has met a file that is too much for it.
            let Ok(Some(Ok(line))) = timeout_at(self.ends, self.lines.next()).await else {
                return Err(SheetFault::TooHeavy);
            };
            match serde_json::from_str(&line) {
                Ok(Said::Row(row)) => batch.push(row),
                Ok(Said::End(None)) => {
                    self.over = true;
                    break;
                }
                Ok(Said::End(Some(fault))) => return Err(fault),
                Err(_) => return Err(SheetFault::TooHeavy),
            }
        }
        Ok(batch)
    }
}
