//! The sender: claims due mails, hands them over, and writes down how each ended. It wakes when something is queued and
//! looks once a second for what has become due.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use desk::{Claim, Desk, Finished};
use mail::header::Address;
use mail::transport::{Envelope, FilesTransport, Progress, Security, SmtpConfig, SmtpTransport, Transport};
use tokio_util::sync::CancellationToken;

use crate::config::{Config, Smtp, SmtpSecurity};

/// How many mails are claimed at once.
const BATCH: u64 = 10;
/// How often due mails are looked for while nothing is announced.
const LOOK: Duration = Duration::from_secs(1);
/// How long nothing is sent after the account itself failed.
const PAUSE: Duration = Duration::from_secs(60);

/// How mail leaves, by the configuration.
///
/// # Errors
/// When mail would leave this machine unprotected.
pub fn transport(config: &Config) -> anyhow::Result<Transport> {
    let Some(smtp) = &config.smtp else {
        return Ok(Transport::Files(FilesTransport::new(config.data_dir.join("outbox"))));
    };
    let transport = SmtpTransport::new(smtp_config(smtp)).context("smtp")?;
    Ok(Transport::Smtp(Box::new(transport)))
}

fn smtp_config(smtp: &Smtp) -> SmtpConfig {
    let security = match smtp.security {
        SmtpSecurity::Starttls => Security::StartTls,
        SmtpSecurity::Tls => Security::Tls,
        SmtpSecurity::None => Security::Plain,
    };
    let account = smtp
        .username
        .clone()
        .zip(smtp.password.clone())
        .map(|(name, password)| (name, password.0));
    SmtpConfig {
        account,
        hello_name: smtp.hello_name.clone(),
        ..SmtpConfig::new(smtp.host.clone(), smtp.port, security)
    }
}

/// Runs until the host closes; a mail that is being handed over is finished first.
pub async fn run(
    desk: Desk,
    transport: Transport,
    instance: Arc<str>,
    closing: CancellationToken,
) -> anyhow::Result<()> {
    let mut newest = desk.store().newest_event();
    loop {
        let wait = match send_due(&desk, &transport, &instance, &closing).await {
            Ok(Sent::Some) => continue,
            Ok(Sent::Nothing) => LOOK,
            Ok(Sent::Paused) => {
                tracing::error!("the mail server refuses our account or cannot be reached; sending pauses");
                PAUSE
            }
            Err(error) => {
                tracing::error!(%error, "due mails cannot be read");
                LOOK
            }
        };
        tokio::select! {
            () = closing.cancelled() => return Ok(()),
            () = tokio::time::sleep(wait) => {}
            _ = newest.changed(), if wait == LOOK => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

enum Sent {
    Some,
    Nothing,
    Paused,
}

async fn send_due(desk: &Desk, transport: &Transport, owner: &str, closing: &CancellationToken) -> desk::Result<Sent> {
    desk.recover_leases().await?;
    let claims = desk.claim_due(owner, BATCH).await?;
    let mut sent = Sent::Nothing;
    for claim in claims {
        if closing.is_cancelled() {
            desk.give_back(&claim).await?;
            continue;
        }
        sent = match send(desk, transport, &claim).await? {
            Finished::Done => Sent::Some,
            Finished::Pause => Sent::Paused,
        };
        if matches!(sent, Sent::Paused) {
            break;
        }
    }
    Ok(sent)
}

async fn send(desk: &Desk, transport: &Transport, claim: &Claim) -> desk::Result<Finished> {
    let (Some(from), Some(to)) = (Address::parse(&claim.envelope_from), Address::parse(&claim.recipient)) else {
        return desk.refuse_address(claim).await;
    };
    let mut mark = Mark { desk, claim };
    let outcome = transport.deliver(&Envelope { from, to }, &claim.bytes, &mut mark).await;
    desk.finish(claim, &outcome).await
}

/// Writes down that the body is about to leave; a lost lease stops it.
struct Mark<'a> {
    desk: &'a Desk,
    claim: &'a Claim,
}

impl Progress for Mark<'_> {
    async fn before_body(&mut self) -> bool {
        match self.desk.mark_in_data(self.claim).await {
            Ok(held) => held,
            Err(error) => {
                tracing::error!(%error, "the state of a mail cannot be written; it is not sent now");
                false
            }
        }
    }
}
