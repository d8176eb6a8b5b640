//! Packing a file once, as small as it gets, so that no request pays for it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Writes `<file>.br` and `<file>.gz` beside a file.
pub fn pack(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    let beside = |end: &str| PathBuf::from(format!("{}.{end}", path.display()));
    let mut gzip = GzEncoder::new(File::create(beside("gz"))?, Compression::best());
    gzip.write_all(&bytes)?;
    gzip.finish()?;
    let mut brotli = brotli::CompressorWriter::new(File::create(beside("br"))?, 1 << 16, 11, 22);
    brotli.write_all(&bytes)?;
    brotli.flush()?;
    Ok(())
}
