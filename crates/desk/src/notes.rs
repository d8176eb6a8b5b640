//! What stays among agents: notes on a thread, and the drafts of answers.

use model::event::EventKind;
use model::ids::{MessageId, ThreadId};
use model::message::{Author, Draft, Source};
use model::right::Right;
use model::validate::{Checks, Field, MAX_BODY};
use store::NewMessage;

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;
use crate::replies::{checked_body, checked_submission, stored_before};

impl Desk {
    /// Leaves a note among agents. The same submission twice is one note.
    pub async fn add_note(&self, caller: &Caller, id: ThreadId, body: String, submission: String) -> Result<MessageId> {
        caller.require(Right::Reply)?;
        let body = checked_body(&body)?;
        let submission = checked_submission(&submission)?;
        let mut write = self.store.write().await?;
        write.thread_lock(id).await?;
        if let Some(first) = stored_before(&write, caller, &submission).await? {
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
