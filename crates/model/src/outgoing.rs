//! Outgoing mail and what became of it (Giden Mail Takibi).

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::day::Day;
use crate::filter::DayRange;
use crate::ids::{AgentId, MessageId, OutgoingId, TemplateId, ThreadId};

/// The state of one outgoing mail. Each is a row's state in the database; the screen shows no other word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutgoingState {
    /// In the undo window.
    Held,
    /// Due, or waiting for its next try.
    Queued,
    /// A sender has it.
    Leased,
    /// The body is being handed over.
    InData,
    /// The server took it.
    Sent,
    /// The connection broke after the body: it may have arrived.
    Uncertain,
    /// Refused for good.
    Failed,
    /// Five days of tries are over.
    Expired,
    /// Taken back.
    Cancelled,
}

impl OutgoingState {
    /// All, in the order of a mail's life.
    pub const ALL: [Self; 9] = [
        Self::Held,
        Self::Queued,
        Self::Leased,
        Self::InData,
        Self::Sent,
        Self::Uncertain,
        Self::Failed,
        Self::Expired,
        Self::Cancelled,
    ];

    /// The word in the database and in URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Queued => "queued",
            Self::Leased => "leased",
            Self::InData => "in_data",
            Self::Sent => "sent",
            Self::Uncertain => "uncertain",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether an agent may send it again (as a new row; this one stays).
    pub const fn can_resend(self) -> bool {
        matches!(
            self,
            Self::Sent | Self::Uncertain | Self::Failed | Self::Expired | Self::Cancelled
        )
    }
}

/// What the words of a mail server mean, as far as can be told. The catalogue says it plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryReason {
    /// The mailbox is full.
    MailboxFull,
    /// There is no such mailbox.
    NoSuchMailbox,
    /// The server asks strangers to come back later.
    Greylisted,
    /// Refused as unwanted.
    Blocked,
    /// Our account's name or password was refused.
    AuthFailed,
    /// No trusted encryption with the server.
    TlsProblem,
    /// Nobody answers at the server's address.
    Unreachable,
    /// The server fell silent.
    TimedOut,
    /// The mail is larger than the server takes.
    TooLarge,
    /// The domain is unknown.
    DomainUnknown,
    /// Some other passing fault.
    TemporaryOther,
    /// Some other final refusal.
    PermanentOther,
}

impl DeliveryReason {
    /// All.
    pub const ALL: [Self; 12] = [
        Self::MailboxFull,
        Self::NoSuchMailbox,
        Self::Greylisted,
        Self::Blocked,
        Self::AuthFailed,
        Self::TlsProblem,
        Self::Unreachable,
        Self::TimedOut,
        Self::TooLarge,
        Self::DomainUnknown,
        Self::TemporaryOther,
        Self::PermanentOther,
    ];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MailboxFull => "mailbox_full",
            Self::NoSuchMailbox => "no_such_mailbox",
            Self::Greylisted => "greylisted",
            Self::Blocked => "blocked",
            Self::AuthFailed => "auth_failed",
            Self::TlsProblem => "tls_problem",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::TooLarge => "too_large",
            Self::DomainUnknown => "domain_unknown",
            Self::TemporaryOther => "temporary_other",
            Self::PermanentOther => "permanent_other",
        }
    }

    /// The reason of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// What somebody looks for among outgoing mails.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutgoingFilter {
    /// Any of these states.
    pub states: Vec<OutgoingState>,
    /// A substring of the address, after folding.
    pub recipient: String,
    /// The store's days on which it was written.
    pub written: DayRange,
    /// Of this thread.
    pub thread: Option<ThreadId>,
    /// Made with this template.
    pub template: Option<TemplateId>,
}

impl OutgoingFilter {
    /// The filter as query pairs: only what is set.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let states = self
            .states
            .iter()
            .map(|state| state.as_str())
            .collect::<Vec<_>>()
            .join(",");
        [
            ("state", Some(states)),
            ("recipient", Some(self.recipient.clone())),
            ("from", self.written.from.map(|day| day.to_string())),
            ("to", self.written.to.map(|day| day.to_string())),
            ("of_thread", self.thread.map(|id| id.to_string())),
            ("template", self.template.map(|id| id.to_string())),
        ]
        .into_iter()
        .filter_map(|(key, value)| value.filter(|text| !text.is_empty()).map(|text| (key, text)))
        .collect()
    }

    /// Reads query pairs; what cannot be read is left out.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut filter = Self::default();
        for (key, value) in pairs {
            let text = value.as_ref().trim();
            let day = || text.parse::<Day>().ok();
            match key.as_ref() {
                "state" => filter.states = text.split(',').filter_map(OutgoingState::parse).collect(),
                "recipient" => text.clone_into(&mut filter.recipient),
                "from" => filter.written.from = day(),
                "to" => filter.written.to = day(),
                "of_thread" => filter.thread = text.parse().ok(),
                "template" => filter.template = text.parse().ok(),
                _ => {}
            }
        }
        filter
    }
}

/// A row of Giden Mail Takibi.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutgoingRow {
    /// The mail.
    pub id: OutgoingId,
    /// Its thread; a mail of the desk itself has none.
    pub thread: Option<ThreadId>,
    /// To whom.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// Its subject.
    pub subject: String,
    /// Its state.
    pub state: OutgoingState,
    /// How many tries were made.
    pub attempts: u32,
    /// What the last answer means; `None` before the first and after a success.
    pub reason: Option<DeliveryReason>,
    /// When it was written.
    pub created_at: Millis,
    /// The next try, for what waits.
    pub next_at: Option<Millis>,
    /// When the server took it.
    pub sent_at: Option<Millis>,
    /// Who wrote it.
    pub agent: Option<AgentId>,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptView {
    /// 1 for the first.
    pub number: u32,
    /// When it began.
    pub started_at: Millis,
    /// When it ended; `None` while under way or when the program was cut off.
    pub ended_at: Option<Millis>,
    /// How far it came: `connect`, `hello`, `tls`, `auth`, `mail`, `rcpt`, `data`, `body`, `done`.
    pub stage: String,
    /// The state it led to.
    pub state: OutgoingState,
    /// The server's reply code.
    pub code: Option<u16>,
    /// The server's enhanced code (RFC 3463).
    pub enhanced: Option<String>,
    /// The server's own words.
    pub text: String,
    /// What they mean.
    pub reason: Option<DeliveryReason>,
}

/// An outgoing mail with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutgoingView {
    /// The row.
    pub row: OutgoingRow,
    /// The message that it carries; a mail of the desk itself has none.
    pub message: Option<MessageId>,
    /// Its Message-ID header.
    pub message_id_header: String,
    /// The template and the number of its version.
    pub template: Option<(TemplateId, u32)>,
    /// SHA-256 of its bytes, in hex; `None` before it was composed.
    pub sha256: Option<String>,
    /// Every try, oldest first.
    pub attempts: Vec<AttemptView>,
    /// The mail that this one repeats.
    pub resend_of: Option<OutgoingId>,
    /// Mails that repeat this one.
    pub resent_as: Vec<OutgoingId>,
    /// The text part, for reading; the exact bytes are at `/outgoing/{id}/mail.eml`.
    pub text: String,
}
