//! The configuration: defaults, then a TOML file, then environment variables; checked once at the start.
//! Every key is explained in docs/configuration.md.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use config::{Environment, File};
use serde::Deserialize;

/// The prefix of the environment variables.
const PREFIX: &str = "MESAJLAR";
/// Variables with that prefix that are no configuration.
const NOT_OURS: [&str; 2] = ["MESAJLAR_CONFIG", "MESAJLAR_TEST_POSTGRES"];

/// Everything that can be set from outside.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder of the database, of files and of mails when no SMTP server is set.
    pub data_dir: PathBuf,
    /// A PostgreSQL URL; without it, SQLite in `data_dir`.
    pub database_url: Option<Secret>,
    /// The folder of the browser's files.
    pub site_root: PathBuf,
    /// The address under which people reach the desk, for links in files.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// What to log, in the syntax of `RUST_LOG`.
    pub log: String,
    /// How to log.
    pub log_format: LogFormat,
    /// The word that a scraper of `/metrics` shows; without it there is no such page.
    pub metrics_token: Option<Secret>,
    /// How mail leaves; without it, as files under `data_dir/outbox`.
    pub smtp: Option<Smtp>,
}

/// How logs look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Plain,
    /// For machines.
    Json,
}

/// An SMTP server that takes our mail.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its host name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    #[serde(default)]
    pub security: SmtpSecurity,
    /// The account's name.
    pub username: Option<String>,
    /// The account's password.
    pub password: Option<Secret>,
    /// What we call ourselves; the machine's name without it.
    pub hello_name: Option<String>,
}

/// How the connection to the SMTP server is protected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmtpSecurity {
    /// Plain at first, then STARTTLS, or nothing is sent.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// None: only for a server on this machine.
    None,
}

/// A value that is never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            data_dir: PathBuf::from("data"),
            database_url: None,
            site_root: PathBuf::from("target/site"),
            public_url: "http://127.0.0.1:3000".to_owned(),
            trusted_proxies: Vec::new(),
            log: "info".to_owned(),
            log_format: LogFormat::default(),
            metrics_token: None,
            smtp: None,
        }
    }
}

impl Config {
    /// Reads the file (it must be there when it is named) and the environment.
    ///
    /// # Errors
    /// When a key is unknown, a value cannot be read or the parts do not fit each other.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        Self::read_from(file, std::env::vars().collect())
    }

    fn read_from(file: Option<&Path>, variables: HashMap<String, String>) -> anyhow::Result<Self> {
        let plain_url = variables.get("DATABASE_URL").cloned();
        let ours = variables
            .into_iter()
            .filter(|(name, _)| !NOT_OURS.contains(&name.as_str()))
            .collect();
        let source = match file {
            Some(path) => File::from(path).format(config::FileFormat::Toml),
            None => File::new("mesajlar.toml", config::FileFormat::Toml).required(false),
        };
        let environment = Environment::with_prefix(PREFIX)
            .prefix_separator("_")
            .separator("__")
            .list_separator(",")
            .with_list_parse_key("trusted_proxies")
            .try_parsing(true)
            .source(Some(ours));
        let mut read: Self = config::Config::builder()
            .add_source(source)
            .add_source(environment)
            .build()?
            .try_deserialize()?;
        if read.database_url.is_none() {
            read.database_url = plain_url.map(Secret);
        }
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> anyhow::Result<()> {
        if let Some(Secret(url)) = &self.database_url
            && !url.starts_with("postgres://")
            && !url.starts_with("postgresql://")
        {
            bail!("database_url must begin with postgres://; leave it out for SQLite in data_dir");
        }
        let public = url_of(&self.public_url).context("public_url")?;
        if !matches!(public, "http" | "https") {
            bail!("public_url must begin with http:// or https://");
        }
        if let Some(smtp) = &self.smtp {
            if smtp.host.trim().is_empty() {
                bail!("smtp.host is empty");
            }
            if smtp.username.is_some() != smtp.password.is_some() {
                bail!("smtp.username and smtp.password go together");
            }
        }
        Ok(())
    }

    /// Which database to open.
    pub fn database(&self) -> store::Database {
        match &self.database_url {
            Some(Secret(url)) => store::Database::Postgres(url.clone()),
            None => store::Database::Sqlite(self.data_dir.join("mesajlar.db")),
        }
    }
}

fn url_of(text: &str) -> anyhow::Result<&str> {
    let (scheme, rest) = text.split_once("://").context("not a URL")?;
    if rest.is_empty() {
        bail!("no host");
    }
    Ok(scheme)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Config, SmtpSecurity};

    fn read(pairs: &[(&str, &str)]) -> anyhow::Result<Config> {
        let variables: HashMap<_, _> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Config::read_from(None, variables)
    }

    #[test]
    fn nothing_needs_to_be_set() {
        let config = read(&[]).expect("the defaults");
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert!(matches!(config.database(), store::Database::Sqlite(_)));
    }

    #[test]
    fn the_environment_reaches_nested_keys_and_lists() {
        let config = read(&[
            ("MESAJLAR_LISTEN", "0.0.0.0:8080"),
            ("MESAJLAR_SMTP__HOST", "posta.example.com"),
            ("MESAJLAR_SMTP__PORT", "465"),
            ("MESAJLAR_SMTP__SECURITY", "tls"),
            ("MESAJLAR_TRUSTED_PROXIES", "10.0.0.1,10.0.0.2"),
            ("MESAJLAR_TEST_POSTGRES", "x"),
        ])
        .expect("a configuration");
        let smtp = config.smtp.expect("a server");
        assert_eq!((smtp.port, smtp.security), (465, SmtpSecurity::Tls));
        assert_eq!(config.trusted_proxies.len(), 2);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_name() {
        for (name, value, word) in [
            ("MESAJLAR_LISTN", "x", "listn"),
            ("MESAJLAR_DATABASE_URL", "mysql://x", "database_url"),
            ("MESAJLAR_PUBLIC_URL", "example.com", "public_url"),
            ("MESAJLAR_LISTEN", "here", "listen"),
        ] {
            let error = format!("{:#}", read(&[(name, value)]).expect_err(name));
            assert!(error.contains(word), "{name}: {error}");
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        let config = read(&[("DATABASE_URL", "postgres://u:geheim@h/d")]).expect("a configuration");
        assert!(!format!("{config:?}").contains("geheim"));
    }
}
