//! Answers: written once, never on top of something that their author has not seen, and taken back within ten seconds.

use model::Millis;
use model::error::Conflict;
use model::event::EventKind;
use model::ids::{MessageId, ThreadId};
use model::message::{Author, Draft, MessageView, ReplyOutcome, ReplyRequest, Source};
use model::right::Right;
use model::status::Status;
use model::validate::{Checks, Field, MAX_BODY, MAX_NAME, clean_text};
use store::{MessageRecord, NewMessage, ThreadChange, ThreadRecord, Write};

use crate::Desk;
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
        if let Some(first) = write.message_find_by_submission(&submission).await? {
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
        let message = self
            .store_reply(&mut write, caller, &thread, body, submission, at)
            .await?;
        self.change_after_reply(&mut write, caller, &thread, message.1, request.resolve, at)
            .await?;
        write.draft_put(thread.row.id, caller.agent, "", at).await?;
        write.commit().await?;
        Ok(ReplyOutcome::Held {
            message: message.0,
            send_at: at + HOLD_MILLIS,
        })
    }

    async fn store_reply(
        &self,
        write: &mut Write,
        caller: &Caller,
        thread: &ThreadRecord,
        body: String,
        submission: String,
        at: Millis,
    ) -> Result<(MessageId, String)> {
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
            body: body.clone(),
            source: Source::Desk,
            at,
            event,
            submission: Some(submission),
        };
        let message = write.message_insert(&new).await?;
        let mail = MailToQueue {
            thread: thread.row.clone(),
            message,
            body: body.clone(),
            agent: caller.agent,
            agent_name: caller.full_name.clone(),
            last_member_message: last.map(|message| message.body),
            hold_until: at + HOLD_MILLIS,
        };
        self.queue_mail(write, &mail).await?;
        Ok((message, body))
    }

    async fn change_after_reply(
        &self,
        write: &mut Write,
        caller: &Caller,
        thread: &ThreadRecord,
        body: String,
        resolve: bool,
        at: Millis,
    ) -> Result<()> {
        let reopens = thread.row.status == Status::Resolved && !resolve;
        let status = if resolve {
            (Status::Resolved, Some(at))
        } else {
            (Status::Answered, None)
        };
        let change = ThreadChange {
            status: Some(status),
            status_before_snooze: Some(None),
            resolver: if resolve {
                Some(Some(caller.agent))
            } else {
                reopens.then_some(None)
            },
            responder: Some(Some(caller.agent)),
            activity: Some(at),
            preview: Some((preview(&body), false)),
            reopened: reopens.then_some(thread.row.reopened + 1),
            ..ThreadChange::default()
        };
        let id = thread.row.id;
        write.thread_update(id, &change).await?;
        if resolve && thread.row.status != Status::Resolved {
            write
                .event_append(at, Some(id), Some(caller.agent), &EventKind::Resolved)
                .await?;
        }
        if reopens {
            write
                .event_append(at, Some(id), Some(caller.agent), &EventKind::Reopened { reason: None })
                .await?;
        }
        Ok(())
    }

    /// Takes an answer back while its mail is held; the text is in the draft again.
    pub async fn undo_reply(&self, caller: &Caller, id: MessageId) -> Result<String> {
        caller.require(Right::Reply)?;
        let mut write = self.store.write().await?;
        let message = write.message_find(id).await?;
        if message.undone {
            return Ok(message.body);
        }
        if message.agent != Some(caller.agent) || !self.cancel_held(&mut write, id).await? {
            return Err(Conflict::TooLate.into());
        }
        let at = self.clock.now();
        let thread = write.thread_lock(message.thread).await?;
        write.message_undo(id, at).await?;
        let rest = write.message_list(message.thread).await?;
        write.thread_update(message.thread, &as_before(&thread, &rest)).await?;
        write.draft_put(message.thread, caller.agent, &message.body, at).await?;
        write
            .event_append(at, Some(message.thread), Some(caller.agent), &EventKind::ReplyUndone)
            .await?;
        write.commit().await?;
        Ok(message.body)
    }

    /// Leaves a note among agents. The same submission twice is one note.
    pub async fn add_note(&self, caller: &Caller, id: ThreadId, body: String, submission: String) -> Result<MessageId> {
        caller.require(Right::Reply)?;
        let body = checked_body(&body)?;
        let submission = checked_submission(&submission)?;
        let mut write = self.store.write().await?;
        write.thread_lock(id).await?;
        if let Some(first) = write.message_find_by_submission(&submission).await? {
            return Ok(first.id);
        }
        let at = self.clock.now();
        let event = write
            .event_append(at, Some(id), Some(caller.agent), &EventKind::NoteAdded)
            .await?;
        let new = NewMessage {
            thread: id,
            author: Author::Note,
            agent: Some(caller.agent),
            body,
            source: Source::Desk,
            at,
            event,
            submission: Some(submission),
        };
        let note = write.message_insert(&new).await?;
        write.commit().await?;
        Ok(note)
    }

    /// Keeps the caller's draft of an answer; an empty one goes.
    pub async fn save_draft(&self, caller: &Caller, id: ThreadId, body: String) -> Result<Option<Draft>> {
        caller.require(Right::Reply)?;
        self.access_thread(caller, id).await?;
        let mut checks = Checks::default();
        checks.optional_text(Field::Body, &body, MAX_BODY);
        checks.done()?;
        let body = body.replace('\0', "");
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        write.draft_put(id, caller.agent, &body, at).await?;
        write.commit().await?;
        Ok((!body.is_empty()).then_some(Draft { body, saved_at: at }))
    }
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

/// The thread as its remaining messages tell it: an answer that was taken back has changed nothing.
fn as_before(thread: &ThreadRecord, rest: &[MessageRecord]) -> ThreadChange {
    let spoken: Vec<&MessageRecord> = rest
        .iter()
        .filter(|message| matches!(message.author, Author::Member | Author::Agent))
        .collect();
    let last = spoken.last();
    let from_member = last.is_none_or(|message| message.author == Author::Member);
    let responder = spoken
        .iter()
        .rev()
        .find(|message| message.author == Author::Agent)
        .and_then(|m| m.agent);
    let status = match (from_member, responder) {
        (true, None) => Status::New,
        (true, Some(_)) => Status::Pending,
        (false, _) => Status::Answered,
    };
    ThreadChange {
        status: Some((status, None)),
        resolver: Some(None),
        responder: Some(responder),
        activity: last.map(|message| message.at),
        preview: last.map(|message| (preview(&message.body), from_member)),
        reopened: Some(thread.row.reopened),
        ..ThreadChange::default()
    }
}

fn checked_body(body: &str) -> Result<String> {
    let body = clean_text(body);
    let mut checks = Checks::default();
    checks.text(Field::Body, &body, MAX_BODY);
    checks.done()?;
    Ok(body)
}

/// The random id of a form, in the form in which it is stored.
pub(crate) fn checked_submission(submission: &str) -> Result<String> {
    let mut checks = Checks::default();
    checks.text(Field::Name, submission, MAX_NAME);
    checks.done()?;
    Ok(submission.trim().to_owned())
}
