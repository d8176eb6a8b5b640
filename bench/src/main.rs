//! `make bench`: figures of a desk with many threads, on both databases. It prints and never judges; what it measures is the
//! desk as the program runs it, not copies of its queries.

mod export;
mod lists;
mod place;
mod table;
mod writes;

use anyhow::Context as _;

use place::{Kind, Place};

/// How many threads without an argument.
const THREADS: u64 = 200_000;
/// Names the server for the half on PostgreSQL; `xtask/postgres.sh` sets it.
const POSTGRES_ENV: &str = "MESAJLAR_TEST_POSTGRES";

fn main() -> anyhow::Result<()> {
    let threads = match std::env::args().nth(1) {
        Some(word) => word.replace(['.', '_'], "").parse().context("usage: bench [THREADS]")?,
        None => THREADS,
    };
    // As the program itself: pages and queries are deep.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(16 << 20)
        .build()?;
    runtime.block_on(run(threads))
}

async fn run(threads: u64) -> anyhow::Result<()> {
    measure(Kind::Sqlite, threads).await?;
    match std::env::var(POSTGRES_ENV) {
        Ok(server) => measure(Kind::Postgres(server), threads).await,
        Err(_) => {
            println!("PostgreSQL is left out: {POSTGRES_ENV} names no server.");
            Ok(())
        }
    }
}

async fn measure(kind: Kind, threads: u64) -> anyhow::Result<()> {
    let place = Place::open(kind, threads).await?;
    println!("\n{} with {threads} threads", place.name);
    lists::measure(&place).await?;
    writes::measure(&place).await?;
    export::measure(&place).await?;
    place.close().await
}
