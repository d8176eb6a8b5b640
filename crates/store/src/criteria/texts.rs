//! Substrings as SQL: by the trigram tables of SQLite, by `LIKE` (which PostgreSQL answers from its trigram indexes), or row
//! by row.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, DbBackend, JoinType};

use crate::entity::{member, message, thread};

/// The shortest text that trigram indexes can find, those of SQLite and of PostgreSQL's pg_trgm alike.
const TRIGRAM: usize = 3;

/// Whether a message of the thread has the text, looked for in its rows.
pub(super) fn hit_in_messages(backend: DbBackend, text: &str) -> SimpleExpr {
    let messages = Query::select()
        .expr(Expr::value(1))
        .from(message::Entity)
        .and_where(Expr::col((message::Entity, message::Column::ThreadId)).equals((thread::Entity, thread::Column::Id)))
        .and_where(message::Column::UndoneAt.is_null())
        .and_where(holds(backend, message::Column::BodyFold.into_expr(), text))
        .take();
    Expr::exists(messages)
}

/// Whether the thread's member has the text, looked for in its row.
pub(super) fn hit_in_member(backend: DbBackend, column: member::Column, text: &str) -> SimpleExpr {
    let members = Query::select()
        .expr(Expr::value(1))
        .from(member::Entity)
        .and_where(Expr::col((member::Entity, member::Column::Id)).equals((thread::Entity, thread::Column::MemberId)))
        .and_where(holds(backend, column.into_expr(), text))
        .take();
    Expr::exists(members)
}

/// Whether a text is long enough for the trigram indexes.
pub(super) fn has_trigram(text: &str) -> bool {
    text.chars().count() >= TRIGRAM
}

/// The members whose column holds a text.
pub(super) fn members_with(backend: DbBackend, column: member::Column, name: &str, text: &str) -> SelectStatement {
    index_query(backend, "member_search", name, text).unwrap_or_else(|| {
        Query::select()
            .column(member::Column::Id)
            .from(member::Entity)
            .and_where(contains(backend, column.into_expr(), text))
            .take()
    })
}

/// The threads of some members. Named by their ids: SQLite would rather look at every thread of the list than ask the index
/// of members.
pub(super) fn threads_of(members: SelectStatement) -> SelectStatement {
    let theirs = Alias::new("theirs");
    Query::select()
        .column((theirs.clone(), thread::Column::Id))
        .from_as(thread::Entity, theirs.clone())
        .and_where(Expr::col((theirs, thread::Column::MemberId)).in_subquery(members))
        .take()
}

/// The threads that have a message with the text.
pub(super) fn threads_with_message(backend: DbBackend, text: &str) -> SelectStatement {
    let mut query = Query::select();
    query
        .column(message::Column::ThreadId)
        .from(message::Entity)
        .and_where(message::Column::UndoneAt.is_null());
    match index_query(backend, "message_search", "body_fold", text) {
        Some(found) => query.and_where(message::Column::Id.in_subquery(found)),
        None => query.and_where(contains(backend, message::Column::BodyFold.into_expr(), text)),
    };
    query.take()
}

/// The rows of a full-text table of SQLite; `None` where there is none (PostgreSQL) or the text is too short for it.
pub(super) fn index_query(backend: DbBackend, table: &str, column: &str, text: &str) -> Option<SelectStatement> {
    if backend != DbBackend::Sqlite || !has_trigram(text) {
        return None;
    }
    // One phrase in one column; a quote inside a phrase is written twice.
    let phrase = format!("{column} : \"{}\"", text.replace('"', "\"\""));
    let query = Query::select()
        .column(Alias::new("rowid"))
        .from(Alias::new(table))
        .and_where(Expr::cust_with_values(format!("{table} MATCH ?"), [phrase]))
        .take();
    Some(query)
}

/// The threads of some conditions that have a message with the text, as SQLite's full-text table tells them one after another,
/// or as the messages themselves do when the text is too short for it: whoever wants only so many stops it early.
pub(super) fn streamed(text: &str, rest: Condition) -> SelectStatement {
    let (backend, search) = (DbBackend::Sqlite, Alias::new("message_search"));
    let always = Condition::all;
    let mut hits = match index_query(backend, "message_search", "body_fold", text) {
        Some(mut hits) => {
            let message_of = Expr::col((message::Entity, message::Column::Id)).equals((search, Alias::new("rowid")));
            hits.clear_selects()
                .join(JoinType::CrossJoin, message::Entity, always())
                .and_where(message_of)
                .take()
        }
        None => Query::select()
            .from(message::Entity)
            .and_where(contains(backend, message::Column::BodyFold.into_expr(), text))
            .take(),
    };
    // A cross join is done in the order in which it is written; what joins stands among the conditions.
    hits.distinct()
        .column((thread::Entity, thread::Column::Id))
        .join(JoinType::CrossJoin, thread::Entity, always())
        .and_where(Expr::col((thread::Entity, thread::Column::Id)).equals((message::Entity, message::Column::ThreadId)))
        .and_where(message::Column::UndoneAt.is_null())
        .cond_where(rest)
        .take()
}

/// Whether a column holds the text, by whatever index knows it, else row by row.
pub(crate) fn contains(backend: DbBackend, column: SimpleExpr, text: &str) -> SimpleExpr {
    if has_trigram(text) {
        like(column, text)
    } else {
        holds(backend, column, text)
    }
}

/// Whether a column holds the text, row by row. PostgreSQL compares bytes so: its `LIKE` goes letter by letter and takes
/// twenty times as long.
fn holds(backend: DbBackend, column: SimpleExpr, text: &str) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => {
            let place = Func::cust(Alias::new("strpos")).arg(column).arg(text);
            Expr::expr(SimpleExpr::from(place)).gt(0)
        }
        _ => like(column, text),
    }
}

/// `LIKE '%text%'` with the text's own `%` and `_` as letters.
fn like(column: SimpleExpr, text: &str) -> SimpleExpr {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    column.like(LikeExpr::new(pattern).escape('\\'))
}
