//! Every way in which handing a mail over can end, against a server that speaks by a script.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use mail::header::Address;
use mail::transport::{
    Envelope, FilesTransport, Outcome, Progress, Security, SmtpConfig, SmtpTransport, Stage, Transport,
};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server says at each step; an empty word closes the connection there.
#[derive(Clone)]
struct Script {
    banner: &'static str,
    auth: &'static str,
    rcpt: &'static str,
    end: &'static str,
}

const KIND: Script = Script {
    banner: "220 hi",
    auth: "235 ok",
    rcpt: "250 ok",
    end: "250 2.0.0 Ok: queued as X1",
};

struct Counted(Arc<AtomicU32>, bool);

impl Progress for Counted {
    async fn before_body(&mut self) -> bool {
        self.0.fetch_add(1, Ordering::SeqCst);
        self.1
    }
}

async fn serve(script: Script) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, script.clone()));
        }
    });
    port
}

async fn talk(stream: TcpStream, script: Script) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    say(&mut stream, script.banner).await?;
    while stream.read_line(&mut line).await? > 0 {
        let verb: String = line.chars().take(4).collect::<String>().to_uppercase();
        match verb.as_str() {
            "EHLO" => say(&mut stream, "250-here\r\n250 AUTH PLAIN").await?,
            "AUTH" => say(&mut stream, script.auth).await?,
            "RCPT" => say(&mut stream, script.rcpt).await?,
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                let mut body = String::new();
                while !body.ends_with("\r\n.\r\n") && stream.read_line(&mut body).await? > 0 {}
                say(&mut stream, script.end).await?;
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "250 ok").await?,
        }
        line.clear();
    }
    Ok(())
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str) -> std::io::Result<()> {
    if words.is_empty() {
        return Err(std::io::ErrorKind::ConnectionAborted.into());
    }
    stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await
}

fn envelope() -> Envelope {
    let address = |text| Address::parse(text).expect("an address");
    Envelope {
        from: address("destek@example.com"),
        to: address("ayse@example.org"),
    }
}

async fn deliver_to(port: u16, go_on: bool) -> (Outcome, u32) {
    let mut config = SmtpConfig::new("127.0.0.1", port, Security::Plain);
    config.account = Some(("destek".to_owned(), "parola".to_owned()));
    config.patience = Duration::from_secs(2);
    config.patience_at_end = Duration::from_millis(300);
    let transport = Transport::Smtp(Box::new(SmtpTransport::new(config).expect("a transport")));
    let count = Arc::new(AtomicU32::new(0));
    let outcome = transport
        .deliver(
            &envelope(),
            b"Subject: x\r\n\r\ny\r\n",
            &mut Counted(count.clone(), go_on),
        )
        .await;
    (outcome, count.load(Ordering::SeqCst))
}

async fn ends(script: Script) -> (Outcome, u32) {
    deliver_to(serve(script).await, true).await
}

#[tokio::test]
async fn a_taken_mail_keeps_the_servers_words() {
    let (outcome, bodies) = ends(KIND).await;
    let Outcome::Sent(reply) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((reply.code, reply.enhanced.as_deref()), (Some(250), Some("2.0.0")));
    assert!(reply.text.contains("queued as X1"));
    assert_eq!(bodies, 1);
}

#[tokio::test]
async fn refusals_and_delays_name_their_stage() {
    let table = [
        (
            Script {
                rcpt: "450 4.3.0 later",
                ..KIND
            },
            0,
            "deferred rcpt",
        ),
        (
            Script {
                rcpt: "550 5.1.1 nobody",
                ..KIND
            },
            0,
            "refused rcpt",
        ),
        (
            Script {
                end: "451 4.7.1 Greylisted",
                ..KIND
            },
            1,
            "deferred done",
        ),
        (
            Script {
                end: "554 5.7.1 no",
                ..KIND
            },
            1,
            "refused done",
        ),
        (Script { end: "", ..KIND }, 1, "uncertain"),
        (
            Script {
                banner: "421 busy",
                ..KIND
            },
            0,
            "deferred connect",
        ),
        (
            Script {
                banner: "554 go away",
                ..KIND
            },
            0,
            "account connect",
        ),
        (
            Script {
                auth: "535 5.7.8 wrong",
                ..KIND
            },
            0,
            "account auth",
        ),
    ];
    for (script, bodies, expected) in table {
        let (outcome, seen) = ends(script).await;
        let name = match &outcome {
            Outcome::Sent(_) => "sent".to_owned(),
            Outcome::Deferred(stage, _) => format!("deferred {}", stage.as_str()),
            Outcome::Refused(stage, _) => format!("refused {}", stage.as_str()),
            Outcome::Uncertain(_) => "uncertain".to_owned(),
            Outcome::AccountFault(stage, _) => format!("account {}", stage.as_str()),
        };
        assert_eq!((name.as_str(), seen), (expected, bodies), "{outcome:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_an_account_fault() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    assert!(matches!(
        deliver_to(port, true).await.0,
        Outcome::AccountFault(Stage::Connect, _)
    ));
}

#[tokio::test]
async fn a_lost_lease_sends_no_body() {
    let port = serve(KIND).await;
    assert!(matches!(
        deliver_to(port, false).await.0,
        Outcome::Deferred(Stage::Data, _)
    ));
}

#[tokio::test]
async fn mail_does_not_leave_the_machine_unprotected() {
    assert!(SmtpTransport::new(SmtpConfig::new("posta.example.com", 25, Security::Plain)).is_err());
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    assert!(SmtpTransport::new(SmtpConfig::new("posta.example.com", 587, Security::StartTls)).is_ok());
    let (outcome, _) = {
        let mut config = SmtpConfig::new("127.0.0.1", serve(KIND).await, Security::StartTls);
        config.patience = Duration::from_secs(2);
        let transport = Transport::Smtp(Box::new(SmtpTransport::new(config).expect("a transport")));
        let count = Arc::new(AtomicU32::new(0));
        (
            transport
                .deliver(&envelope(), b"x", &mut Counted(count.clone(), true))
                .await,
            count,
        )
    };
    assert!(matches!(outcome, Outcome::AccountFault(Stage::Tls, _)), "{outcome:?}");
}

#[tokio::test]
async fn a_folder_takes_each_mail_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let transport = Transport::Files(FilesTransport::new(folder.path().to_owned()));
    for _ in 0..2 {
        let count = Arc::new(AtomicU32::new(0));
        let outcome = transport
            .deliver(&envelope(), b"Subject: x\r\n\r\ny\r\n", &mut Counted(count, true))
            .await;
        assert!(matches!(outcome, Outcome::Sent(_)));
    }
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .flatten()
        .collect();
    assert_eq!(files.len(), 1);
}
