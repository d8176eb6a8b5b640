//! A running host over a filled database that is kept for the next run: SQLite in the cache folder, or a database of a
//! PostgreSQL server. Only here are databases made.

use std::path::PathBuf;
use std::time::Instant;

use crate::generator;
use anyhow::Context as _;
use desk::{Caller, Desk};
use model::right::Role;
use server::config::{Config, Secret};

/// Which database.
pub enum Kind {
    /// A file.
    Sqlite,
    /// A server, by the URL of an admin.
    Postgres(String),
}

/// The host, and somebody who may do everything.
pub struct Place {
    /// The database's name, for the figures.
    pub name: &'static str,
    /// The desk of the running host.
    pub desk: Desk,
    /// The demo's admin.
    pub admin: Caller,
    started: server::Started,
}

impl Place {
    /// Starts a host over a database with so many threads, and fills it if it is empty.
    pub async fn open(kind: Kind, threads: u64) -> anyhow::Result<Self> {
        let folder = folder(threads)?;
        let mut config = Config {
            listen: ([127, 0, 0, 1], 0).into(),
            data_dir: folder.join("sqlite"),
            site_root: folder.clone(),
            ..Config::default()
        };
        let name = match kind {
            Kind::Sqlite => "SQLite",
            Kind::Postgres(server) => {
                config.data_dir = folder.join("postgres");
                let database = testkit::postgres_named(&server, &format!("bench_{threads}")).await;
                config.database_url = Some(Secret(database));
                "PostgreSQL"
            }
        };
        let key = config.data_dir.join("admin.json");
        let started = server::start(config).await?;
        let desk = started.desk.clone();
        if desk.set_up_open().await? {
            let began = Instant::now();
            println!("{name}: filling it with {threads} threads (some minutes, once)");
            let filled = desk.fill_demo_desk(0).await?;
            generator::fill(&desk, threads).await?;
            let admin = filled.accounts.iter().find(|account| account.role == Role::Admin);
            let admin = admin.context("the demo has an admin")?;
            std::fs::write(&key, serde_json::to_string(&(&admin.email, &admin.password))?)?;
            println!("{name}: filled in {:.0} s", began.elapsed().as_secs_f64());
        }
        let (email, password): (String, String) = serde_json::from_str(
            &std::fs::read_to_string(&key)
                .with_context(|| format!("a fill was cut off: remove {}", folder.display()))?,
        )?;
        let token = desk.sign_in(&email, &password, "bench").await?.token;
        let admin = desk.caller_of(&token).await?.context("signed in")?;
        Ok(Self {
            name,
            desk,
            admin,
            started,
        })
    }

    /// Stops the host.
    pub async fn close(self) -> anyhow::Result<()> {
        self.started.stop().await
    }
}

fn folder(threads: u64) -> anyhow::Result<PathBuf> {
    let cache = match std::env::var_os("XDG_CACHE_HOME") {
        Some(cache) => PathBuf::from(cache),
        None => PathBuf::from(std::env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(cache.join("mesajlar").join("bench").join(threads.to_string()))
}
