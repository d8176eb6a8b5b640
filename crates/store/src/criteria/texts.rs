//! Substrings as SQL: by the trigram tables of SQLite, by `LIKE` (which PostgreSQL answers from its trigram indexes), or row
//! by row.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, DbBackend};

use crate::entity::{member, message, thread};

/// The shortest text that trigram indexes can find, those of SQLite and of PostgreSQL's pg_trgm alike.
const TRIGRAM: usize = 3;

pub(super) fn hit_in_messages(text: &str) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(message::Entity)
        .and_where(Expr::col((message::Entity, message::Column::ThreadId)).equals((thread::Entity, thread::Column::Id)))
        .and_where(message::Column::UndoneAt.is_null())
        .and_where(contains(message::Column::BodyFold.into_expr(), text))
        .take()
}

pub(super) fn hit_in_member(column: member::Column, text: &str) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(member::Entity)
        .and_where(Expr::col((member::Entity, member::Column::Id)).equals((thread::Entity, thread::Column::MemberId)))
        .and_where(contains(column.into_expr(), text))
        .take()
}

/// Whether a text is long enough for the trigram indexes.
pub(super) fn has_trigram(text: &str) -> bool {
    text.chars().count() >= TRIGRAM
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
        None => query.and_where(contains(message::Column::BodyFold.into_expr(), text)),
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

/// `LIKE '%text%'` with the text's own `%` and `_` as letters.
pub(crate) fn contains(column: SimpleExpr, text: &str) -> SimpleExpr {
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
