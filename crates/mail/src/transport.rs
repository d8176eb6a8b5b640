//! Handing a composed mail over: SMTP, files for a desk without a mail server, or memory for tests. One recipient per
//! transaction, and every end says how far it came: what happened before the body is known, what happened after may not be.

mod files;
mod memory;
mod smtp;

pub use files::FilesTransport;
pub use memory::MemoryTransport;
pub use smtp::{Security, SmtpConfig, SmtpTransport, TransportError};

use crate::header::Address;

/// The longest reply that is kept, in bytes.
const MAX_REPLY: usize = 4 * 1024;

/// How far a try came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reaching the server and its greeting.
    Connect,
    /// Encryption.
    Tls,
    /// Our account.
    Auth,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA, before the body.
    Data,
    /// The body has begun and its end was not answered.
    Body,
    /// The body was answered.
    Done,
}

impl Stage {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Auth => "auth",
            Self::Mail => "mail",
            Self::Rcpt => "rcpt",
            Self::Data => "data",
            Self::Body => "body",
            Self::Done => "done",
        }
    }
}

/// What a server said, or what was seen when it said nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The reply code.
    pub code: Option<u16>,
    /// The enhanced code (RFC 3463).
    pub enhanced: Option<String>,
    /// The words, at most 4 KiB.
    pub text: String,
    /// Nothing was said in time.
    pub timed_out: bool,
}

impl Reply {
    /// A reply of its line: `550 5.1.1 User unknown`.
    pub fn from_line(line: &str) -> Self {
        let (code, rest) = line.split_once([' ', '-']).unwrap_or((line, ""));
        match code.parse::<u16>() {
            Ok(code) => Self::new(Some(code), rest),
            Err(_) => Self::from_words(line),
        }
    }

    /// What was seen when the server said nothing.
    pub fn from_words(text: &str) -> Self {
        Self::new(None, text)
    }

    /// The server fell silent.
    pub fn silence() -> Self {
        Self {
            timed_out: true,
            ..Self::from_words("no answer in time")
        }
    }

    fn new(code: Option<u16>, text: &str) -> Self {
        let mut text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let end = (0..=text.len().min(MAX_REPLY))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        text.truncate(end);
        Self {
            code,
            enhanced: enhanced_of(&text),
            text: text.trim().to_owned(),
            timed_out: false,
        }
    }
}

fn enhanced_of(text: &str) -> Option<String> {
    let word = text.split_whitespace().next()?;
    let mut parts = word.split('.');
    let class = parts.next()?;
    let number =
        |part: Option<&str>| part.is_some_and(|p| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    (matches!(class, "2" | "4" | "5") && number(parts.next()) && number(parts.next()) && parts.next().is_none())
        .then(|| word.to_owned())
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took the mail.
    Sent(Reply),
    /// Not taken now; the same mail may be tried again.
    Deferred(Stage, Reply),
    /// Not taken for good.
    Refused(Stage, Reply),
    /// The connection broke after the body: it may have arrived.
    Uncertain(Reply),
    /// Our account, our encryption or the server as a whole: no mail can leave now, and none shall be burnt.
    AccountFault(Stage, Reply),
}

/// From whom to whom, for the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The return path.
    pub from: Address,
    /// The one recipient.
    pub to: Address,
}

/// What must be known before the body leaves, because after it a crash leaves doubt.
pub trait Progress: Send {
    /// Called before the first byte of the body; `false` stops the try (the lease was lost).
    fn before_body(&mut self) -> impl Future<Output = bool> + Send;
}

/// How mail leaves.
pub enum Transport {
    /// To an SMTP server.
    Smtp(Box<SmtpTransport>),
    /// Into a folder.
    Files(FilesTransport),
    /// Into memory, for tests.
    Memory(MemoryTransport),
}

impl Transport {
    /// Hands one mail over and says how it ended.
    pub async fn deliver(&self, envelope: &Envelope, bytes: &[u8], progress: &mut impl Progress) -> Outcome {
        match self {
            Self::Smtp(smtp) => smtp.deliver(envelope, bytes, progress).await,
            Self::Files(files) => files.deliver(bytes, progress).await,
            Self::Memory(memory) => memory.deliver(envelope, bytes, progress).await,
        }
    }
}

/// The end of a try that was stopped before the body.
fn stopped() -> Outcome {
    Outcome::Deferred(Stage::Data, Reply::from_words("the try was stopped before the body"))
}
