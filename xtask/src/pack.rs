//! Packing a file once, as small as it gets, so that no request pays for it.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's best.
const QUALITY: u32 = 11;
/// The window of brotli as a power of two: 4 MiB, which holds every file of ours whole.
const WINDOW: u32 = 22;

/// Writes `<file>.br` and `<file>.gz` beside a file.
///
/// # Errors
/// When one of the files cannot be read or written.
pub fn pack(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut gzip = GzEncoder::new(File::create(beside(path, "gz"))?, Compression::best());
    gzip.write_all(&bytes)?;
    gzip.finish()?;
    let mut brotli = CompressorWriter::new(
        BufWriter::new(File::create(beside(path, "br"))?),
        1 << 16,
        QUALITY,
        WINDOW,
    );
    brotli.write_all(&bytes)?;
    brotli
        .into_inner()
        .into_inner()
        .map_err(std::io::IntoInnerError::into_error)?;
    Ok(())
}

/// The path of a packed copy: `mesajlar.js` and `br` make `mesajlar.js.br`.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::io::Read as _;

    use super::{beside, pack};

    #[test]
    fn packed_copies_hold_the_same_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("main.css");
        let text = "şğüöçİı ".repeat(10_000);
        fs::write(&path, &text).expect("a file");
        pack(&path).expect("packed");

        let open = |end| File::open(beside(&path, end)).expect(end);
        let (mut gzip, mut brotli) = (String::new(), String::new());
        flate2::read::GzDecoder::new(open("gz"))
            .read_to_string(&mut gzip)
            .expect("gzip");
        brotli::Decompressor::new(open("br"), 4096)
            .read_to_string(&mut brotli)
            .expect("brotli");
        assert!(gzip == text && brotli == text);
    }
}
