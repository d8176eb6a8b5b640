//! `mesajlar demo`: fills an empty desk with believable threads and prints the accounts that look at them.

use anyhow::Context as _;

use crate::config::Config;
use crate::start::open;

/// Fills the desk of the configuration.
///
/// # Errors
/// When the desk is not empty, or another process has it.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let (_lock, desk) = open(config).await?;
    let filled = desk
        .fill_demo_desk(desk::DEMO_THREADS)
        .await
        .context("the desk cannot be filled; it must be empty")?;
    println!(
        "{} threads of {} members over two years.",
        filled.threads, filled.members
    );
    println!("Accounts:");
    for account in filled.accounts {
        println!(
            "  {:<11} {:<28} {}",
            account.role.as_str(),
            account.email,
            account.password
        );
    }
    Ok(())
}
