//! Files that are served as they are: icons.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::files::files_below;
use crate::pack::pack;
use crate::places::{Places, Profile};
use crate::stamp::Stamp;

/// Where they are kept.
const PUBLIC: &str = "app/public";

/// Copies `app/public` to the root of the site.
pub fn build(places: &Places) -> Result<()> {
    let sources = files_below(Path::new(PUBLIC))?;
    let copies: Vec<PathBuf> = sources
        .iter()
        .map(|source| Ok(places.site.join(source.strip_prefix(PUBLIC)?)))
        .collect::<Result<_>>()
        .context("a file outside its folder")?;
    let mut inputs = sources.clone();
    inputs.extend(places.recipe()?);
    let stamp = Stamp::of(&places.stamps, "public", &inputs)?;
    if !stamp.is_due(&copies.iter().map(PathBuf::as_path).collect::<Vec<_>>()) {
        return Ok(());
    }
    for (source, copy) in sources.iter().zip(&copies) {
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(source, copy).with_context(|| format!("cannot write {}", copy.display()))?;
        if places.profile == Profile::Release {
            pack(copy)?;
        }
    }
    stamp.set()
}
