//! The program: reads its arguments and configuration, then serves.

// The type of a page names every element in it.
#![recursion_limit = "1024"]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use server::config::Config;

/// Mesajlar: the message desk of an online store.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The configuration file; without it, `mesajlar.toml` in the working folder if there is one.
    #[arg(long, env = "MESAJLAR_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the desk.
    Serve,
    /// Fill an empty desk with demo data and print the accounts.
    Demo,
    /// Move the whole store to an empty PostgreSQL database, checked by counts and hashes. Run again, it goes on.
    CopyTo {
        /// The database, as postgres://user:password@host/name.
        target: String,
    },
    /// Read a file as the import does, in the bounds of a reader; for the host's own use.
    #[command(hide = true)]
    ReadSheet {
        /// The file.
        file: PathBuf,
    },
    /// Check that the rows of an exported workbook are still those that were written.
    VerifyExport {
        /// The file.
        file: PathBuf,
    },
}

/// The stack of each thread, in bytes: rendering a page goes as deep as its elements are nested.
const STACK: usize = 16 * 1024 * 1024;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::ReadSheet { file } = &arguments.command {
        return server::reader::child(file);
    }
    let config = match Config::read(arguments.config.as_deref()) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("mesajlar: the configuration cannot be used: {error:#}");
            return ExitCode::from(2);
        }
    };
    server::logging::start(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build();
    let done = runtime.map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            // On a thread of the runtime, which has the stack.
            tokio::spawn(work(arguments.command, config)).await?
        })
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "stopped");
            eprintln!("mesajlar: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn work(command: Command, config: Config) -> anyhow::Result<()> {
    match command {
        Command::Serve => server::run(config).await,
        Command::Demo => server::demo::run(&config).await,
        Command::CopyTo { target } => server::copy::run(&config, &target).await,
        Command::VerifyExport { file } => verify(&file),
        // Done before there is a configuration or a runtime.
        Command::ReadSheet { .. } => Ok(()),
    }
}

/// Prints what a workbook tells of itself and what is in it.
fn verify(file: &Path) -> anyhow::Result<()> {
    let verified = sheet::verify(file)?;
    println!("rows: {} told, {} in the file", verified.told_rows, verified.rows);
    println!("told hash:  {}\nhash of it: {}", verified.told_hash, verified.hash);
    anyhow::ensure!(verified.holds(), "the rows are not those that were exported");
    println!("The rows are those that were exported.");
    Ok(())
}
