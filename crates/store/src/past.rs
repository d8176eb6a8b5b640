//! Threads with their whole past, stored many at a time: an import, a demo, a bench. Nothing here announces, mails or judges;
//! what a thread went through is told by whoever hands it over, and every thread still gets its events.

use std::collections::BTreeMap;

use model::Millis;
use model::event::EventKind;
use model::ids::{AgentId, EventSeq, MemberId, ThreadId};
use model::message::{Author, Source};
use model::status::Status;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, Statement};

use crate::entity::{event, member, message, thread};
use crate::error::{Result, StoreError};
use crate::events;
use crate::members::{NewMember, member_row};
use crate::threads::{NewThread, thread_row};
use crate::write::Write;

/// How many rows one statement stores: 25 columns of each stay below the 32,766 values that SQLite takes at once.
const ROWS: usize = 1_000;

/// A thread as it came to be.
#[derive(Debug, Clone)]
pub struct PastThread {
    /// Its row; status, preview and responder are those of its end.
    pub thread: NewThread,
    /// When it was resolved and by whom, if its status says so.
    pub closed: Option<(Millis, Option<AgentId>)>,
    /// When something happened last.
    pub last_activity_at: Millis,
    /// Since when it is in the bin.
    pub binned_at: Option<Millis>,
    /// What happened, oldest first; at least one.
    pub events: Vec<PastEvent>,
    /// What was said, oldest first.
    pub messages: Vec<PastMessage>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct PastEvent {
    /// When.
    pub at: Millis,
    /// Who did it, if an agent did.
    pub agent: Option<AgentId>,
    /// What.
    pub what: EventKind,
}

/// One thing that was said.
#[derive(Debug, Clone)]
pub struct PastMessage {
    /// Who wrote.
    pub author: Author,
    /// The agent, if one did.
    pub agent: Option<AgentId>,
    /// The text, cleaned.
    pub body: String,
    /// Which door.
    pub source: Source,
    /// When.
    pub at: Millis,
    /// Which of the thread's events announced it, by its place among them.
    pub event: usize,
    /// A word that no other message has, so that the same one is not stored twice.
    pub submission: Option<String>,
}

impl Write {
    /// Stores threads with all that happened to them; their ids, in the same order.
    pub async fn past_insert_many(&mut self, past: &[PastThread]) -> Result<Vec<ThreadId>> {
        let first = self.reserve("thread", "id", past.len()).await?;
        let ids: Vec<ThreadId> = (first..).take(past.len()).map(ThreadId).collect();
        let first_event = self
            .reserve("event", "seq", past.iter().map(|one| one.events.len()).sum())
            .await?;
        let (mut threads, mut happened, mut messages) = (Vec::new(), Vec::new(), Vec::new());
        let mut next_event = first_event;
        for (id, one) in ids.iter().zip(past) {
            let event_of = |at: usize| next_event + i64::try_from(at).unwrap_or(0);
            let last = event_of(one.events.len().saturating_sub(1));
            threads.push(past_row(*id, one, EventSeq(last)));
            for (at, event) in one.events.iter().enumerate() {
                let mut row = events::row(event.at, Some(*id), event.agent, &event.what)?;
                row.seq = Set(event_of(at));
                happened.push(row);
            }
            messages.extend(
                one.messages
                    .iter()
                    .map(|said| message_row(*id, said, event_of(said.event))),
            );
            next_event = last + 1;
        }
        for rows in in_batches(threads) {
            thread::Entity::insert_many(rows)
                .exec_without_returning(&self.tx)
                .await?;
        }
        for rows in in_batches(happened) {
            event::Entity::insert_many(rows)
                .exec_without_returning(&self.tx)
                .await?;
        }
        for rows in in_batches(messages) {
            message::Entity::insert_many(rows)
                .exec_without_returning(&self.tx)
                .await?;
        }
        self.members_seen(past).await?;
        if next_event > first_event {
            self.appended = Some(EventSeq(next_event - 1));
        }
        Ok(ids)
    }

    /// Makes members; their ids, in the same order.
    pub async fn member_insert_many(&mut self, new: &[NewMember]) -> Result<Vec<MemberId>> {
        let first = self.reserve("member", "id", new.len()).await?;
        let ids: Vec<MemberId> = (first..).take(new.len()).map(MemberId).collect();
        let rows = ids.iter().zip(new).map(|(id, new)| member::ActiveModel {
            id: Set(id.0),
            ..member_row(new)
        });
        for rows in in_batches(rows.collect()) {
            member::Entity::insert_many(rows)
                .exec_without_returning(&self.tx)
                .await?;
        }
        Ok(ids)
    }

    /// Marks that the members of threads wrote or were written to, where that is not known of a later moment.
    async fn members_seen(&self, past: &[PastThread]) -> Result<()> {
        let mut seen: BTreeMap<i64, Millis> = BTreeMap::new();
        for one in past {
            let at = seen.entry(one.thread.member.0).or_default();
            *at = Ord::max(*at, one.last_activity_at);
        }
        let seen: Vec<String> = seen.iter().map(|(id, at)| format!("({id}, {at})")).collect();
        for values in seen.chunks(ROWS) {
            let sql = format!(
                "UPDATE member SET last_activity_at = v.column2 FROM (VALUES {}) AS v
                 WHERE member.id = v.column1 AND member.last_activity_at < v.column2",
                values.join(", ")
            );
            self.tx.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    /// Takes so many numbers of a table, one after another, that no row had or will get; the first.
    async fn reserve(&self, table: &str, key: &str, rows: usize) -> Result<i64> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        let backend = self.backend();
        let sql = match backend {
            // The rows that are stored in this change move the counter on.
            DbBackend::Sqlite => {
                format!("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0) + 1")
            }
            // Nobody else draws a number meanwhile: all changes wait for the writer's lock.
            _ => format!(
                "SELECT setval(s.name, nextval(s.name) + {rows}) - {rows}
                 FROM (SELECT pg_get_serial_sequence('{table}', '{key}')::regclass AS name) s"
            ),
        };
        let row = self.tx.query_one_raw(Statement::from_string(backend, sql)).await?;
        Ok(row.ok_or(StoreError::NotFound)?.try_get_by_index(0)?)
    }
}

fn past_row(id: ThreadId, one: &PastThread, last_event: EventSeq) -> thread::ActiveModel {
    let place = match (one.binned_at, one.thread.status) {
        (Some(_), _) => "bin",
        (None, Status::Resolved) => "archive",
        (None, _) => "inbox",
    };
    thread::ActiveModel {
        id: Set(id.0),
        closed_at: Set(one.closed.map(|(at, _)| at)),
        resolver_id: Set(one.closed.and_then(|(_, agent)| agent).map(|id| id.0)),
        last_activity_at: Set(one.last_activity_at),
        binned_at: Set(one.binned_at),
        last_event: Set(last_event.0),
        place: Set(place.to_owned()),
        // Every row of one statement names the same columns.
        assignee_id: Set(None),
        snoozed_until: Set(None),
        status_before_snooze: Set(None),
        ..thread_row(&one.thread)
    }
}

fn message_row(thread: ThreadId, said: &PastMessage, event: i64) -> message::ActiveModel {
    message::ActiveModel {
        thread_id: Set(thread.0),
        author: Set(said.author.as_str().to_owned()),
        agent_id: Set(said.agent.map(|id| id.0)),
        body: Set(said.body.clone()),
        body_fold: Set(model::fold::fold(&said.body)),
        source: Set(said.source.as_str().to_owned()),
        created_at: Set(said.at),
        event_seq: Set(event),
        submission: Set(said.submission.clone()),
        ..Default::default()
    }
}

fn in_batches<T>(rows: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    let mut rows = rows.into_iter();
    std::iter::from_fn(move || {
        let batch: Vec<T> = rows.by_ref().take(ROWS).collect();
        (!batch.is_empty()).then_some(batch)
    })
}
