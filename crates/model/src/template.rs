//! Mail İçerik Yönetimi: what an outgoing mail looks like. Rendering is the mail crate's; here are the words for it.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::TemplateId;
use crate::lang::Lang;

/// The three parts of a version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSource {
    /// The subject.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The plain text part.
    pub text: String,
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplatePart {
    /// The subject.
    Subject,
    /// The HTML part.
    Html,
    /// The plain text part.
    Text,
}

/// Why a template cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateProblem {
    /// Where.
    pub part: TemplatePart,
    /// In which line, from 1; `None` when it concerns the whole part.
    pub line: Option<u32>,
    /// What.
    pub kind: TemplateProblemKind,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateProblemKind {
    /// The part is empty.
    Empty,
    /// It cannot be read; the engine's words.
    Syntax(String),
    /// There is no such placeholder.
    UnknownPlaceholder(String),
    /// The answer itself is missing.
    AnswerMissing,
    /// Something that mail must not carry (a script, an event handler, a `javascript:` link).
    Forbidden(String),
    /// It is longer than 100,000 characters.
    TooLong,
}

/// A placeholder that a template may use, written `{{ member_name }}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placeholder {
    /// Ad Soyad of the member.
    MemberName,
    /// E-Posta of the member.
    MemberEmail,
    /// The agent who writes.
    AgentName,
    /// The store's name.
    StoreName,
    /// The thread's number.
    ThreadNo,
    /// Konu Başlığı.
    Subject,
    /// Sipariş No; may be empty.
    OrderNo,
    /// Mesaj Konusu.
    Topic,
    /// Mesaj Tür.
    Kind,
    /// The agent's text.
    Answer,
    /// What the member wrote last; empty when we write first.
    LastMemberMessage,
    /// Açılma Tarihi, in the store's time zone.
    OpenedAt,
}

impl Placeholder {
    /// All.
    pub const ALL: [Self; 12] = [
        Self::MemberName,
        Self::MemberEmail,
        Self::AgentName,
        Self::StoreName,
        Self::ThreadNo,
        Self::Subject,
        Self::OrderNo,
        Self::Topic,
        Self::Kind,
        Self::Answer,
        Self::LastMemberMessage,
        Self::OpenedAt,
    ];

    /// The name between the braces.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MemberName => "member_name",
            Self::MemberEmail => "member_email",
            Self::AgentName => "agent_name",
            Self::StoreName => "store_name",
            Self::ThreadNo => "thread_no",
            Self::Subject => "subject",
            Self::OrderNo => "order_no",
            Self::Topic => "topic",
            Self::Kind => "kind",
            Self::Answer => "answer",
            Self::LastMemberMessage => "last_member_message",
            Self::OpenedAt => "opened_at",
        }
    }
}

/// A template as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRow {
    /// The template.
    pub id: TemplateId,
    /// Its name in both languages.
    pub name: BothTongues,
    /// The language it is written in.
    pub lang: Lang,
    /// The number of the version in force.
    pub version: u32,
    /// When that version was saved.
    pub saved_at: Millis,
}

/// A name in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BothTongues {
    /// Turkish.
    pub tr: String,
    /// English.
    pub en: String,
}

impl BothTongues {
    /// The name in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Tr => &self.tr,
            Lang::En => &self.en,
        }
    }
}

/// A saved version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateVersion {
    /// 1 for the first.
    pub number: u32,
    /// When it was saved.
    pub saved_at: Millis,
    /// Who saved it; empty for the first, which comes with the desk.
    pub agent_name: String,
    /// Its parts.
    pub source: TemplateSource,
}

/// A template with its versions, newest first; the first of them is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateView {
    /// The row.
    pub row: TemplateRow,
    /// The versions.
    pub versions: Vec<TemplateVersion>,
}

/// A template rendered on a real thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplatePreview {
    /// The subject.
    pub subject: String,
    /// The HTML part: shown in a sandboxed frame only.
    pub html: String,
    /// The text part.
    pub text: String,
}
