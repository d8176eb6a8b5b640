//! İçe aktarma: what a store brings of its past, how the columns of its file are read, and what becomes of each row.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::ImportId;

/// The most rows of one file.
pub const MAX_ROWS: u64 = 200_000;
/// The most columns of one file.
pub const MAX_COLUMNS: usize = 64;
/// The largest file, in bytes: 64 MiB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

words! {
    /// What the rows of a file are.
    ImportKind {
        /// A member per row.
        Members = "members",
        /// A thread per row, or a message per row with its thread's columns repeated.
        Threads = "threads",
    }
}

words! {
    /// How an import stands.
    ImportState {
        /// Its file is being read.
        Reading = "reading",
        /// Its rows are in; it is to be said what the columns are.
        Read = "read",
        /// Each row is being looked at.
        Checking = "checking",
        /// What would happen to each row is known; a yes is waited for.
        Checked = "checked",
        /// Rows are being stored.
        Running = "running",
        /// Every row had its turn.
        Done = "done",
        /// It was stopped; what was stored until then stays.
        Cancelled = "cancelled",
        /// It broke; the same file can be brought again.
        Failed = "failed",
    }
}

words! {
    /// What a column of the file holds.
    ImportField {
        /// E-Posta.
        MemberEmail = "member_email",
        /// Ad Soyad.
        MemberName = "member_name",
        /// The store's own id of the member.
        ExternalId = "external_id",
        /// Mesaj No: what the rows of one thread share.
        Number = "number",
        /// Konu Başlığı.
        Subject = "subject",
        /// Durum.
        Status = "status",
        /// Mesaj Tür.
        Kind = "kind",
        /// Mesaj Konusu.
        Topic = "topic",
        /// Sipariş No.
        OrderNo = "order_no",
        /// Açılma Tarihi.
        OpenedAt = "opened_at",
        /// Kapanma Tarihi.
        ClosedAt = "closed_at",
        /// Son Hareket.
        LastActivityAt = "last_activity_at",
        /// Cevaplayan.
        Responder = "responder",
        /// Çözümleyen.
        Resolver = "resolver",
        /// Who wrote the message of the row.
        Author = "author",
        /// Whether that is the member, an agent, a note among agents, or the desk.
        AuthorKind = "author_kind",
        /// When the message was written.
        WrittenAt = "written_at",
        /// The message of the row.
        Body = "body",
        /// The first message of the thread.
        FirstMessage = "first_message",
        /// The last message of the thread.
        LastMessage = "last_message",
        /// How many messages the thread had.
        MessageCount = "message_count",
    }
}

impl ImportField {
    /// Whether a file of this kind can have such a column.
    pub const fn is_of(self, kind: ImportKind) -> bool {
        match kind {
            ImportKind::Members => matches!(self, Self::MemberEmail | Self::MemberName | Self::ExternalId),
            ImportKind::Threads => !matches!(self, Self::ExternalId),
        }
    }
}

/// What each column of a file holds, in the file's order; `None` is left out.
pub type Mapping = Vec<Option<ImportField>>;

words! {
    /// What becomes of a row.
    ImportOutcome {
        /// It will be stored.
        New = "new",
        /// It will be stored, but somebody should look at it first.
        Doubtful = "doubtful",
        /// It is here already and is left alone.
        Known = "known",
        /// It cannot be stored.
        Refused = "refused",
        /// It was stored.
        Stored = "stored",
    }
}

words! {
    /// Why a row is doubtful, known or refused.
    ImportReason {
        /// There is no mail address.
        NoEmail = "no_email",
        /// The mail address is none.
        BadEmail = "bad_email",
        /// There is no text.
        NoBody = "no_body",
        /// A text is longer than a message may be.
        BodyTooLong = "body_too_long",
        /// The name is longer than a name may be.
        NameTooLong = "name_too_long",
        /// The order number is longer than one may be.
        OrderNoTooLong = "order_no_too_long",
        /// A date cannot be read.
        BadDate = "bad_date",
        /// A date lies in the future.
        FutureDate = "future_date",
        /// The rows of the thread name different addresses.
        OtherEmail = "other_email",
        /// Another row of the same thread is refused.
        OtherRow = "other_row",
        /// The thread has more messages than one may bring.
        TooManyMessages = "too_many_messages",
        /// It is at the desk already.
        AlreadyHere = "already_here",
        /// The file has it twice; the first one counts.
        Twice = "twice",
        /// The member is known by another name, which stays.
        OtherName = "other_name",
        /// The store's own id belongs to another member; the row is taken without it.
        ExternalIdTaken = "external_id_taken",
        /// There is no date; the moment of the import is taken.
        NoDate = "no_date",
        /// There is no subject; the first words of the text are taken.
        NoSubject = "no_subject",
        /// The subject is cut.
        SubjectCut = "subject_cut",
        /// There is no such kind; the first of the list is taken.
        UnknownKind = "unknown_kind",
        /// There is no such topic; the first of the list is taken.
        UnknownTopic = "unknown_topic",
        /// Nobody of that name is at the desk; the text is kept without a name.
        UnknownAgent = "unknown_agent",
        /// The status is not known; the dates and the last author decide.
        UnknownStatus = "unknown_status",
        /// A snoozed thread comes awake.
        Awake = "awake",
        /// Of its messages only the first and the last are in the file.
        OnlyEnds = "only_ends",
    }
}

/// Why, with the word of the file that it is about; empty when there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRemark {
    /// Why.
    pub reason: ImportReason,
    /// About what.
    pub about: String,
}

words! {
    /// Why a file cannot be read as a table.
    SheetFault {
        /// It has nothing in it, or a heading alone.
        Empty = "empty",
        /// It is neither a workbook nor a text with columns.
        NotATable = "not_a_table",
        /// It is a page of the web that calls itself a workbook.
        WebPage = "web_page",
        /// It is locked with a password.
        Locked = "locked",
        /// It carries macros.
        Macros = "macros",
        /// It is damaged.
        Damaged = "damaged",
        /// It has more than the largest file has: bytes, rows, columns or letters in a cell.
        TooLarge = "too_large",
        /// It has more rows than are taken at once.
        TooManyRows = "too_many_rows",
        /// It has more columns than are taken.
        TooManyColumns = "too_many_columns",
        /// Reading it took more memory or time than a table of its size may.
        TooHeavy = "too_heavy",
    }
}

/// How many rows came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// To be stored.
    pub new: u64,
    /// To be stored, but to be looked at.
    pub doubtful: u64,
    /// Here already.
    pub known: u64,
    /// Not to be stored.
    pub refused: u64,
    /// Stored.
    pub stored: u64,
}

impl ImportCounts {
    /// The number of an outcome.
    pub const fn of(&self, outcome: ImportOutcome) -> u64 {
        match outcome {
            ImportOutcome::New => self.new,
            ImportOutcome::Doubtful => self.doubtful,
            ImportOutcome::Known => self.known,
            ImportOutcome::Refused => self.refused,
            ImportOutcome::Stored => self.stored,
        }
    }
}

/// An import as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    /// The import.
    pub id: ImportId,
    /// What its rows are.
    pub kind: ImportKind,
    /// How it stands.
    pub state: ImportState,
    /// The file's name.
    pub file_name: String,
    /// The first row of the file.
    pub headings: Vec<String>,
    /// What each column holds.
    pub mapping: Mapping,
    /// How many rows there are below the headings.
    pub total: u64,
    /// How many had their turn in what is being done.
    pub done: u64,
    /// How many came to what.
    pub counts: ImportCounts,
    /// When it began.
    pub created_at: Millis,
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// Its line in the file; the headings of most files are line 1.
    pub line: u64,
    /// Its cells as a person reads them, as many as there are headings.
    pub cells: Vec<String>,
    /// What becomes of it; `None` before it was looked at.
    pub outcome: Option<ImportOutcome>,
    /// Why.
    pub remarks: Vec<ImportRemark>,
}

/// Some rows of an import, and the line after which there are more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRows {
    /// The rows.
    pub rows: Vec<ImportRow>,
    /// Where the next ones begin; `None` at the end.
    pub next: Option<u64>,
}
