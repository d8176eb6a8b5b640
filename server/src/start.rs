//! Start-up and shut-down: the data folder, the lock, the database, the tasks, the listener; and all of it backwards.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use desk::{Clock, Desk};
use leptos::config::LeptosOptions;
use store::{Database, Store};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::limits::Limits;
use crate::lock::DataLock;
use crate::metrics::Metrics;
use crate::router::router;
use crate::state::AppState;
use crate::tasks;

/// A running host.
pub struct Started {
    /// Where it listens.
    pub address: SocketAddr,
    /// The desk behind it.
    pub desk: Desk,
    /// The code of the set-up page, while the desk has no admin.
    pub setup_code: Option<String>,
    closing: CancellationToken,
    running: JoinSet<anyhow::Result<()>>,
    _lock: Option<DataLock>,
}

impl Started {
    /// Stops taking requests, lets the tasks finish what they hold, and returns when all is down.
    ///
    /// # Errors
    /// The first error of a task.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.closing.cancel();
        while let Some(ended) = self.running.join_next().await {
            ended.context("a task broke")??;
        }
        Ok(())
    }
}

/// Serves until the program is asked to end.
///
/// # Errors
/// When the database or the address cannot be had.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let started = start(config).await?;
    println!("Mesajlar: http://{}", started.address);
    if let Some(code) = &started.setup_code {
        println!(
            "Mesajlar: this desk is empty. Open http://{}/set-up and enter the code {code}",
            started.address
        );
    }
    asked_to_end().await?;
    tracing::info!("closing");
    started.stop().await
}

/// Starts the host and returns when it listens.
///
/// # Errors
/// When the database or the address cannot be had.
pub async fn start(config: Config) -> anyhow::Result<Started> {
    // Two libraries bring a TLS back end; whoever installs first decides, and a second start finds it done.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let (lock, desk) = open(&config).await?;
    let setup_code = if desk.set_up_open().await? {
        Some(desk.make_setup_code())
    } else {
        None
    };
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    let address = listener.local_addr()?;
    let closing = CancellationToken::new();
    let state = AppState {
        leptos: leptos_options(&config, address),
        desk: desk.clone(),
        config: Arc::new(config),
        instance: AppState::new_instance(),
        reader: AppState::own_program(),
        limits: Limits::default(),
        metrics: Metrics::default(),
        closing: closing.clone(),
    };
    let mut running = JoinSet::new();
    tasks::spawn(&mut running, &state)?;
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let closed = closing.clone();
    running.spawn(async move {
        axum::serve(listener, service)
            .with_graceful_shutdown(closed.cancelled_owned())
            .await
            .context("the server broke")
    });
    Ok(Started {
        address,
        desk,
        setup_code,
        closing,
        running,
        _lock: lock,
    })
}

/// Opens the data folder and the database.
///
/// # Errors
/// When either cannot be used, or another process has the SQLite database.
pub async fn open(config: &Config) -> anyhow::Result<(Option<DataLock>, Desk)> {
    let folder = &config.data_dir;
    for dir in ["", "exports", "imports", "outbox"].map(|name| folder.join(name)) {
        std::fs::create_dir_all(&dir).with_context(|| format!("cannot make the folder {}", dir.display()))?;
    }
    let database = config.database();
    let lock = match &database {
        Database::Sqlite(_) => Some(DataLock::take(folder)?),
        Database::Postgres(_) => None,
    };
    let store = Store::open(&database).await.context("cannot open the database")?;
    let desk = Desk::new(store, Clock::system());
    if lock.is_some() {
        desk.clear_leases().await?;
    }
    Ok((lock, desk))
}

fn leptos_options(config: &Config, address: SocketAddr) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("mesajlar")
        .site_root(config.site_root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(address)
        .build()
}

async fn asked_to_end() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result.context("cannot wait for the end"),
        _ = terminate.recv() => Ok(()),
    }
}
