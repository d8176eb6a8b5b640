//! What a member writes, through whatever door: the one place that decides which thread it belongs to, and the reopen rule.

use model::Millis;
use model::event::EventKind;
use model::ids::{EventSeq, MemberId, MessageId, ThreadId};
use model::message::{Author, Source};
use model::status::Status;
use model::thread::{IncomingMessage, PREVIEW_CHARS, Received, ReopenRule};
use model::validate::{Checks, Fault, Field, MAX_BODY, MAX_NAME, MAX_ORDER_NO, MAX_SUBJECT, clean_line, clean_text};
use store::{NewMember, NewMessage, NewThread, ThreadChange, ThreadRecord, Write};

use crate::Desk;
use crate::error::{DeskError, Result};

/// A day, in milliseconds.
const DAY: Millis = 24 * 60 * 60 * 1000;

/// Where a message went, and whether it had been there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceivedOnce {
    /// Where.
    pub received: Received,
    /// The same request came before; nothing was stored this time.
    pub replayed: bool,
}

impl Desk {
    /// What is wrong with a message, without looking at the database.
    pub fn check_incoming(&self, message: &IncomingMessage) -> Result<()> {
        let mut checks = Checks::default();
        checks.email(Field::Email, &message.email);
        checks.optional_text(Field::FullName, &message.full_name, MAX_NAME);
        checks.text(Field::Body, &clean_text(&message.body), MAX_BODY);
        checks.optional_text(Field::OrderNo, &message.order_no, MAX_ORDER_NO);
        if message.thread.is_none() {
            checks.text(Field::Subject, &clean_line(&message.subject), MAX_SUBJECT);
        } else {
            checks.optional_text(Field::Subject, &message.subject, MAX_SUBJECT);
        }
        if message
            .external_id
            .as_ref()
            .is_some_and(|id| id.chars().count() > MAX_NAME)
        {
            checks.note(Field::Member, Fault::TooLong(MAX_NAME));
        }
        checks.done().map_err(Into::into)
    }

    /// Stores a message once: the same client with the same key gets the first answer again (rule 4). The key is stored in
    /// the transaction of the message, so there is never one without the other.
    pub async fn receive_once(
        &self,
        client: &str,
        key: &str,
        body_hash: &str,
        message: IncomingMessage,
        source: Source,
    ) -> Result<ReceivedOnce> {
        self.check_incoming(&message)?;
        let mut write = self.store.write().await?;
        if let Some(known) = write.idempotency_find(client, key).await? {
            if known.body_hash != body_hash {
                return Err(vec![model::validate::Invalid {
                    field: Field::Body,
                    fault: Fault::Malformed,
                }]
                .into());
            }
            let received = serde_json::from_str(&known.answer).map_err(|error| DeskError::Broken(error.to_string()))?;
            return Ok(ReceivedOnce {
                received,
                replayed: true,
            });
        }
        let received = self.take(&mut write, message, source).await?;
        let answer = serde_json::to_string(&received).map_err(|error| DeskError::Broken(error.to_string()))?;
        write
            .idempotency_insert(client, key, body_hash, &answer, self.clock.now())
            .await?;
        write.commit().await?;
        Ok(ReceivedOnce {
            received,
            replayed: false,
        })
    }

    async fn take(&self, write: &mut Write, message: IncomingMessage, source: Source) -> Result<Received> {
        let at = self.clock.now();
        let member = self.member_of(write, &message, at).await?;
        let named = match message.thread {
            Some(id) => match write.thread_lock(id).await {
                Ok(record) => Some(record).filter(|record| record.row.member == member),
                Err(store::StoreError::NotFound) => None,
                Err(error) => return Err(error.into()),
            },
            None => None,
        };
        match named {
            None => self.open(write, &message, member, source, at, None).await,
            Some(record) if record.row.binned_at.is_some() => {
                self.open(write, &message, member, source, at, Some((&record, ReopenRule::Never)))
                    .await
            }
            Some(record) if record.row.status == Status::Resolved => {
                let rule = self.topic(write, record.row.topic).await?.reopen;
                if comes_back(rule, record.row.closed_at.unwrap_or(at), at) {
                    self.append(write, &message, &record, source, at, Some(rule)).await
                } else {
                    self.open(write, &message, member, source, at, Some((&record, rule)))
                        .await
                }
            }
            Some(record) => self.append(write, &message, &record, source, at, None).await,
        }
    }

    async fn member_of(&self, write: &mut Write, message: &IncomingMessage, at: Millis) -> Result<MemberId> {
        let email = message.email.trim();
        let external = message
            .external_id
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty());
        let id = match write.member_find_by_email(email).await? {
            Some(id) => id,
            None => {
                let name = clean_line(&message.full_name);
                let full_name = if name.is_empty() { email.to_owned() } else { name };
                write
                    .member_insert(&NewMember {
                        full_name,
                        email: email.to_owned(),
                        external_id: None,
                        at,
                    })
                    .await?
            }
        };
        write.member_touch(id, external, at).await?;
        Ok(id)
    }

    /// Opens a thread; `earlier` is the one that it continues, and the rule that kept it closed.
    async fn open(
        &self,
        write: &mut Write,
        message: &IncomingMessage,
        member: MemberId,
        source: Source,
        at: Millis,
        earlier: Option<(&ThreadRecord, ReopenRule)>,
    ) -> Result<Received> {
        let body = clean_text(&message.body);
        let typed = clean_line(&message.subject);
        let old = earlier.map(|(record, _)| record);
        let subject = match old {
            _ if !typed.is_empty() => typed,
            Some(old) => old.row.subject.clone(),
            // The thread that it named is not the member's: what it says stands for the heading that was not asked for.
            None => preview(&body),
        };
        let kind = self
            .kind_or_first(write, message.kind.or(old.map(|o| o.row.kind)))
            .await?;
        let topic = self
            .topic_or_first(write, message.topic.or(old.map(|o| o.row.topic)))
            .await?;
        let new = NewThread {
            member,
            kind,
            topic,
            subject,
            order_no: clean_line(&message.order_no),
            source,
            status: Status::New,
            at,
            preview: preview(&body),
            from_member: true,
            responder: None,
            continues: old.map(|old| old.row.id),
        };
        let thread = write.thread_insert(&new).await?;
        let event = match earlier {
            Some((old, rule)) => {
                let elsewhere = EventKind::ContinuedElsewhere { rule, thread };
                write.event_append(at, Some(old.row.id), None, &elsewhere).await?;
                let from = EventKind::ContinuedFrom {
                    rule,
                    thread: old.row.id,
                };
                write.event_append(at, Some(thread), None, &from).await?
            }
            None => {
                write
                    .event_append(at, Some(thread), None, &EventKind::ThreadOpened)
                    .await?
            }
        };
        let message = store_message(write, thread, body, source, at, event).await?;
        Ok(Received {
            thread,
            message,
            opened: true,
        })
    }

    /// Adds to a thread; `rule` is the one that brings it back from the archive.
    async fn append(
        &self,
        write: &mut Write,
        message: &IncomingMessage,
        record: &ThreadRecord,
        source: Source,
        at: Millis,
        rule: Option<ReopenRule>,
    ) -> Result<Received> {
        let body = clean_text(&message.body);
        let thread = record.row.id;
        let never_answered = record.row.status == Status::New && record.row.responder.is_none();
        let change = ThreadChange {
            status: Some((if never_answered { Status::New } else { Status::Pending }, None)),
            status_before_snooze: Some(None),
            activity: Some(at),
            preview: Some((preview(&body), true)),
            resolver: rule.map(|_| None),
            reopened: rule.map(|_| record.row.reopened + 1),
            ..ThreadChange::default()
        };
        write.thread_update(thread, &change).await?;
        if let Some(rule) = rule {
            write
                .event_append(at, Some(thread), None, &EventKind::ReopenedByRule { rule })
                .await?;
        }
        let event = write
            .event_append(at, Some(thread), None, &EventKind::MessageReceived)
            .await?;
        let message = store_message(write, thread, body, source, at, event).await?;
        Ok(Received {
            thread,
            message,
            opened: false,
        })
    }
}

/// Whether a thread that closed then comes back now.
const fn comes_back(rule: ReopenRule, closed: Millis, now: Millis) -> bool {
    match rule {
        ReopenRule::Always => true,
        ReopenRule::WithinDays(days) => now - closed <= days as Millis * DAY,
        ReopenRule::Never => false,
    }
}

async fn store_message(
    write: &mut Write,
    thread: ThreadId,
    body: String,
    source: Source,
    at: Millis,
    event: EventSeq,
) -> Result<MessageId> {
    let new = NewMessage {
        thread,
        author: Author::Member,
        agent: None,
        body,
        source,
        at,
        event,
        submission: None,
    };
    Ok(write.message_insert(&new).await?)
}

/// The start of a text on one line.
pub fn preview(body: &str) -> String {
    let mut line: String = clean_line(body).chars().take(PREVIEW_CHARS + 1).collect();
    if line.chars().count() > PREVIEW_CHARS {
        line.pop();
        line.push('…');
    }
    line
}
