//! Which cell a column shows of a thread or a message: moments as dates, numbers of orders as text.

use desk::{ExportRun, ExportedThread};
use model::Millis;
use model::export::ExportColumn;
use model::ids::AgentId;
use model::lang::Lang;
use model::message::MessageView;
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
        C::Status | C::Kind | C::Topic | C::OrderNo | C::Responder | C::Resolver | C::Author => (ColumnKind::Text, 18),
    };
    Column {
        heading: lang.t(exports::column(column)).to_owned(),
        kind,
        width,
    }
}

/// The cells of a row per thread.
pub fn cells_of_thread(columns: &[ExportColumn], thread: &ExportedThread, run: &ExportRun) -> Vec<Cell> {
    let body = |message: Option<&MessageView>| text(message.map_or("", |message| &message.body));
    let cell = |column: &ExportColumn| match column {
        ExportColumn::MessageCount => number(thread.messages.len()),
        ExportColumn::FirstMessage => body(thread.messages.first()),
        ExportColumn::LastMessage => body(thread.messages.last()),
        other => of_thread(*other, thread, run),
    };
    columns.iter().map(cell).collect()
}

/// The cells of a row per message.
pub fn cells_of_message(
    columns: &[ExportColumn],
    thread: &ExportedThread,
    message: &MessageView,
    run: &ExportRun,
) -> Vec<Cell> {
    let cell = |column: &ExportColumn| match column {
        ExportColumn::Author if message.author_name.is_empty() => text(run.lang.t(exports::AUTHOR_DESK)),
        ExportColumn::Author => text(&message.author_name),
        ExportColumn::WrittenAt => moment(Some(message.at), run),
        ExportColumn::Body => text(&message.body),
        other => of_thread(*other, thread, run),
    };
    columns.iter().map(cell).collect()
}

fn of_thread(column: ExportColumn, thread: &ExportedThread, run: &ExportRun) -> Cell {
    use ExportColumn as C;
    let (row, store, lang) = (&thread.row, &run.store, run.lang);
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
        C::OpenedAt => moment(Some(row.opened_at), run),
        C::ClosedAt => moment(row.closed_at, run),
        C::LastActivityAt => moment(Some(row.last_activity_at), run),
        C::Responder => agent(row.responder),
        C::Resolver => agent(row.resolver),
        // The other layout's columns: refused when the job begins.
        C::MessageCount | C::FirstMessage | C::LastMessage | C::Author | C::WrittenAt | C::Body => Cell::Empty,
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
fn moment(at: Option<Millis>, run: &ExportRun) -> Cell {
    let local = |at: Millis| at + Millis::from(run.store.zone.offset_minutes(at)) * 60_000;
    at.map_or(Cell::Empty, |at| Cell::Moment(local(at)))
}
