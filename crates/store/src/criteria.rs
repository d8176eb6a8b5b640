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
use texts::{
    has_trigram, hit_in_member, hit_in_messages, index_query, members_with, streamed, threads_of, threads_with_message,
};

pub(crate) use narrow::Narrow;
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

/// A text that threads are looked for by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextOf {
    Subject,
    OrderKey,
    Name,
    Email,
    Body,
}

impl TextOf {
    const ALL: [Self; 5] = [Self::Subject, Self::OrderKey, Self::Name, Self::Email, Self::Body];
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
        self.condition_in(thread::Column::Place.eq(self.list.as_str()), backend)
    }

    /// The same for whoever collects or counts. Where nothing but a text that no index knows is looked for, SQLite would still go
    /// by the index of the list and leap from row to row of the table, which takes ten times as long as to read it through.
    pub(crate) fn condition_of_all(&self, backend: DbBackend) -> Condition {
        let unknown = |of: TextOf| self.text(of).is_some_and(|text| !has_trigram(text));
        let read = unknown(TextOf::Subject) || unknown(TextOf::OrderKey);
        let alone = self.without_texts() == Self::all(self.list);
        if backend == DbBackend::Sqlite && read && alone {
            // A column behind a plus sign is in no index.
            let place = Expr::cust_with_values("+\"thread\".\"place\" = ?", [self.list.as_str()]);
            return self.condition_in(place, backend);
        }
        self.condition(backend)
    }

    fn condition_in(&self, place: SimpleExpr, backend: DbBackend) -> Condition {
        let mut condition = Condition::all().add(place);
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

    /// Every text by the index that knows it: for whoever wants all that is found.
    fn texts(&self, condition: Condition, backend: DbBackend) -> Condition {
        TextOf::ALL.into_iter().fold(condition, |condition, of| {
            condition.add_option(self.text_by_index(of, backend))
        })
    }

    /// A text by the index that knows it.
    fn text_by_index(&self, of: TextOf, backend: DbBackend) -> Option<SimpleExpr> {
        let text = self.text(of)?;
        let own = |column: thread::Column, name| match index_query(backend, "thread_search", name, text) {
            Some(found) => thread::Column::Id.in_subquery(found),
            None => contains(backend, column.into_expr(), text),
        };
        let of_members = |column: member::Column, name| {
            let members = members_with(backend, column, name, text);
            match backend {
                DbBackend::Sqlite => thread::Column::Id.in_subquery(threads_of(members)),
                _ => thread::Column::MemberId.in_subquery(members),
            }
        };
        Some(match of {
            TextOf::Subject => own(thread::Column::SubjectFold, "subject_fold"),
            TextOf::OrderKey => own(thread::Column::OrderKey, "order_key"),
            TextOf::Name => of_members(member::Column::FullNameFold, "full_name_fold"),
            TextOf::Email => of_members(member::Column::EmailFold, "email_fold"),
            TextOf::Body => thread::Column::Id.in_subquery(threads_with_message(backend, text)),
        })
    }

    /// A text looked for in the rows themselves.
    fn text_by_row(&self, of: TextOf, backend: DbBackend) -> Option<SimpleExpr> {
        let text = self.text(of)?;
        Some(match of {
            TextOf::Subject => contains(backend, thread::Column::SubjectFold.into_expr(), text),
            TextOf::OrderKey => contains(backend, thread::Column::OrderKey.into_expr(), text),
            TextOf::Name => hit_in_member(backend, member::Column::FullNameFold, text),
            TextOf::Email => hit_in_member(backend, member::Column::EmailFold, text),
            TextOf::Body => hit_in_messages(backend, text),
        })
    }

    /// One of the texts, unless it is empty.
    fn text(&self, of: TextOf) -> Option<&str> {
        let text = match of {
            TextOf::Subject => &self.subject,
            TextOf::OrderKey => &self.order_key,
            TextOf::Name => &self.name,
            TextOf::Email => &self.email,
            TextOf::Body => &self.body,
        };
        (!text.is_empty()).then_some(text.as_str())
    }

    /// The same without any text.
    fn without_texts(&self) -> Self {
        Self {
            subject: String::new(),
            order_key: String::new(),
            name: String::new(),
            email: String::new(),
            body: String::new(),
            ..self.clone()
        }
    }

    /// The criteria when it is known what finds little: that by its index, every other text in the rows that are left. A
    /// planner that knows how much each text finds is left to choose.
    pub(crate) fn condition_by(&self, narrow: Narrow, backend: DbBackend) -> Condition {
        if backend != DbBackend::Sqlite {
            return self.condition(backend);
        }
        let rest = self.without_texts().condition(backend);
        TextOf::ALL.into_iter().fold(rest, |condition, of| {
            condition.add_option(match narrow == Narrow::Text(of) {
                true => self.text_by_index(of, backend),
                false => self.text_by_row(of, backend),
            })
        })
    }

    /// What is found by a text of messages that finds much, one after another, for whoever stops early; `None` without such a
    /// text. SQLite goes from the messages to their threads, PostgreSQL along the list.
    pub(crate) fn streamed(&self, backend: DbBackend) -> Option<SelectStatement> {
        let text = self.text(TextOf::Body)?;
        if backend != DbBackend::Sqlite {
            let short = !has_trigram(text);
            return short.then(|| found(self.condition_row_by_row(backend)));
        }
        let rest = Self {
            body: String::new(),
            ..self.clone()
        };
        Some(streamed(text, rest.condition_by(Narrow::Days, backend)))
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
            DbBackend::Sqlite if has_trigram(text) => text.clone(),
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

    /// The criteria with the texts of messages and members looked for row by row: for a handful of known threads, or a walk
    /// in the list's order that ends soon.
    pub(crate) fn condition_row_by_row(&self, backend: DbBackend) -> Condition {
        let own = Self {
            body: String::new(),
            name: String::new(),
            email: String::new(),
            ..self.clone()
        };
        let elsewhere = [TextOf::Body, TextOf::Name, TextOf::Email];
        elsewhere.into_iter().fold(own.condition(backend), |condition, of| {
            condition.add_option(self.text_by_row(of, backend))
        })
    }
}

/// One row for each thread of a condition.
pub(crate) fn found(condition: Condition) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(thread::Entity)
        .cond_where(condition)
        .take()
}

/// `count(*)`, for whoever counts.
pub(crate) fn count_all() -> SimpleExpr {
    Expr::col(Asterisk).count()
}
