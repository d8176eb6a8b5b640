//! The frontend's wasm and the JavaScript that loads it. The bindings come from the library at the locked version of
//! wasm-bindgen, so that there is no command whose version could differ.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::files_below;
use crate::pack::{beside, pack};
use crate::places::{Places, Profile};
use crate::stamp::Stamp;

/// What rustc's default wasm target may use, and nothing newer: browsers must still be able to read the result.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes `pkg/mesajlar.js` and `pkg/mesajlar_bg.wasm`, the names that `HydrationScripts` asks for.
pub fn build(places: &Places) -> Result<()> {
    let pkg = places.pkg();
    let (js, wasm) = (pkg.join("mesajlar.js"), pkg.join("mesajlar_bg.wasm"));
    let [lock, program] = places.recipe()?;
    let stamp = Stamp::of(&places.stamps, "wasm", &[&places.wasm, &lock, &program])?;
    if !stamp.is_due(&[&js, &wasm]) {
        return Ok(());
    }
    let snippets = pkg.join("snippets");
    if snippets.exists() {
        fs::remove_dir_all(&snippets)?;
    }
    bind(places, &pkg)?;
    if places.profile == Profile::Release {
        optimise(places, &wasm)?;
        pack(&wasm)?;
        pack(&js)?;
        pack_snippets(&snippets)?;
    }
    stamp.set()
}

fn bind(places: &Places, pkg: &Path) -> Result<()> {
    let release = places.profile == Profile::Release;
    Bindgen::new()
        .web(true)?
        .typescript(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        // The page names the wasm file itself.
        .omit_default_module_path(true)
        .input_path(&places.wasm)
        .out_name("mesajlar")
        .generate(pkg)
        .with_context(|| format!("cannot make bindings for {}", places.wasm.display()))
}

fn optimise(places: &Places, wasm: &Path) -> Result<()> {
    let smaller = beside(wasm, "small");
    places.run_tool("wasm-opt", |command| {
        command.arg("-Oz").args(FEATURES).arg("-o").arg(&smaller).arg(wasm);
    })?;
    Ok(fs::rename(&smaller, wasm)?)
}

/// JavaScript that dependencies bring along.
fn pack_snippets(snippets: &Path) -> Result<()> {
    if !snippets.exists() {
        return Ok(());
    }
    files_below(snippets)?.iter().try_for_each(|file| pack(file))
}
