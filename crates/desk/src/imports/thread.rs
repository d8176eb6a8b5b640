//! The rows of one thread as the thread: what they share, what was said, and what is wrong with them.

mod said;

use model::Millis;
use model::event::EventKind;
use model::fold::email_key;
use model::ids::{AgentId, MemberId};
use model::import::{ImportField as F, ImportReason, ImportRemark};
use model::message::{Author, Source};
use model::status::Status;
use model::validate::{MAX_ORDER_NO, MAX_SUBJECT, clean_line};
use sha2::{Digest as _, Sha256};
use store::{NewMember, NewThread, PastEvent, PastThread};

use super::book::Book;
use super::member::named;
use super::value::{Row, StatusWord, status};
use crate::preview;
use said::said_of;

/// The most messages of one thread.
const MAX_MESSAGES: usize = 1_000;
/// How many letters of a text become the subject of a thread that has none.
const SUBJECT_OF_BODY: usize = 80;
/// How far ahead of the desk's clock a date may be: the clocks of two machines, and zones that were mixed up.
const AHEAD: Millis = 24 * 60 * 60 * 1000;

/// A thread of a file.
pub(super) struct PlannedThread {
    /// Its rows.
    pub(super) lines: Vec<u64>,
    /// Whose it is.
    pub(super) member: NewMember,
    /// The thread; its member is not known yet.
    pub(super) past: PastThread,
    /// The same for the same rows of the same file, and for no others.
    pub(super) mark: String,
    /// Why it is refused, row by row.
    pub(super) faults: Vec<(u64, ImportRemark)>,
    /// What somebody should look at, row by row.
    pub(super) doubts: Vec<(u64, ImportRemark)>,
}

/// Notes about rows.
#[derive(Default)]
struct Notes(Vec<(u64, ImportRemark)>);

impl Notes {
    fn add(&mut self, line: u64, reason: ImportReason, about: &str) {
        let about = about.chars().take(80).collect();
        self.0.push((line, ImportRemark { reason, about }));
    }
}

/// Makes a thread of its rows, which are in the file's order and at least one.
pub(super) fn plan(rows: &[Row<'_>], book: &Book, importer: AgentId, now: Millis) -> PlannedThread {
    let (mut faults, mut doubts) = (Notes::default(), Notes::default());
    let first = rows[0].line;
    let (member, wrong) = named(&rows[0], now);
    faults.0.extend(wrong.into_iter().map(|remark| (first, remark)));
    for row in &rows[1..] {
        let email = row.text(F::MemberEmail);
        if !email.trim().is_empty() && email_key(&email) != email_key(&member.email) {
            faults.add(row.line, ImportReason::OtherEmail, &email);
        }
    }
    if rows.len() > MAX_MESSAGES {
        faults.add(first, ImportReason::TooManyMessages, &rows.len().to_string());
    }
    // What the rows share stands in the first of them that has it.
    let shared = |field: F| {
        rows.iter()
            .map(|row| row.text(field))
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
    };
    let mut at = |field: F| {
        let found = rows.iter().map(|row| (row.line, row.moment(field, &book.zone)));
        for (line, moment) in found {
            match moment {
                Ok(None) => {}
                Ok(Some(at)) if at > now + AHEAD => {
                    faults.add(line, ImportReason::FutureDate, &row_text(rows, line, field))
                }
                Ok(Some(at)) => return Some(at),
                Err(text) => faults.add(line, ImportReason::BadDate, &text),
            }
        }
        None
    };
    let (told_opened, closed, told_active) = (at(F::OpenedAt), at(F::ClosedAt), at(F::LastActivityAt));
    let messages = said_of(rows, book, &member, told_opened, &mut faults, &mut doubts, now);
    let opened = told_opened
        .or_else(|| messages.first().map(|said| said.at))
        .unwrap_or(now);
    let last_said = messages.iter().map(|said| said.at).max().unwrap_or(opened);
    let kind = pick(
        &shared(F::Kind),
        |name| book.kind(name),
        book.first_kind,
        ImportReason::UnknownKind,
        first,
        &mut doubts,
    );
    let topic = pick(
        &shared(F::Topic),
        |name| book.topic(name),
        book.first_topic,
        ImportReason::UnknownTopic,
        first,
        &mut doubts,
    );
    let person = |field: F, doubts: &mut Notes| {
        let name = shared(field);
        let found = book.agent(&name);
        if found.is_none() && !name.trim().is_empty() {
            doubts.add(first, ImportReason::UnknownAgent, &name);
        }
        found
    };
    let resolver = person(F::Resolver, &mut doubts);
    let told_responder = person(F::Responder, &mut doubts);
    let to_member = messages
        .iter()
        .rev()
        .find(|said| matches!(said.author, Author::Member | Author::Agent));
    let answered_by = messages
        .iter()
        .rev()
        .find(|said| said.author == Author::Agent)
        .and_then(|said| said.agent);
    let answered = messages.iter().any(|said| said.author == Author::Agent);
    let from_member = to_member.is_none_or(|said| said.author == Author::Member);
    let open = if from_member {
        if answered { Status::Pending } else { Status::New }
    } else {
        Status::Answered
    };
    let status = settled(&shared(F::Status), open, closed, first, &mut doubts);
    let order_no = clean_line(&shared(F::OrderNo));
    if order_no.chars().count() > MAX_ORDER_NO {
        faults.add(first, ImportReason::OrderNoTooLong, &order_no);
    }
    let subject = subject(
        &shared(F::Subject),
        messages.first().map_or("", |said| &said.body),
        first,
        &mut doubts,
    );
    let closed = (status == Status::Resolved)
        .then(|| (closed.unwrap_or(told_active.unwrap_or(last_said)).max(opened), resolver));
    let mark = mark(&[
        &email_key(&member.email),
        &shared(F::Number),
        &shared(F::Subject),
        &shared(F::OpenedAt),
        messages.first().map_or("", |said| &said.body),
    ]);
    let mut past = PastThread {
        thread: NewThread {
            // The judge puts in whose it is.
            member: MemberId(0),
            kind,
            topic,
            subject,
            order_no,
            source: Source::Import,
            status,
            at: opened,
            preview: preview(to_member.map_or("", |said| &said.body)),
            from_member,
            responder: told_responder.or(answered_by),
            continues: None,
        },
        closed,
        last_activity_at: told_active.unwrap_or_else(|| Ord::max(last_said, closed.map_or(opened, |(at, _)| at))),
        binned_at: None,
        events: vec![PastEvent {
            at: now,
            agent: Some(importer),
            what: EventKind::ThreadImported,
        }],
        messages,
    };
    for (place, said) in past.messages.iter_mut().enumerate() {
        said.submission = Some(format!("import:{mark}:{place}"));
    }
    PlannedThread {
        lines: rows.iter().map(|row| row.line).collect(),
        member,
        past,
        mark,
        faults: faults.0,
        doubts: doubts.0,
    }
}

fn row_text(rows: &[Row<'_>], line: u64, field: F) -> String {
    rows.iter()
        .find(|row| row.line == line)
        .map(|row| row.text(field))
        .unwrap_or_default()
}

/// What a name stands for, else the first of the list; a name that stands for nothing is noted.
fn pick<T>(
    name: &str,
    find: impl Fn(&str) -> Option<T>,
    first: T,
    reason: ImportReason,
    line: u64,
    doubts: &mut Notes,
) -> T {
    if name.trim().is_empty() {
        return first;
    }
    find(name).unwrap_or_else(|| {
        doubts.add(line, reason, name);
        first
    })
}

/// Where the thread stands: as the file says, else closed if it has the day, or if it says nothing at all.
fn settled(word: &str, open: Status, closed: Option<Millis>, line: u64, doubts: &mut Notes) -> Status {
    let by_dates = if closed.is_some() { Status::Resolved } else { open };
    match status(word) {
        StatusWord::Exact(Status::Snoozed) => {
            doubts.add(line, ImportReason::Awake, "");
            open
        }
        StatusWord::Exact(status) => status,
        StatusWord::Open => open,
        // The past rests in the archive.
        StatusWord::Missing => Status::Resolved,
        StatusWord::Unknown => {
            doubts.add(line, ImportReason::UnknownStatus, word);
            by_dates
        }
    }
}

fn subject(told: &str, body: &str, line: u64, doubts: &mut Notes) -> String {
    let told = clean_line(told);
    if told.is_empty() {
        doubts.add(line, ImportReason::NoSubject, "");
        let start: String = clean_line(body).chars().take(SUBJECT_OF_BODY).collect();
        return if start.is_empty() { "–".to_owned() } else { start };
    }
    if told.chars().count() > MAX_SUBJECT {
        doubts.add(line, ImportReason::SubjectCut, "");
        return told.chars().take(MAX_SUBJECT - 1).chain(['…']).collect();
    }
    told
}

fn mark(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    hex::encode(&hash.finalize()[..16])
}
