//! What every handler can reach.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::FromRef;
use desk::Desk;
use leptos::config::LeptosOptions;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::limits::Limits;
use crate::metrics::Metrics;

/// The state of the host. Cheap to clone.
#[derive(Clone, FromRef)]
pub struct AppState {
    /// Where the browser's files are, for the pages.
    pub leptos: LeptosOptions,
    /// The desk.
    pub desk: Desk,
    /// The configuration.
    pub config: Arc<Config>,
    /// The name of this process, for its leases: another one at each start.
    pub instance: Arc<str>,
    /// The program that reads files that somebody brings: this one.
    pub reader: Arc<Path>,
    /// Who has asked how often.
    pub limits: Limits,
    /// What it counts about itself.
    pub metrics: Metrics,
    /// Cancelled when the program is to end: open streams close.
    pub closing: CancellationToken,
}

impl AppState {
    /// A name that no other process has.
    pub fn new_instance() -> Arc<str> {
        format!("{}-{:08x}", std::process::id(), rand::random::<u32>()).into()
    }

    /// This program, also when its file has been replaced by a newer one meanwhile.
    pub fn own_program() -> Arc<Path> {
        let own = Path::new("/proc/self/exe");
        match own.exists() {
            true => own.into(),
            false => std::env::current_exe()
                .unwrap_or_else(|_| PathBuf::from("mesajlar"))
                .into(),
        }
    }

    /// The folder of files that are being read.
    pub fn import_dir(&self) -> PathBuf {
        self.config.data_dir.join("imports")
    }

    /// The folder of finished exports.
    pub fn export_dir(&self) -> PathBuf {
        self.config.data_dir.join("exports")
    }
}
