//! Where the inputs are and where the outputs go. The only reader of the environment.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// How much work goes into the browser's files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small: optimised wasm, packed copies.
    Release,
    /// Quick: bindings only.
    Dev,
}

impl Profile {
    /// The folder below `wasm32-unknown-unknown` in which cargo leaves the frontend.
    fn wasm_folder(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "debug",
        }
    }

    fn site_folder(self) -> &'static str {
        match self {
            Self::Release => "site",
            Self::Dev => "site-dev",
        }
    }
}

/// The paths of one build.
pub struct Places {
    /// How it is built.
    pub profile: Profile,
    /// The frontend as cargo made it.
    pub wasm: PathBuf,
    /// The folder that the host serves.
    pub site: PathBuf,
    /// Notes about what each step last worked on; outside the site, because the host would serve them.
    pub stamps: PathBuf,
    /// The folder with the lock file and `node_modules` of the tools.
    tools: PathBuf,
}

impl Places {
    /// Finds the places: `CARGO_TARGET_DIR` (or `target`) and `XTASK_TOOLS` (or `xtask`).
    ///
    /// # Errors
    /// When the frontend has not been built.
    pub fn find(profile: Profile) -> Result<Self> {
        let target = folder("CARGO_TARGET_DIR", "target");
        let wasm = target
            .join("wasm32-unknown-unknown")
            .join(profile.wasm_folder())
            .join("frontend.wasm");
        if !wasm.exists() {
            bail!("{} is not there; `make build` builds it", wasm.display());
        }
        Ok(Self {
            profile,
            wasm,
            site: target.join(profile.site_folder()),
            stamps: target.join(format!("{}-stamps", profile.site_folder())),
            tools: folder("XTASK_TOOLS", "xtask"),
        })
    }

    /// The folder of the bindings and the style.
    pub fn pkg(&self) -> PathBuf {
        self.site.join("pkg")
    }

    /// What the outputs depend on besides their sources: the versions of the tools, and this program.
    ///
    /// # Errors
    /// When this program does not know its own path.
    pub fn recipe(&self) -> Result<[PathBuf; 2]> {
        Ok([self.tools.join("package-lock.json"), std::env::current_exe()?])
    }

    /// Runs one of the tools that npm brought.
    ///
    /// # Errors
    /// When it is not installed or fails.
    pub fn run_tool(&self, name: &str, prepare: impl FnOnce(&mut Command)) -> Result<()> {
        let program = self.tools.join("node_modules/.bin").join(name);
        let mut command = Command::new(&program);
        prepare(&mut command);
        let status = command
            .status()
            .with_context(|| format!("cannot run {}; `make tools` fetches it", program.display()))?;
        if !status.success() {
            bail!("{name} ended with {status}");
        }
        Ok(())
    }
}

fn folder(variable: &str, otherwise: impl AsRef<Path>) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| otherwise.as_ref().to_owned(), PathBuf::from)
}
