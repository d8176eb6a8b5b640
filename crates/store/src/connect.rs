//! Opening the database: pools, settings, migrations. SQLite gets one writer and several readers that cannot write.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use model::ids::EventSeq;
use sea_orm::SqliteTransactionMode;
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::watch;

use crate::criteria::Reach;
use crate::error::{Result, StoreError};
use crate::migration::Migrator;
use crate::watch::log_slow;
use crate::write::{Write, announce};

/// How many connections read at once.
const READERS: u32 = 8;
/// The lock that a change holds on PostgreSQL from its beginning to its end. Events are numbered under it, so a smaller number
/// is never committed after a larger one; and changes that touch the same rows in another order cannot block each other.
const WRITER_LOCK: i64 = 0x6d65_7361;
/// The lock that a process holds while it brings the tables up to date.
const MIGRATION_LOCK: i64 = 0x6d65_7362;
/// The oldest SQLite without the WAL-reset fault (fixed in 3.51.3).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// Which database to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file of SQLite, made when it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL server, by URL.
    Postgres(String),
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) read: DatabaseConnection,
    write: DatabaseConnection,
    newest: Arc<watch::Sender<EventSeq>>,
    pub(crate) reach: Reach,
}

impl Store {
    /// Opens the database and brings its tables up to date.
    pub async fn open(database: &Database) -> Result<Self> {
        let (mut read, write) = match database {
            Database::Sqlite(path) => open_sqlite(path).await?,
            Database::Postgres(url) => open_postgres(url).await?,
        };
        log_slow(&mut read);
        let (newest, _) = watch::channel(EventSeq(0));
        let store = Self {
            read,
            write,
            newest: Arc::new(newest),
            reach: Reach::default(),
        };
        let seq = store.event_newest().await?;
        store.newest.send_replace(seq);
        Ok(store)
    }

    /// The same store with another reach: every way to find a page can be taken with few rows.
    pub fn with_reach(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// Begins a change, as soon as no other runs: on SQLite by its write lock, on PostgreSQL by one of ours. So a change sees
    /// all that was changed before it, and never fails half-way for a stale read or for rows that another one holds.
    pub async fn write(&self) -> Result<Write> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.write.begin_with_options(options).await?;
        if self.backend() == DbBackend::Postgres {
            let lock = Statement::from_sql_and_values(
                DbBackend::Postgres,
                "SELECT pg_advisory_xact_lock($1)",
                [WRITER_LOCK.into()],
            );
            tx.execute_raw(lock).await?;
        }
        Ok(Write::new(tx, self.newest.clone()))
    }

    /// Does at once what PostgreSQL's own autovacuum does sooner or later: after many new rows, the first questions are planned
    /// and answered well. SQLite has no such need.
    pub(crate) async fn settle(&self) -> Result<()> {
        if self.backend() == DbBackend::Postgres {
            for sql in [
                "SET statement_timeout = 0",
                "VACUUM (ANALYZE)",
                "RESET statement_timeout",
            ] {
                self.write.execute_unprepared(sql).await?;
            }
        }
        Ok(())
    }

    /// The number of the newest committed event, and every newer one as it comes.
    pub fn newest_event(&self) -> watch::Receiver<EventSeq> {
        self.newest.subscribe()
    }

    /// How many connections the readers have, and how many of them are idle.
    pub fn connections(&self) -> (u64, u64) {
        let (open, idle) = match self.backend() {
            DbBackend::Postgres => {
                let pool = self.read.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            }
            _ => {
                let pool = self.read.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            }
        };
        (open.into(), idle as u64)
    }

    pub(crate) fn announce(&self, seq: EventSeq) {
        announce(&self.newest, seq);
    }

    /// Whether a statement can be run at all: the readiness check.
    pub async fn ping(&self) -> Result<()> {
        self.read.ping().await?;
        Ok(())
    }

    /// Which SQL the database speaks.
    pub(crate) fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }
}

async fn open_sqlite(path: &Path) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10))
        .map_sqlx_sqlite_opts(|options| {
            options
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("trusted_schema", "OFF")
                .pragma("secure_delete", "ON")
                .pragma("cell_size_check", "ON")
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-16000")
                .busy_timeout(Duration::from_secs(5))
        });
    options.max_connections(1).min_connections(1).test_before_acquire(false);
    let write = sea_orm::Database::connect(options.clone()).await?;
    check_sqlite_version(&write).await?;
    Migrator::up(&write, None).await?;
    options.max_connections(READERS).min_connections(1);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .pragma("foreign_keys", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("temp_store", "MEMORY")
            .pragma("cache_size", "-16000")
            .pragma("query_only", "ON")
            .busy_timeout(Duration::from_secs(5))
            // Rows wait here between the thread that reads them and the task that takes them: with room for a batch of an export
            // neither waits for the other at each row.
            .row_buffer_size(1_024)
    });
    let read = sea_orm::Database::connect(options).await?;
    Ok((read, write))
}

async fn check_sqlite_version(db: &DatabaseConnection) -> Result<()> {
    let row = db
        .query_one_raw(Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version()"))
        .await?;
    let text: String = row.ok_or(StoreError::NotFound)?.try_get_by_index(0)?;
    let version: Vec<u32> = text.split('.').filter_map(|part| part.parse().ok()).collect();
    if version.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(StoreError::Unusable(format!(
            "SQLite {text} can corrupt a database in WAL mode; 3.51.3 is needed"
        )));
    }
    Ok(())
}

async fn open_postgres(url: &str) -> Result<(DatabaseConnection, DatabaseConnection)> {
    // One connection writes: whoever waits for the writer's lock holds no connection that a reader needs. A process that
    // stops in the middle of a change (frozen, unplugged) holds up the others for as long as `idle` says, and they wait.
    let write = connect_postgres(
        url,
        1,
        [("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "3s")],
    )
    .await?;
    migrate_postgres(&write).await?;
    // One more for the listener.
    let times = [("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "60s")];
    let read = connect_postgres(url, READERS + 1, times).await?;
    Ok((read, write))
}

async fn connect_postgres(
    url: &str,
    many: u32,
    times: [(&'static str, &'static str); 2],
) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .max_connections(many)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(15))
        .test_before_acquire(false)
        .map_sqlx_postgres_opts(move |options| {
            options.options(times).options([
                ("statement_timeout", "30s"),
                // A plan for every value of a filter is made for none of them; and a page is read before it is compiled.
                ("plan_cache_mode", "force_custom_plan"),
                ("jit", "off"),
                // So that what a common word finds is still known row by row, not page by page.
                ("work_mem", "32MB"),
            ])
        });
    Ok(sea_orm::Database::connect(options).await?)
}

/// Brings the tables up to date; of several processes that begin at once, one after another. A new index of a large table may
/// take its time.
async fn migrate_postgres(db: &DatabaseConnection) -> Result<()> {
    for sql in [
        "SET lock_timeout = 0".to_owned(),
        "SET statement_timeout = 0".to_owned(),
        format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"),
    ] {
        db.execute_unprepared(&sql).await?;
    }
    let migrated = Migrator::up(db, None).await;
    for sql in [
        format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"),
        "RESET statement_timeout".to_owned(),
        "RESET lock_timeout".to_owned(),
    ] {
        db.execute_unprepared(&sql).await?;
    }
    Ok(migrated?)
}
