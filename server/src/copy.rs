//! `mesajlar copy-to`: the configured database moves to a PostgreSQL server, while no desk runs on either.

use anyhow::{Context as _, bail};
use store::{CopyProgress, Database, Store};

use crate::config::Config;
use crate::lock::DataLock;

/// Copies everything and prints what was copied, table by table. Cut off, it goes on where it was when it is run again.
///
/// # Errors
/// When a database cannot be opened, the desk runs, or the target holds rows of another store.
pub async fn run(config: &Config, target: &str) -> anyhow::Result<()> {
    if !target.starts_with("postgres://") && !target.starts_with("postgresql://") {
        bail!("the target must begin with postgres://");
    }
    let database = config.database();
    let _lock = match &database {
        Database::Sqlite(path) if !path.exists() => bail!("there is no database at {}", path.display()),
        Database::Sqlite(_) => Some(DataLock::take(&config.data_dir)?),
        Database::Postgres(url) if url == target => bail!("the target is the configured database itself"),
        Database::Postgres(_) => None,
    };
    let source = Store::open(&database).await.context("cannot open the database")?;
    let target = Database::Postgres(target.to_owned());
    let target = Store::open(&target).await.context("cannot open the target")?;
    let mut table = "";
    let mut tell = |progress: CopyProgress| {
        if progress.table != table {
            table = progress.table;
            println!("copying {} ({} rows)", progress.table, progress.total);
        }
    };
    let copied = source.copy_to(&target, &mut tell).await?;
    println!(
        "\n{:<20} {:>12}  SHA-256 of its rows, the same on both sides",
        "table", "rows"
    );
    for table in &copied {
        println!("{:<20} {:>12}  {}", table.table, table.rows, table.hash);
    }
    println!("\nEverything is copied. Set database_url to the target and start the desk.");
    Ok(())
}
