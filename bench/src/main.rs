//! `make bench`: figures of a desk with many threads, on both databases. It prints and never judges; what it measures is the
//! desk as the program runs it, not copies of its queries.

mod cases;
mod export;
mod generator;
mod lists;
mod place;
mod table;
mod writes;

use anyhow::{Context as _, bail};

use place::{Kind, Place};
use table::Line;

/// How many threads without an argument.
const THREADS: u64 = 200_000;
/// Names the server for the half on PostgreSQL; `xtask/postgres.sh` sets it.
const POSTGRES_ENV: &str = "MESAJLAR_TEST_POSTGRES";
const USAGE: &str = "usage: bench [sqlite|postgres] [lists|writes|export] [THREADS ...]";

/// What the arguments ask for.
#[derive(Default)]
struct Asked {
    databases: Vec<String>,
    parts: Vec<String>,
    sizes: Vec<u64>,
}

fn main() -> anyhow::Result<()> {
    let mut asked = Asked::default();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "sqlite" | "postgres" => asked.databases.push(word),
            "lists" | "writes" | "export" => asked.parts.push(word),
            number => asked.sizes.push(number.replace(['.', '_'], "").parse().context(USAGE)?),
        }
    }
    if asked.databases.is_empty() {
        asked.databases = vec!["sqlite".to_owned(), "postgres".to_owned()];
    }
    if asked.sizes.is_empty() {
        asked.sizes.push(THREADS);
    }
    // As the program itself: pages and queries are deep.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(16 << 20)
        .build()?;
    runtime.block_on(run(asked))
}

async fn run(asked: Asked) -> anyhow::Result<()> {
    for database in &asked.databases {
        let mut sizes = Vec::new();
        for threads in &asked.sizes {
            let kind = match database.as_str() {
                "sqlite" => Kind::Sqlite,
                _ => match std::env::var(POSTGRES_ENV) {
                    Ok(server) => Kind::Postgres(server),
                    Err(_) => bail!("{POSTGRES_ENV} names no server; xtask/postgres.sh starts one"),
                },
            };
            sizes.push((*threads, measure(kind, *threads, &asked.parts).await?));
        }
        table::growth(&sizes);
    }
    Ok(())
}

async fn measure(kind: Kind, threads: u64, parts: &[String]) -> anyhow::Result<Vec<Line>> {
    let place = Place::open(kind, threads).await?;
    println!("\n{} with {threads} threads", place.name);
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|one| one == part);
    let mut lines = Vec::new();
    if wanted("lists") {
        println!(
            "  lists (aim: p95 of pages under 20 ms, 100 ms where a text of messages is looked for, never over 300)"
        );
        table::head();
        lines = lists::measure(&place).await?;
    }
    if wanted("writes") {
        writes::measure(&place).await?;
    }
    if wanted("export") {
        export::measure(&place).await?;
    }
    place.close().await?;
    Ok(lines)
}
