//! Taking an answer back while its mail is held: the thread is as it was, and the text is in the draft again.

use model::error::Conflict;
use model::event::EventKind;
use model::ids::MessageId;
use model::message::Author;
use model::right::Right;
use model::status::Status;
use store::{MessageRecord, ThreadChange, ThreadRecord, Write};

use crate::Desk;
use crate::before::Before;
use crate::caller::Caller;
use crate::error::Result;
use crate::receive::preview;

impl Desk {
    /// Takes an answer back while its mail is held; the text is in the draft again.
    pub async fn undo_reply(&self, caller: &Caller, id: MessageId) -> Result<String> {
        caller.require(Right::Reply)?;
        let mut write = self.store.write().await?;
        let message = write.message_find(id).await?;
        if message.agent != Some(caller.agent) {
            return Err(Conflict::TooLate.into());
        }
        if message.undone {
            return Ok(message.body);
        }
        let thread = write.thread_lock(message.thread).await?;
        if !self.cancel_held(&mut write, id).await? {
            return Err(Conflict::TooLate.into());
        }
        let at = self.clock.now();
        write.message_undo(id, at).await?;
        write
            .event_append(at, Some(message.thread), Some(caller.agent), &EventKind::ReplyUndone)
            .await?;
        let rest = write.message_list(message.thread).await?;
        let change = if rest.is_empty() {
            // A thread that began with this answer has nothing left to show.
            write
                .event_append(at, Some(message.thread), Some(caller.agent), &EventKind::Binned)
                .await?;
            ThreadChange {
                binned_at: Some(Some(at)),
                ..ThreadChange::default()
            }
        } else {
            as_before(&write, &thread, &message, &rest).await?
        };
        write.thread_update(message.thread, &change).await?;
        write.draft_put(message.thread, caller.agent, &message.body, at).await?;
        write.commit().await?;
        Ok(message.body)
    }
}

/// The words under which the values before an answer are kept.
pub(super) fn act_of(message: MessageId) -> String {
    format!("reply {message}")
}

/// The thread without the answer: exactly as it was if nothing happened since, else as the rest of it tells.
async fn as_before(
    write: &Write,
    thread: &ThreadRecord,
    answer: &MessageRecord,
    rest: &[MessageRecord],
) -> Result<ThreadChange> {
    match write.bulk_item_find(thread.row.id, &act_of(answer.id)).await? {
        Some(kept) if kept.event_after == thread.row.seen => Ok(Before::from_text(&kept.before)?.change()),
        _ => Ok(without(thread, answer, rest)),
    }
}

/// What happened since stays; what only the answer had brought goes.
fn without(thread: &ThreadRecord, answer: &MessageRecord, rest: &[MessageRecord]) -> ThreadChange {
    let row = &thread.row;
    let spoken = || {
        rest.iter()
            .rev()
            .filter(|message| matches!(message.author, Author::Member | Author::Agent))
    };
    let last = spoken().next();
    let from_member = last.is_none_or(|message| message.author == Author::Member);
    let responder = spoken()
        .find(|message| message.author == Author::Agent)
        .and_then(|message| message.agent);
    let turn = match (from_member, responder) {
        (true, None) => Status::New,
        (true, Some(_)) => Status::Pending,
        (false, _) => Status::Answered,
    };
    let by_answer = row.closed_at == Some(answer.at) && row.resolver == answer.agent;
    let stays = match row.status {
        Status::Snoozed => true,
        Status::Resolved => !by_answer,
        Status::New | Status::Pending | Status::Answered => false,
    };
    ThreadChange {
        status: (!stays).then_some((turn, None)),
        resolver: by_answer.then_some(None),
        responder: Some(responder),
        preview: last.map(|message| (preview(&message.body), from_member)),
        ..ThreadChange::default()
    }
}
