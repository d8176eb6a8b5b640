//! What was said in a thread: a message per row, or the first and the last one of a row that stands for the whole thread.

use model::Millis;
use model::fold::{email_key, fold};
use model::ids::AgentId;
use model::import::{ImportField as F, ImportReason};
use model::message::{Author, Source};
use model::validate::{MAX_BODY, clean_text};
use store::{NewMember, PastMessage};

use super::{AHEAD, Notes};
use crate::imports::book::Book;
use crate::imports::value::{Row, author};

/// The messages of a thread, oldest first.
pub(super) fn said_of(
    rows: &[Row<'_>],
    book: &Book,
    member: &NewMember,
    opened: Option<Millis>,
    faults: &mut Notes,
    doubts: &mut Notes,
    now: Millis,
) -> Vec<PastMessage> {
    let by_row = rows[0].mapping.contains(&Some(F::Body));
    if !by_row {
        return ends(&rows[0], book, opened, faults, doubts, now);
    }
    let mut said = Vec::with_capacity(rows.len());
    let mut last = opened;
    for row in rows {
        let at = match row.moment(F::WrittenAt, &book.zone) {
            Ok(Some(at)) if at > now + AHEAD => {
                faults.add(row.line, ImportReason::FutureDate, &row.text(F::WrittenAt));
                now
            }
            Ok(Some(at)) => at,
            Ok(None) => last.unwrap_or_else(|| {
                doubts.add(row.line, ImportReason::NoDate, "");
                now
            }),
            Err(text) => {
                faults.add(row.line, ImportReason::BadDate, &text);
                now
            }
        };
        last = Some(at);
        let (author, agent) = who(row, book, member, doubts);
        let body = body(row, F::Body, author == Author::Desk, faults);
        said.push(message(author, agent, body, at));
    }
    // Rows of the same moment stay in the file's order.
    said.sort_by_key(|message| message.at);
    said
}

/// The first and the last message of a row that stands for a whole thread.
fn ends(
    row: &Row<'_>,
    book: &Book,
    opened: Option<Millis>,
    faults: &mut Notes,
    doubts: &mut Notes,
    now: Millis,
) -> Vec<PastMessage> {
    let opened = opened.unwrap_or_else(|| {
        doubts.add(row.line, ImportReason::NoDate, "");
        now
    });
    let (first, last) = (
        clean_text(&row.text(F::FirstMessage)),
        clean_text(&row.text(F::LastMessage)),
    );
    let told: Option<u64> = row.text(F::MessageCount).trim().parse().ok();
    if let Some(many) = told.filter(|many| *many > 2) {
        doubts.add(row.line, ImportReason::OnlyEnds, &many.to_string());
    }
    let field = if first.is_empty() {
        F::LastMessage
    } else {
        F::FirstMessage
    };
    let mut said = vec![message(Author::Member, None, body(row, field, false, faults), opened)];
    let one = last.is_empty() || first.is_empty() || told == Some(1) || (told.is_none() && first == last);
    if !one {
        let responder = book.agent(&row.text(F::Responder));
        let author = if row.text(F::Responder).trim().is_empty() {
            Author::Member
        } else {
            Author::Agent
        };
        let told_at = |field| row.moment(field, &book.zone).ok().flatten();
        let at = told_at(F::LastActivityAt)
            .or_else(|| told_at(F::ClosedAt))
            .unwrap_or(opened)
            .clamp(opened, now.max(opened));
        said.push(message(author, responder, body(row, F::LastMessage, false, faults), at));
    }
    said
}

/// Who wrote a row: by the column for the kind of author, else by the name in the column for the author.
fn who(row: &Row<'_>, book: &Book, member: &NewMember, doubts: &mut Notes) -> (Author, Option<AgentId>) {
    let name = row.text(F::Author);
    let told = author(&row.text(F::AuthorKind)).or_else(|| author(&name));
    let is_member = || {
        let key = fold(&name);
        key.is_empty() || key == fold(&member.full_name) || email_key(&name) == email_key(&member.email)
    };
    let agent = book.agent(&name);
    let told = told.unwrap_or_else(|| {
        if agent.is_none() && is_member() {
            Author::Member
        } else {
            Author::Agent
        }
    });
    match told {
        Author::Member | Author::Desk => (told, None),
        Author::Agent | Author::Note => {
            if agent.is_none() && !name.trim().is_empty() && author(&name).is_none() {
                doubts.add(row.line, ImportReason::UnknownAgent, &name);
            }
            (told, agent)
        }
    }
}

fn body(row: &Row<'_>, field: F, may_be_empty: bool, faults: &mut Notes) -> String {
    let body = clean_text(&row.text(field));
    if body.is_empty() && !may_be_empty {
        faults.add(row.line, ImportReason::NoBody, "");
    } else if body.chars().count() > MAX_BODY {
        faults.add(row.line, ImportReason::BodyTooLong, "");
    }
    body
}

const fn message(author: Author, agent: Option<AgentId>, body: String, at: Millis) -> PastMessage {
    PastMessage {
        author,
        agent,
        body,
        source: Source::Import,
        at,
        event: 0,
        submission: None,
    }
}
