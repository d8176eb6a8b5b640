//! The folder that the host serves: JavaScript bindings and wasm, the style, the icons, each beside its packed forms.
//! A part whose inputs are older than its output is left alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::pack::pack;

/// Where things are.
struct Places {
    wasm: PathBuf,
    site: PathBuf,
    tools: PathBuf,
}

impl Places {
    fn find() -> Result<Self> {
        let target = PathBuf::from(std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned()));
        let profile = std::env::var("MESAJLAR_WASM_PROFILE").unwrap_or_else(|_| "wasm-release".to_owned());
        let wasm = target.join("wasm32-unknown-unknown").join(profile).join("frontend.wasm");
        if !wasm.exists() {
            bail!("{} is not there: build the frontend first (make build)", wasm.display());
        }
        let tools = std::env::var("MESAJLAR_TOOLS").context("MESAJLAR_TOOLS names the folder of node_modules/.bin")?;
        Ok(Self { wasm, site: target.join("site"), tools: PathBuf::from(tools) })
    }

    fn tool(&self, name: &str) -> Command {
        Command::new(self.tools.join("node_modules/.bin").join(name))
    }
}

/// Makes or refreshes the site folder and prints what the browser will load.
pub fn build() -> Result<()> {
    let places = Places::find()?;
    let pkg = places.site.join("pkg");
    fs::create_dir_all(&pkg)?;
    bindings(&places, &pkg)?;
    style(&places, &pkg)?;
    for entry in fs::read_dir("app/public").context("app/public")? {
        let from = entry?.path();
        let to = places.site.join(from.file_name().context("a file without a name")?);
        if is_stale(&to, &[&from])? {
            fs::copy(&from, &to)?;
            pack(&to)?;
        }
    }
    report(&pkg)
}

fn bindings(places: &Places, pkg: &Path) -> Result<()> {
    let (js, wasm) = (pkg.join("mesajlar.js"), pkg.join("mesajlar_bg.wasm"));
    if !is_stale(&js.with_extension("js.br"), &[&places.wasm])? {
        return Ok(());
    }
    Bindgen::new()
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .input_path(&places.wasm)
        .out_name("mesajlar")
        .generate(pkg)?;
    let smaller = pkg.join("smaller.wasm");
    let mut optimise = places.tool("wasm-opt");
    optimise.args(["-Oz", "--all-features", "-o"]).arg(&smaller).arg(&wasm);
    run(optimise)?;
    fs::rename(&smaller, &wasm)?;
    pack(&wasm)?;
    pack_snippets(&pkg.join("snippets"))?;
    pack(&js)
}

/// JavaScript that dependencies bring along.
fn pack_snippets(folder: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            pack_snippets(&path)?;
        } else if path.extension().is_some_and(|end| end == "js") {
            pack(&path)?;
        }
    }
    Ok(())
}

fn style(places: &Places, pkg: &Path) -> Result<()> {
    let out = pkg.join("mesajlar.css");
    let sources: Vec<PathBuf> = files_below(Path::new("style"))?;
    let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
    if !is_stale(&out, &sources)? {
        return Ok(());
    }
    let mut minify = places.tool("lightningcss");
    minify.args(["--bundle", "--minify", "--targets", ">= 0.5%, last 2 versions", "style/main.css", "-o"]).arg(&out);
    run(minify)?;
    pack(&out)
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn is_stale(out: &Path, sources: &[&Path]) -> Result<bool> {
    let Ok(made) = fs::metadata(out).and_then(|data| data.modified()) else { return Ok(true) };
    let mut newest = SystemTime::UNIX_EPOCH;
    for source in sources {
        newest = newest.max(fs::metadata(source)?.modified()?);
    }
    Ok(newest > made)
}

fn run(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

fn report(pkg: &Path) -> Result<()> {
    for name in ["mesajlar_bg.wasm", "mesajlar.js", "mesajlar.css"] {
        let size = |path: PathBuf| fs::metadata(path).map(|data| data.len() / 1024);
        println!("{name}: {} KiB, {} KiB packed", size(pkg.join(name))?, size(pkg.join(format!("{name}.br")))?);
    }
    Ok(())
}
