//! One text inside a thread, and the acts that write one.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{AgentId, EventSeq, MessageId, OutgoingId, ThreadId};
use crate::outgoing::OutgoingState;

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The member.
    Member,
    /// An agent, to the member.
    Agent,
    /// An agent, among agents.
    Note,
    /// The desk itself, among agents (a final delivery failure).
    Desk,
}

impl Author {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Agent => "agent",
            Self::Note => "note",
            Self::Desk => "desk",
        }
    }

    /// The author of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Member, Self::Agent, Self::Note, Self::Desk]
            .into_iter()
            .find(|author| author.as_str() == word)
    }
}

/// Which door a message came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The hosted contact form.
    Form,
    /// The store API.
    Api,
    /// Mail.
    Mail,
    /// An agent at the desk.
    Desk,
    /// A file with the store's past.
    Import,
}

impl Source {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Api => "api",
            Self::Mail => "mail",
            Self::Desk => "desk",
            Self::Import => "import",
        }
    }

    /// The source of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Form, Self::Api, Self::Mail, Self::Desk, Self::Import]
            .into_iter()
            .find(|source| source.as_str() == word)
    }
}

/// A message as the thread shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// The message.
    pub id: MessageId,
    /// Who wrote it.
    pub author: Author,
    /// The name to show: the member's or the agent's; empty for the desk.
    pub author_name: String,
    /// Plain text. Shown as text, never as HTML. Empty for an undeliverable notice, which `failed_mail` describes.
    pub body: String,
    /// When it was written.
    pub at: Millis,
    /// Which door it came through.
    pub source: Source,
    /// What became of the mails that carry it; empty for what is not mailed.
    pub mails: Vec<MailMark>,
}

/// The state of one outgoing mail, beside its message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailMark {
    /// The mail.
    pub id: OutgoingId,
    /// To whom.
    pub recipient: String,
    /// Its state.
    pub state: OutgoingState,
}

/// An answer to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRequest {
    /// The thread.
    pub thread: ThreadId,
    /// The text.
    pub body: String,
    /// The last event that the author saw of the thread (rule 5).
    pub seen: EventSeq,
    /// Send although something newer stands.
    pub anyway: bool,
    /// Also move the thread to the archive.
    pub resolve: bool,
    /// A random id made when the dialog opened: the same answer twice is one answer.
    pub submission: String,
}

/// What became of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyOutcome {
    /// Stored; it goes out at `send_at` unless it is taken back before.
    Held {
        /// The message.
        message: MessageId,
        /// When the mail may leave.
        send_at: Millis,
    },
    /// Not stored: something newer stands, to be seen beside the draft.
    Stale {
        /// The messages that the author has not seen, oldest first.
        newer: Vec<MessageView>,
        /// The last event now.
        seen: EventSeq,
        /// Whether the thread was resolved meanwhile.
        resolved: bool,
    },
}

/// A draft as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text.
    pub body: String,
    /// When it was last kept.
    pub saved_at: Millis,
}

/// Somebody else's open draft on the same thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherDraft {
    /// Whose.
    pub agent: AgentId,
    /// Their name.
    pub agent_name: String,
    /// When it was last kept.
    pub saved_at: Millis,
}
