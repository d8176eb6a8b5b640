//! The folder that the host serves: JavaScript bindings and wasm, the style, the icons, each beside its packed copies.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::pack::beside;
use crate::places::{Places, Profile};
use crate::{css, public, wasm};

/// Makes or refreshes the site folder and prints what a browser will load.
///
/// # Errors
/// When the frontend has not been built, a tool fails, or a file cannot be written.
pub fn build(profile: Profile) -> Result<()> {
    let places = Places::find(profile)?;
    fs::create_dir_all(places.pkg())?;
    wasm::build(&places)?;
    css::build(&places)?;
    public::build(&places)?;
    report(&places)
}

fn report(places: &Places) -> Result<()> {
    println!("site: {}", places.site.display());
    for name in ["mesajlar_bg.wasm", "mesajlar.js", "mesajlar.css"] {
        let path = places.pkg().join(name);
        let size = kilobytes(&path)?;
        match places.profile {
            Profile::Release => println!("  {name:16} {size:>8}, packed {}", kilobytes(&beside(&path, "br"))?),
            Profile::Dev => println!("  {name:16} {size:>8}"),
        }
    }
    Ok(())
}

fn kilobytes(path: &Path) -> Result<String> {
    Ok(format!("{} kB", fs::metadata(path)?.len().div_ceil(1000)))
}
