//! What is in a zip before anything opens it: how many entries, how large they say they are, and which kind of workbook.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use model::import::SheetFault;
use zip::ZipArchive;

/// The most entries of a workbook.
const MAX_ENTRIES: usize = 1_000;
/// The most that they may take together once unpacked, in bytes.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many times larger an entry may become, beyond the first megabyte.
const MAX_RATIO: u64 = 200;

/// A workbook in a zip.
pub(super) enum Package {
    Xlsx,
    Ods,
}

/// Tells what a zip is, if it can be opened without harm.
pub(super) fn look_into(path: &Path) -> Result<Package, SheetFault> {
    let file = File::open(path).map_err(|_| SheetFault::Damaged)?;
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| SheetFault::Damaged)?;
    if zip.len() > MAX_ENTRIES {
        return Err(SheetFault::TooLarge);
    }
    let (mut unpacked, mut macros) = (0u64, false);
    for at in 0..zip.len() {
        let entry = zip.by_index_raw(at).map_err(|_| SheetFault::Damaged)?;
        if entry.encrypted() {
            return Err(SheetFault::Locked);
        }
        let (size, packed) = (entry.size(), entry.compressed_size());
        unpacked = unpacked.saturating_add(size);
        if unpacked > MAX_UNPACKED || (size > 1 << 20 && size / packed.max(1) > MAX_RATIO) {
            return Err(SheetFault::TooLarge);
        }
        let name = entry.name().map_err(|_| SheetFault::Damaged)?;
        macros |= name.to_ascii_lowercase().ends_with("vbaproject.bin");
    }
    if macros {
        return Err(SheetFault::Macros);
    }
    let has = |name: &str| zip.index_for_name(name).is_some();
    match (has("xl/workbook.xml"), has("content.xml")) {
        (true, _) => Ok(Package::Xlsx),
        (_, true) => Ok(Package::Ods),
        _ => Err(SheetFault::NotATable),
    }
}
