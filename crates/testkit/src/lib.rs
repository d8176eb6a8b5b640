//! What tests and the bench share: a temporary database of each kind, gone when the test ends, and seeded chance.
//! Development only.

mod dice;

pub use dice::Dice;

use std::sync::atomic::{AtomicU32, Ordering};

use store::{Database, Store};
use tempfile::TempDir;

/// The environment variable that names a PostgreSQL server whose databases may be made and dropped.
pub const POSTGRES_ENV: &str = "MESAJLAR_TEST_POSTGRES";

static MADE: AtomicU32 = AtomicU32::new(0);

/// An empty database with its tables, for one test.
pub struct TestStore {
    /// The open database.
    pub store: Store,
    /// How it was opened.
    pub database: Database,
    /// Which kind it is, for the message of a failing test.
    pub name: &'static str,
    _folder: Option<TempDir>,
}

/// One empty database of each kind: SQLite always, PostgreSQL when `MESAJLAR_TEST_POSTGRES` names a server (`make test` starts one).
///
/// # Panics
/// When a database cannot be made.
pub async fn stores() -> Vec<TestStore> {
    let mut stores = vec![sqlite().await];
    match std::env::var(POSTGRES_ENV) {
        Ok(url) => stores.push(postgres(&url).await),
        Err(_) if std::env::var_os("CI").is_some() => panic!("{POSTGRES_ENV} must be set in CI"),
        Err(_) => {}
    }
    stores
}

/// An empty SQLite database in a temporary folder.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite() -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let database = Database::Sqlite(folder.path().join("mesajlar.db"));
    let store = Store::open(&database).await.expect("an empty SQLite database");
    TestStore {
        store,
        database,
        name: "SQLite",
        _folder: Some(folder),
    }
}

/// A new database of the PostgreSQL server with this URL. It stays until the server goes.
///
/// # Panics
/// When it cannot be made.
pub async fn postgres(server: &str) -> TestStore {
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    // A server that is kept running has databases of earlier processes, whose numbers come again.
    let moment = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_micros());
    let name = format!("mesajlar_{}_{number}_{moment}", std::process::id());
    let url = postgres_named(server, &name).await;
    let database = Database::Postgres(url);
    let store = Store::open(&database).await.expect("an empty PostgreSQL database");
    TestStore {
        store,
        database,
        name: "PostgreSQL",
        _folder: None,
    }
}

/// The URL of a database of the PostgreSQL server with this URL; made if it is not there.
///
/// # Panics
/// When it cannot be made.
pub async fn postgres_named(server: &str, name: &str) -> String {
    use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
    let mut admin = PgConnection::connect(server)
        .await
        .expect("the PostgreSQL server of the tests");
    let there = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(name);
    if admin.fetch_optional(there).await.expect("the databases").is_none() {
        admin
            .execute(AssertSqlSafe(format!(
                "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"
            )))
            .await
            .expect("a new database");
    }
    admin.close().await.expect("a closed connection");
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}
