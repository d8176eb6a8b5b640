//! Which cell a column shows of a thread or a message: moments as dates, numbers of orders as text.

use desk::{ExportFacts, ExportedThread, SaidMessage};
use model::Millis;
use model::export::{ExportColumn, ExportLayout};
use model::ids::AgentId;
use model::lang::Lang;
use model::message::Author;
use model::texts::{exports, words};
use sheet::{Cell, Column, ColumnKind};

/// The head, the kind and the width of a column.
pub fn column(column: ExportColumn, lang: Lang) -> Column {
    use ExportColumn as C;
    let (kind, width) = match column {
        C::Number | C::MessageCount => (ColumnKind::Number, 10),
        C::OpenedAt | C::ClosedAt | C::LastActivityAt | C::WrittenAt => (ColumnKind::Moment, 17),
        C::FirstMessage | C::LastMessage | C::Body => (ColumnKind::LongText, 60),
        C::Subject => (ColumnKind::Text, 40),
        C::MemberName | C::MemberEmail => (ColumnKind::Text, 28),
        C::Status | C::Kind | C::Topic | C::OrderNo | C::Responder | C::Resolver | C::Author | C::AuthorKind => {
            (ColumnKind::Text, 18)
        }
    };
    Column {
        heading: lang.t(exports::column(column)).to_owned(),
        kind,
        width,
    }
}

/// The rows of some threads, as the layout has them.
pub fn cells(facts: &ExportFacts, threads: &[ExportedThread]) -> Vec<Vec<Cell>> {
    let columns = &facts.request.columns;
    let of_messages = |thread| move |message| cells_of_message(columns, thread, message, facts);
    match facts.request.layout {
        ExportLayout::Threads => threads
            .iter()
            .map(|thread| cells_of_thread(columns, thread, facts))
            .collect(),
        ExportLayout::Messages => threads
            .iter()
            .flat_map(|thread| thread.messages.iter().map(of_messages(thread)))
            .collect(),
    }
}

/// The cells of a row per thread.
fn cells_of_thread(columns: &[ExportColumn], thread: &ExportedThread, facts: &ExportFacts) -> Vec<Cell> {
    let body = |message: Option<&SaidMessage>| text(message.map_or("", |message| &message.body));
    let cell = |column: &ExportColumn| match column {
        ExportColumn::MessageCount => number(thread.messages.len()),
        ExportColumn::FirstMessage => body(thread.messages.first()),
        ExportColumn::LastMessage => body(thread.messages.last()),
        other => of_thread(*other, thread, facts),
    };
    columns.iter().map(cell).collect()
}

/// The cells of a row per message.
fn cells_of_message(
    columns: &[ExportColumn],
    thread: &ExportedThread,
    message: &SaidMessage,
    facts: &ExportFacts,
) -> Vec<Cell> {
    let cell = |column: &ExportColumn| match column {
        ExportColumn::Author => text(author(thread, message, facts)),
        ExportColumn::AuthorKind => text(facts.lang.t(exports::author_kind(message.author))),
        ExportColumn::WrittenAt => moment(Some(message.at), facts),
        ExportColumn::Body => text(&message.body),
        other => of_thread(*other, thread, facts),
    };
    columns.iter().map(cell).collect()
}

/// Who wrote: the member, the agent, or the desk itself.
fn author<'a>(thread: &'a ExportedThread, message: &SaidMessage, facts: &'a ExportFacts) -> &'a str {
    match (message.author, message.agent) {
        (Author::Member, _) => &thread.row.member_name,
        (Author::Agent | Author::Note, Some(agent)) => facts.store.agent(agent),
        _ => facts.lang.t(exports::AUTHOR_DESK),
    }
}

fn of_thread(column: ExportColumn, thread: &ExportedThread, facts: &ExportFacts) -> Cell {
    use ExportColumn as C;
    let (row, store, lang) = (&thread.row, &facts.store, facts.lang);
    let agent = |id: Option<AgentId>| text(id.map_or("", |id| store.agent(id)));
    match column {
        C::Number => Cell::Number(row.id.0),
        C::Status => text(lang.t(words::status(row.status))),
        C::MemberName => text(&row.member_name),
        C::MemberEmail => text(&row.member_email),
        C::Subject => text(&row.subject),
        C::Kind => text(store.kind(row.kind, lang)),
        C::Topic => text(store.topic(row.topic, lang)),
        C::OrderNo => text(&row.order_no),
        C::OpenedAt => moment(Some(row.opened_at), facts),
        C::ClosedAt => moment(row.closed_at, facts),
        C::LastActivityAt => moment(Some(row.last_activity_at), facts),
        C::Responder => agent(row.responder),
        C::Resolver => agent(row.resolver),
        // The other layout's columns: refused when the job begins.
        C::MessageCount | C::FirstMessage | C::LastMessage | C::Author | C::AuthorKind | C::WrittenAt | C::Body => {
            Cell::Empty
        }
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A moment of the store's wall clock.
fn moment(at: Option<Millis>, facts: &ExportFacts) -> Cell {
    let local = |at: Millis| at + Millis::from(facts.store.zone.offset_minutes(at)) * 60_000;
    at.map_or(Cell::Empty, |at| Cell::Moment(local(at)))
}
