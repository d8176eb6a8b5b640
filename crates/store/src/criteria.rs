//! What a list of threads is asked for, as the database understands it: moments, folded texts and ids. One place turns it
//! into SQL, so that the list, the count, a bulk act and an export find the same set.

mod narrow;
mod texts;

use model::Millis;
use model::filter::ThreadList;
use model::ids::{AgentId, KindId, TopicId};
use model::page::ThreadSort;
use model::status::Status;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, DbBackend};

use crate::entity::{member, thread};
use texts::{hit_in_member, hit_in_messages, index_query, threads_of, threads_with_message};

pub use narrow::Reach;
pub(crate) use texts::contains;

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
        for members in self.members(backend) {
            condition = condition.add(match backend {
                DbBackend::Sqlite => thread::Column::Id.in_subquery(threads_of(members)),
                _ => thread::Column::MemberId.in_subquery(members),
            });
        }
        if !self.body.is_empty() {
            condition = condition.add(thread::Column::Id.in_subquery(threads_with_message(backend, &self.body)));
        }
        condition
    }

    /// The criteria whose matches an index names in the order of the list, or that exclude few rows of it. The rest, whose
    /// matches lie scattered, are the texts, and ranges of days that the list is not sorted by. Of a thread's own texts SQLite
    /// makes a set of ids first, which is quick wherever they lie.
    pub(crate) fn gathered(&self, sort: ThreadSort, backend: DbBackend) -> Self {
        let opened = match sort {
            ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => self.opened,
            ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => (None, None),
        };
        let own = |text: &String| match backend {
            DbBackend::Sqlite => text.clone(),
            _ => String::new(),
        };
        Self {
            opened,
            closed: (None, None),
            body: String::new(),
            name: String::new(),
            email: String::new(),
            subject: own(&self.subject),
            order_key: own(&self.order_key),
            ..self.clone()
        }
    }

    /// The members that the name and the address name, one query each.
    fn members(&self, backend: DbBackend) -> impl Iterator<Item = SelectStatement> {
        let texts = [
            (&self.name, member::Column::FullNameFold, "full_name_fold"),
            (&self.email, member::Column::EmailFold, "email_fold"),
        ];
        texts
            .into_iter()
            .filter(|(text, ..)| !text.is_empty())
            .map(move |(text, column, name)| {
                index_query(backend, "member_search", name, text).unwrap_or_else(|| {
                    Query::select()
                        .column(member::Column::Id)
                        .from(member::Entity)
                        .and_where(contains(column.into_expr(), text))
                        .take()
                })
            })
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

/// `count(*)`, for whoever counts.
pub(crate) fn count_all() -> SimpleExpr {
    Expr::col(Asterisk).count()
}
