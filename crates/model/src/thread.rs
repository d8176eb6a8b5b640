//! One matter of one member: the row of a list, the whole view, and opening one.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::event::LiveEvent;
use crate::ids::{AgentId, EventSeq, KindId, MemberId, ThreadId, TopicId};
use crate::member::{MemberChoice, MemberSummary};
use crate::message::{Draft, MessageView, OtherDraft};
use crate::status::Status;

/// The number of characters of a row's preview.
pub const PREVIEW_CHARS: usize = 140;

/// A row of a list of threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadRow {
    /// The thread and its number.
    pub id: ThreadId,
    /// Durum.
    pub status: Status,
    /// The member.
    pub member: MemberId,
    /// Ad Soyad.
    pub member_name: String,
    /// E-Posta.
    pub member_email: String,
    /// Konu Başlığı.
    pub subject: String,
    /// The start of the last message, one line.
    pub preview: String,
    /// Whether the last message is the member's.
    pub last_from_member: bool,
    /// Mesaj Tür.
    pub kind: KindId,
    /// Mesaj Konusu.
    pub topic: TopicId,
    /// Sipariş No as typed; empty when there is none.
    pub order_no: String,
    /// Açılma Tarihi.
    pub opened_at: Millis,
    /// Kapanma Tarihi.
    pub closed_at: Option<Millis>,
    /// When a message was last written, or the status last changed.
    pub last_activity_at: Millis,
    /// Cevaplayan: who answered last.
    pub responder: Option<AgentId>,
    /// Who resolved it.
    pub resolver: Option<AgentId>,
    /// Whom it is given to.
    pub assignee: Option<AgentId>,
    /// When it was moved to the bin.
    pub binned_at: Option<Millis>,
    /// When it wakes, if snoozed.
    pub snoozed_until: Option<Millis>,
    /// How often it came back from the archive.
    pub reopened: u32,
    /// The last event of the thread.
    pub seen: EventSeq,
}

/// A thread with everything beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadView {
    /// The row.
    pub row: ThreadRow,
    /// The whole exchange, oldest first.
    pub messages: Vec<MessageView>,
    /// The member.
    pub member: MemberSummary,
    /// The member's other threads, newest first, at most 20.
    pub others: Vec<ThreadRow>,
    /// What happened to it, oldest first.
    pub history: Vec<LiveEvent>,
    /// The caller's own draft.
    pub draft: Option<Draft>,
    /// Drafts of others.
    pub other_drafts: Vec<OtherDraft>,
}

/// When a member's new message brings a resolved thread back. Anything else opens a new thread, linked to the old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReopenRule {
    /// Always.
    Always,
    /// Within so many days after it was closed.
    WithinDays(u16),
    /// Never.
    Never,
}

/// A thread that an agent starts (Ekle).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartThread {
    /// Whom to write to.
    pub member: Option<MemberChoice>,
    /// Mesaj Tür.
    pub kind: Option<KindId>,
    /// Mesaj Konusu.
    pub topic: Option<TopicId>,
    /// Konu Başlığı.
    pub subject: String,
    /// Sipariş No.
    pub order_no: String,
    /// Açıklama.
    pub body: String,
    /// A random id made when the form opened: the same form twice is one thread.
    pub submission: String,
}

/// A message of a member, through the form or the store API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingMessage {
    /// Ad Soyad; may be empty for a known address.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The store's own id of the member.
    pub external_id: Option<String>,
    /// Mesaj Tür by its id; the first of the list when none is given.
    pub kind: Option<KindId>,
    /// Mesaj Konusu by its id; the first of the list when none is given.
    pub topic: Option<TopicId>,
    /// Konu Başlığı.
    pub subject: String,
    /// Sipariş No; may be empty.
    pub order_no: String,
    /// Açıklama.
    pub body: String,
    /// The thread that it continues, if the sender named one of the member's own.
    pub thread: Option<ThreadId>,
}

/// Where a member's message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The thread.
    pub thread: ThreadId,
    /// The message.
    pub message: crate::ids::MessageId,
    /// Whether the thread is new.
    pub opened: bool,
}
