//! What a list of threads is asked for, as the database understands it: moments, folded texts and ids. One place turns it
//! into SQL, so that the list, the count, a bulk act and an export find the same set.

use model::Millis;
use model::filter::ThreadList;
use model::ids::{AgentId, KindId, TopicId};
use model::page::ThreadSort;
use model::status::Status;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, LikeExpr, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, DbBackend};

use crate::entity::{member, message, thread};

/// The shortest text that the trigram indexes of SQLite can find.
const TRIGRAM: usize = 3;

/// The criteria of a list, made by the desk from a `ThreadFilter`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadCriteria {
    /// Which list.
    pub list: ThreadList,
    /// Opened at or after the first, before the second.
    pub opened: (Option<Millis>, Option<Millis>),
    /// Closed at or after the first, before the second.
    pub closed: (Option<Millis>, Option<Millis>),
    /// Any of these kinds.
    pub kinds: Vec<KindId>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Any of these topics.
    pub topics: Vec<TopicId>,
    /// A folded substring of the subject.
    pub subject: String,
    /// A folded substring of the member's name.
    pub name: String,
    /// A folded substring of the member's address.
    pub email: String,
    /// A folded substring of any message.
    pub body: String,
    /// A substring of the normalised order number.
    pub order_key: String,
    /// Answered last by any of these.
    pub responders: Vec<AgentId>,
    /// Resolved by any of these.
    pub resolvers: Vec<AgentId>,
}

impl ThreadCriteria {
    /// A whole list.
    pub const fn all(list: ThreadList) -> Self {
        Self {
            list,
            opened: (None, None),
            closed: (None, None),
            kinds: Vec::new(),
            statuses: Vec::new(),
            topics: Vec::new(),
            subject: String::new(),
            name: String::new(),
            email: String::new(),
            body: String::new(),
            order_key: String::new(),
            responders: Vec::new(),
            resolvers: Vec::new(),
        }
    }

    /// The criteria as one condition on the table `thread`.
    pub(crate) fn condition(&self, backend: DbBackend) -> Condition {
        let mut condition = Condition::all().add(thread::Column::Place.eq(self.list.as_str()));
        for (column, (from, before)) in [
            (thread::Column::OpenedAt, self.opened),
            (thread::Column::ClosedAt, self.closed),
        ] {
            condition = condition
                .add_option(from.map(|at| column.gte(at)))
                .add_option(before.map(|at| column.lt(at)));
        }
        let lists: [(thread::Column, Vec<i64>); 4] = [
            (thread::Column::KindId, self.kinds.iter().map(|id| id.0).collect()),
            (thread::Column::TopicId, self.topics.iter().map(|id| id.0).collect()),
            (
                thread::Column::ResponderId,
                self.responders.iter().map(|id| id.0).collect(),
            ),
            (
                thread::Column::ResolverId,
                self.resolvers.iter().map(|id| id.0).collect(),
            ),
        ];
        for (column, ids) in lists.into_iter().filter(|(_, ids)| !ids.is_empty()) {
            condition = condition.add(column.is_in(ids));
        }
        if !self.statuses.is_empty() {
            condition = condition.add(thread::Column::Status.is_in(self.statuses.iter().map(|status| status.as_str())));
        }
        self.texts(condition, backend)
    }

    fn texts(&self, mut condition: Condition, backend: DbBackend) -> Condition {
        let own = [
            (&self.subject, thread::Column::SubjectFold, "subject_fold"),
            (&self.order_key, thread::Column::OrderKey, "order_key"),
        ];
        for (text, column, name) in own.into_iter().filter(|(text, ..)| !text.is_empty()) {
            condition = condition.add(match index_query(backend, "thread_search", name, text) {
                Some(found) => thread::Column::Id.in_subquery(found),
                None => contains(column.into_expr(), text),
            });
        }
        let of_member = [
            (&self.name, member::Column::FullNameFold, "full_name_fold"),
            (&self.email, member::Column::EmailFold, "email_fold"),
        ];
        for (text, column, name) in of_member.into_iter().filter(|(text, ..)| !text.is_empty()) {
            let members = index_query(backend, "member_search", name, text).unwrap_or_else(|| {
                Query::select()
                    .column(member::Column::Id)
                    .from(member::Entity)
                    .and_where(contains(column.into_expr(), text))
                    .take()
            });
            condition = condition.add(thread::Column::Id.in_subquery(threads_of(members)));
        }
        if !self.body.is_empty() {
            condition = condition.add(thread::Column::Id.in_subquery(threads_with_message(backend, &self.body)));
        }
        condition
    }

    /// The criteria whose matches an index names in the order of the list, or that exclude few rows of it. The rest, whose
    /// matches lie scattered, are the texts of messages and members, and ranges of days that the list is not sorted by.
    pub(crate) fn gathered(&self, sort: ThreadSort) -> Self {
        let opened = match sort {
            ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => self.opened,
            ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => (None, None),
        };
        Self {
            opened,
            closed: (None, None),
            body: String::new(),
            name: String::new(),
            email: String::new(),
            ..self.clone()
        }
    }

    /// The criteria with the texts of messages and members looked for row by row: for a handful of known threads, or a walk
    /// in the list's order that ends soon.
    pub(crate) fn condition_row_by_row(&self, backend: DbBackend) -> Condition {
        let own = Self {
            body: String::new(),
            name: String::new(),
            email: String::new(),
            ..self.clone()
        };
        let hit =
            |text: &str, query: fn(&str) -> SelectStatement| (!text.is_empty()).then(|| Expr::exists(query(text)));
        own.condition(backend)
            .add_option(hit(&self.body, hit_in_messages))
            .add_option(hit(&self.name, |text| {
                hit_in_member(member::Column::FullNameFold, text)
            }))
            .add_option(hit(&self.email, |text| hit_in_member(member::Column::EmailFold, text)))
    }
}

fn hit_in_messages(text: &str) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(message::Entity)
        .and_where(Expr::col((message::Entity, message::Column::ThreadId)).equals((thread::Entity, thread::Column::Id)))
        .and_where(message::Column::UndoneAt.is_null())
        .and_where(contains(message::Column::BodyFold.into_expr(), text))
        .take()
}

fn hit_in_member(column: member::Column, text: &str) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(member::Entity)
        .and_where(Expr::col((member::Entity, member::Column::Id)).equals((thread::Entity, thread::Column::MemberId)))
        .and_where(contains(column.into_expr(), text))
        .take()
}

/// The threads of some members. Named by their ids: SQLite would rather look at every thread of the list than ask the index
/// of members.
fn threads_of(members: SelectStatement) -> SelectStatement {
    let theirs = Alias::new("theirs");
    Query::select()
        .column((theirs.clone(), thread::Column::Id))
        .from_as(thread::Entity, theirs.clone())
        .and_where(Expr::col((theirs, thread::Column::MemberId)).in_subquery(members))
        .take()
}

/// The threads that have a message with the text.
fn threads_with_message(backend: DbBackend, text: &str) -> SelectStatement {
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
fn index_query(backend: DbBackend, table: &str, column: &str, text: &str) -> Option<SelectStatement> {
    if backend != DbBackend::Sqlite || text.chars().count() < TRIGRAM {
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

/// `count(*)`, for whoever counts.
pub(crate) fn count_all() -> SimpleExpr {
    Expr::col(Asterisk).count()
}
