//! Excel'e Aktar: what is taken along, and how far the job is.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::bulk::Selection;
use crate::ids::{ExportId, ScheduleId};
use crate::page::ThreadSort;

/// How a sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportLayout {
    /// A row per thread.
    Threads,
    /// A row per message, the thread's columns repeated.
    Messages,
}

/// The kind of file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Excel's own, with a sheet that tells what the rows are.
    #[default]
    Xlsx,
    /// Comma-separated values with semicolons: what a Turkish Excel opens.
    CsvSemicolon,
    /// Comma-separated values with commas.
    CsvComma,
}

impl ExportFormat {
    /// All, in the order of the dialog.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::CsvSemicolon, Self::CsvComma];

    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvSemicolon | Self::CsvComma => "csv",
        }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// A column of an export.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ExportColumn { $($(#[$doc])* $variant,)+ }

        impl ExportColumn {
            /// All, in the order of the sheet.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The column of a word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.as_str() == word)
            }
        }
    };
}

columns! {
    /// Mesaj No.
    Number = "number",
    /// Durum.
    Status = "status",
    /// Ad Soyad.
    MemberName = "member_name",
    /// E-Posta.
    MemberEmail = "member_email",
    /// Konu Başlığı.
    Subject = "subject",
    /// Mesaj Tür.
    Kind = "kind",
    /// Mesaj Konusu.
    Topic = "topic",
    /// Sipariş No: text, whatever it looks like.
    OrderNo = "order_no",
    /// Açılma Tarihi.
    OpenedAt = "opened_at",
    /// Kapanma Tarihi.
    ClosedAt = "closed_at",
    /// Son hareket.
    LastActivityAt = "last_activity_at",
    /// Cevaplayan.
    Responder = "responder",
    /// Çözümleyen.
    Resolver = "resolver",
    /// The number of messages (thread layout only).
    MessageCount = "message_count",
    /// The first message (thread layout only).
    FirstMessage = "first_message",
    /// The last message (thread layout only).
    LastMessage = "last_message",
    /// Who wrote (message layout only).
    Author = "author",
    /// Whether that is the member, an agent, a note among agents, or the desk (message layout only).
    AuthorKind = "author_kind",
    /// When it was written (message layout only).
    WrittenAt = "written_at",
    /// Açıklama: the message (message layout only).
    Body = "body",
}

impl ExportColumn {
    /// Whether a layout has the column.
    pub const fn is_in(self, layout: ExportLayout) -> bool {
        match self {
            Self::MessageCount | Self::FirstMessage | Self::LastMessage => matches!(layout, ExportLayout::Threads),
            Self::Author | Self::AuthorKind | Self::WrittenAt | Self::Body => {
                matches!(layout, ExportLayout::Messages)
            }
            _ => true,
        }
    }
}

/// What to export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Which threads.
    pub selection: Selection,
    /// In which order.
    pub sort: ThreadSort,
    /// Laid out how.
    pub layout: ExportLayout,
    /// Which columns, in order.
    pub columns: Vec<ExportColumn>,
    /// Into which kind of file. Requests of before there was a choice mean Excel's.
    #[serde(default)]
    pub format: ExportFormat,
}

/// How an export job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportState {
    /// Rows are being written.
    Running,
    /// The file waits.
    Ready,
    /// It was stopped by its owner.
    Cancelled,
    /// It broke; the owner may begin again.
    Failed,
    /// The file is gone, a day after.
    Expired,
}

impl ExportState {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Ready => "ready",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Running, Self::Ready, Self::Cancelled, Self::Failed, Self::Expired]
            .into_iter()
            .find(|state| state.as_str() == word)
    }
}

words! {
    /// How often a scheduled export is made.
    ExportEvery {
        /// Each Monday at seven in the morning of the store's clock.
        Weekly = "weekly",
        /// On the first day of each month, at the same hour.
        Monthly = "monthly",
    }
}

/// An export that is made again and again, and mailed to whoever asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportSchedule {
    /// The schedule.
    pub id: ScheduleId,
    /// How often.
    pub every: ExportEvery,
    /// What is exported.
    pub request: ExportRequest,
    /// When it is made next.
    pub next_at: Millis,
}

/// An export job as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportView {
    /// The job; its file is at `/exports/{id}/file`.
    pub id: ExportId,
    /// How it stands.
    pub state: ExportState,
    /// Rows written so far.
    pub done: u64,
    /// Rows in all, counted in the same snapshot.
    pub total: u64,
    /// The file's name, for people.
    pub file_name: String,
    /// When it began.
    pub created_at: Millis,
}
