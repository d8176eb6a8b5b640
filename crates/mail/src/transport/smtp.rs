//! SMTP, one command at a time (RFC 5321): lettre's connection speaks, this file keeps the stage. A connection that has
//! served is kept for the next mail.

use std::error::Error as _;
use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::time::Duration;

use lettre::transport::smtp::Error as LettreError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::{Envelope, Outcome, Progress, Reply, Stage, stopped};

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only for a server on this machine.
    Plain,
    /// STARTTLS, or nothing is sent.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// The server that takes our mail.
#[derive(Clone)]
pub struct SmtpConfig {
    /// Its host name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The account: name and password.
    pub account: Option<(String, String)>,
    /// What we call ourselves in EHLO; the machine's name without it.
    pub hello_name: Option<String>,
    /// How long each command may take.
    pub patience: Duration,
    /// How long the answer to the end of the body may take (RFC 5321, 4.5.3.2.6: ten minutes).
    pub patience_at_end: Duration,
}

impl SmtpConfig {
    /// A server with the waits of the standard.
    pub fn new(host: impl Into<String>, port: u16, security: Security) -> Self {
        Self {
            host: host.into(),
            port,
            security,
            account: None,
            hello_name: None,
            patience: Duration::from_secs(60),
            patience_at_end: Duration::from_secs(600),
        }
    }
}

impl fmt::Debug for SmtpConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .finish_non_exhaustive()
    }
}

/// The configured server cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// Mail would leave this machine unprotected.
    #[error("{0} is not on this machine: mail leaves only by STARTTLS or TLS")]
    Unprotected(String),
    /// The library refuses the encryption's settings.
    #[error("encryption cannot be set up: {0}")]
    Tls(#[from] LettreError),
}

/// A transport to one server.
pub struct SmtpTransport {
    config: SmtpConfig,
    tls: Option<TlsParameters>,
    hello: ClientId,
    idle: Mutex<Option<AsyncSmtpConnection>>,
}

/// What ends a step early, with its stage.
type Early = (Stage, Reply);

impl SmtpTransport {
    /// A transport; nothing is connected yet.
    ///
    /// # Errors
    /// When mail would leave this machine unprotected.
    pub fn new(config: SmtpConfig) -> Result<Self, TransportError> {
        let tls = match config.security {
            Security::Plain if !is_loopback(&config.host) => return Err(TransportError::Unprotected(config.host)),
            Security::Plain => None,
            Security::StartTls | Security::Tls => Some(TlsParameters::new_rustls(config.host.clone())?),
        };
        let hello = config
            .hello_name
            .clone()
            .map_or_else(ClientId::default, ClientId::Domain);
        Ok(Self {
            config,
            tls,
            hello,
            idle: Mutex::new(None),
        })
    }

    pub(super) async fn deliver(&self, envelope: &Envelope, bytes: &[u8], progress: &mut impl Progress) -> Outcome {
        let mut connection = match self.connection().await {
            Ok(connection) => connection,
            Err((stage, reply)) => return before_transaction(stage, reply),
        };
        let outcome = self.transact(&mut connection, envelope, bytes, progress).await;
        if matches!(outcome, Outcome::Sent(_)) {
            *self.idle.lock().await = Some(connection);
        } else {
            let _ = timeout(Duration::from_secs(5), connection.abort()).await;
        }
        outcome
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, Early> {
        let kept = self.idle.lock().await.take();
        if let Some(mut kept) = kept
            && matches!(timeout(self.config.patience, kept.command(Rset)).await, Ok(Ok(_)))
        {
            return Ok(kept);
        }
        let wrapped = if self.config.security == Security::Tls {
            self.tls.clone()
        } else {
            None
        };
        let address = (self.config.host.as_str(), self.config.port);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.config.patience), &self.hello, wrapped, None);
        let mut connection = self.step(Stage::Connect, connecting).await?;
        if self.config.security == Security::StartTls
            && let Some(tls) = self.tls.clone()
        {
            self.step(Stage::Tls, connection.starttls(tls, &self.hello)).await?;
        }
        if let Some((name, password)) = &self.config.account {
            let credentials = Credentials::new(name.clone(), password.clone());
            self.step(
                Stage::Auth,
                connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials),
            )
            .await?;
        }
        Ok(connection)
    }

    async fn transact(
        &self,
        connection: &mut AsyncSmtpConnection,
        envelope: &Envelope,
        bytes: &[u8],
        progress: &mut impl Progress,
    ) -> Outcome {
        let early = |(stage, reply): Early| {
            if reply.code.is_some_and(|code| code >= 500) {
                Outcome::Refused(stage, reply)
            } else {
                Outcome::Deferred(stage, reply)
            }
        };
        let mail = Mail::new(Some(envelope.from.to_lettre()), Vec::new());
        if let Err(end) = self.step(Stage::Mail, connection.command(mail)).await {
            return early(end);
        }
        let rcpt = Rcpt::new(envelope.to.to_lettre(), Vec::new());
        if let Err(end) = self.step(Stage::Rcpt, connection.command(rcpt)).await {
            return early(end);
        }
        if let Err(end) = self.step(Stage::Data, connection.command(Data)).await {
            return early(end);
        }
        if !progress.before_body().await {
            return stopped();
        }
        // The library ends the body with a line break of its own.
        let body = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
        match timeout(self.config.patience_at_end, connection.message(body)).await {
            Ok(Ok(response)) => Outcome::Sent(reply_of_response(&response)),
            Ok(Err(error)) if error.is_permanent() => Outcome::Refused(Stage::Done, reply_of_error(&error)),
            Ok(Err(error)) if error.is_transient() => Outcome::Deferred(Stage::Done, reply_of_error(&error)),
            Ok(Err(error)) => Outcome::Uncertain(reply_of_error(&error)),
            Err(_) => Outcome::Uncertain(Reply::silence()),
        }
    }

    async fn step<T>(&self, stage: Stage, act: impl Future<Output = Result<T, LettreError>>) -> Result<T, Early> {
        match timeout(self.config.patience, act).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) if error.is_tls() => Err((Stage::Tls, reply_of_error(&error))),
            Ok(Err(error)) => Err((stage, reply_of_error(&error))),
            Err(_) => Err((stage, Reply::silence())),
        }
    }
}

/// Before the transaction no mail is to blame: a passing word defers it, everything else concerns the account as a whole.
fn before_transaction(stage: Stage, reply: Reply) -> Outcome {
    match reply.code {
        Some(400..=499) => Outcome::Deferred(stage, reply),
        _ => Outcome::AccountFault(stage, reply),
    }
}

fn reply_of_response(response: &Response) -> Reply {
    Reply::from_line(&format!(
        "{} {}",
        response.code(),
        response.message().collect::<Vec<_>>().join(" ")
    ))
}

fn reply_of_error(error: &LettreError) -> Reply {
    let words = error
        .source()
        .map_or_else(|| error.to_string(), |cause| cause.to_string());
    let mut reply = match error.status() {
        Some(code) => Reply::from_line(&format!("{code} {words}")),
        None => Reply::from_words(&words),
    };
    reply.timed_out = error.is_timeout();
    reply
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
