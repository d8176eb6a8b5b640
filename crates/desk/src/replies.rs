//! Answers: written once, and never on top of something that their author has not seen. Taking one back is in `undo`.

mod undo;

use model::Millis;
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::{EventSeq, MessageId};
use model::message::{Author, MessageView, ReplyOutcome, ReplyRequest, Source};
use model::right::Right;
use model::status::Status;
use model::validate::{Checks, Field, MAX_BODY, MAX_NAME, clean_text};
use store::{BulkItem, MessageRecord, NewMessage, ThreadChange, ThreadRecord, Write};

use crate::Desk;
use crate::before::Before;
use crate::caller::Caller;
use crate::error::Result;
use crate::outgoing::MailToQueue;
use crate::receive::preview;

/// How long an answer waits before it leaves: the undo window, ten seconds.
pub const HOLD_MILLIS: Millis = 10_000;

impl Desk {
    /// Stores an answer and its mail in one transaction, or shows what its author has not seen (rule 5).
    pub async fn reply(&self, caller: &Caller, request: ReplyRequest) -> Result<ReplyOutcome> {
        caller.require(Right::Reply)?;
        if request.resolve {
            caller.require(Right::Resolve)?;
        }
        let body = checked_body(&request.body)?;
        let submission = checked_submission(&request.submission)?;
        let mut write = self.store.write().await?;
        let thread = write.thread_lock(request.thread).await?;
        if let Some(first) = stored_before(&write, caller, &submission).await? {
            return Ok(ReplyOutcome::Held {
                message: first.id,
                send_at: first.at + HOLD_MILLIS,
            });
        }
        if thread.row.binned_at.is_some() {
            return Err(Conflict::Binned.into());
        }
        if !request.anyway
            && let Some(stale) = stale(&write, &thread, &request, caller).await?
        {
            return Ok(stale);
        }
        let at = self.clock.now();
        let (message, replied) = self
            .store_reply(&mut write, caller, &thread, &body, submission, at)
            .await?;
        let last = change_after_reply(&mut write, caller, &thread, &body, request.resolve, at).await?;
        let kept = BulkItem {
            thread: thread.row.id,
            before: Before::of(&thread).to_text()?,
            event_after: last.unwrap_or(replied),
        };
        let bulk = write.bulk_insert(caller.agent, &undo::act_of(message), at).await?;
        write.bulk_item_insert_many(bulk, &[kept]).await?;
        write.member_touch(thread.row.member, None, at).await?;
        write.draft_put(thread.row.id, caller.agent, "", at).await?;
        write.commit().await?;
        Ok(ReplyOutcome::Held {
            message,
            send_at: at + HOLD_MILLIS,
        })
    }

    async fn store_reply(
        &self,
        write: &mut Write,
        caller: &Caller,
        thread: &ThreadRecord,
        body: &str,
        submission: String,
        at: Millis,
    ) -> Result<(MessageId, EventSeq)> {
        let id = thread.row.id;
        let last = write
            .message_list(id)
            .await?
            .into_iter()
            .rev()
            .find(|message| message.author == Author::Member);
        let event = write
            .event_append(at, Some(id), Some(caller.agent), &EventKind::Replied)
            .await?;
        let new = NewMessage {
            thread: id,
            author: Author::Agent,
            agent: Some(caller.agent),
            body: body.to_owned(),
            source: Source::Desk,
            at,
            event,
            submission: Some(submission),
        };
        let message = write.message_insert(&new).await?;
        let mail = MailToQueue {
            thread: thread.row.clone(),
            message,
            body: body.to_owned(),
            agent: caller.agent,
            agent_name: caller.full_name.clone(),
            last_member_message: last.map(|message| message.body),
            hold_until: at + HOLD_MILLIS,
        };
        self.queue_mail(write, &mail).await?;
        Ok((message, event))
    }
}

/// The thread after an answer; the last event, if the answer also moved it between inbox and archive.
async fn change_after_reply(
    write: &mut Write,
    caller: &Caller,
    thread: &ThreadRecord,
    body: &str,
    resolve: bool,
    at: Millis,
) -> Result<Option<EventSeq>> {
    let was_resolved = thread.row.status == Status::Resolved;
    let reopens = was_resolved && !resolve;
    let change = ThreadChange {
        status: Some(if resolve {
            (Status::Resolved, Some(at))
        } else {
            (Status::Answered, None)
        }),
        status_before_snooze: Some(None),
        resolver: if resolve {
            Some(Some(caller.agent))
        } else {
            reopens.then_some(None)
        },
        responder: Some(Some(caller.agent)),
        activity: Some(at),
        preview: Some((preview(body), false)),
        reopened: reopens.then_some(thread.row.reopened + 1),
        ..ThreadChange::default()
    };
    let id = thread.row.id;
    write.thread_update(id, &change).await?;
    let moved = match (resolve, was_resolved) {
        (true, false) => EventKind::Resolved,
        (false, true) => EventKind::Reopened { reason: None },
        _ => return Ok(None),
    };
    Ok(Some(
        write.event_append(at, Some(id), Some(caller.agent), &moved).await?,
    ))
}

/// What the author has not seen, if there is anything.
async fn stale(
    write: &Write,
    thread: &ThreadRecord,
    request: &ReplyRequest,
    caller: &Caller,
) -> Result<Option<ReplyOutcome>> {
    let newer = write
        .message_list_newer(thread.row.id, request.seen, caller.agent)
        .await?;
    let resolved = thread.row.status == Status::Resolved && thread.row.seen > request.seen;
    if newer.is_empty() && !resolved {
        return Ok(None);
    }
    let newer: Vec<MessageView> = newer
        .into_iter()
        .map(|message| message.view(&thread.row.member_name))
        .collect();
    Ok(Some(ReplyOutcome::Stale {
        newer,
        seen: thread.row.seen,
        resolved,
    }))
}

/// The text of an answer or note, cleaned; refused when empty or endless.
pub(crate) fn checked_body(body: &str) -> Result<String> {
    let body = clean_text(body);
    let mut checks = Checks::default();
    checks.text(Field::Body, &body, MAX_BODY);
    checks.done()?;
    Ok(body)
}

/// The message that the same form stored before. The id of somebody else's form says nothing about what it stored.
pub(crate) async fn stored_before(write: &Write, caller: &Caller, submission: &str) -> Result<Option<MessageRecord>> {
    match write.message_find_by_submission(submission).await? {
        Some(first) if first.agent != Some(caller.agent) => Err(Problem::NotFound.into()),
        first => Ok(first),
    }
}

/// The random id of a form, in the form in which it is stored.
pub(crate) fn checked_submission(submission: &str) -> Result<String> {
    let mut checks = Checks::default();
    checks.text(Field::Name, submission, MAX_NAME);
    checks.done()?;
    Ok(submission.trim().to_owned())
}
