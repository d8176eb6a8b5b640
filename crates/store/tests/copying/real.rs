//! The database itself, past the store: what its tables are, and changes that no part of the store makes.

use std::collections::BTreeSet;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use store::Database;

async fn sqlite(path: &std::path::Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path);
    SqliteConnection::connect_with(&options).await.expect("a connection")
}

/// The names of all tables that hold what somebody stored.
pub async fn tables(database: &Database) -> BTreeSet<String> {
    let names: Vec<(String,)> = match database {
        Database::Sqlite(path) => {
            let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                       AND name NOT LIKE 'sqlite%'";
            sqlx::query_as(sql).fetch_all(&mut sqlite(path).await).await
        }
        Database::Postgres(url) => {
            let mut db = PgConnection::connect(url).await.expect("a connection");
            let sql = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()";
            sqlx::query_as(sql).fetch_all(&mut db).await
        }
    }
    .expect("the tables");
    let names = names.into_iter().map(|(name,)| name);
    names.filter(|name| name != "seaql_migrations").collect()
}

/// Every reference: the table, its column, and the table that it refers to.
pub async fn references(database: &Database) -> Vec<(String, String, String)> {
    match database {
        Database::Sqlite(path) => {
            let sql = "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
                       WHERE m.type = 'table'";
            sqlx::query_as(sql).fetch_all(&mut sqlite(path).await).await
        }
        Database::Postgres(url) => {
            let mut db = PgConnection::connect(url).await.expect("a connection");
            let sql = "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text
                       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                       WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace";
            sqlx::query_as(sql).fetch_all(&mut db).await
        }
    }
    .expect("the references")
}

/// Runs one statement on a SQLite database.
pub async fn run(database: &Database, sql: &str) {
    let Database::Sqlite(path) = database else {
        panic!("not SQLite");
    };
    let done = sqlite(path).await.execute(AssertSqlSafe(sql.to_owned())).await;
    done.expect("changed");
}
