//! Outgoing mail: queued with the message that it carries, watched, and sent again. Composing is in `compose`, the sender's
//! side in `sending`.

mod compose;
mod desk_mail;
mod sending;

use model::Millis;
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::fold::fold;
use model::ids::{AgentId, MessageId, OutgoingId};
use model::message::Author;
use model::outgoing::{OutgoingFilter, OutgoingRow, OutgoingState, OutgoingView};
use model::page::{Cursor, PAGE_ROWS, Page};
use model::right::Right;
use model::thread::ThreadRow;
use model::validate::{Checks, Field, MAX_NAME};
use store::{OutgoingQuery, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::days::{span, zone_of};
use crate::error::Result;

pub(crate) use compose::values_of;
pub(crate) use desk_mail::DeskMail;
pub use sending::Finished;

/// A message to be mailed to the member of its thread.
#[derive(Debug, Clone)]
pub(crate) struct MailToQueue {
    /// The thread.
    pub thread: ThreadRow,
    /// The message.
    pub message: MessageId,
    /// Its text.
    pub body: String,
    /// Who wrote it.
    pub agent: AgentId,
    /// Their name.
    pub agent_name: String,
    /// What the member wrote last, if anything.
    pub last_member_message: Option<String>,
    /// Until when it can be taken back.
    pub hold_until: Millis,
}

impl Desk {
    /// Composes the mail of a message and holds it until its undo window is over, in the message's own transaction.
    pub(crate) async fn queue_mail(&self, write: &mut Write, mail: &MailToQueue) -> Result<OutgoingId> {
        let settings = write.setting_get().await?;
        let template = write.template_in_force(settings.lang).await?;
        let mut new = self
            .compose_mail(write, mail, &settings, template, self.clock.now())
            .await?;
        new.state = OutgoingState::Held;
        new.next_at = mail.hold_until;
        Ok(write.outgoing_insert(&new).await?)
    }

    /// Takes the held mails of a message back; `false` when one has already left, and nothing may be committed then.
    pub(crate) async fn cancel_held(&self, write: &mut Write, message: MessageId) -> Result<bool> {
        let (cancelled, left) = write.outgoing_cancel_held(message).await?;
        if left || cancelled.is_empty() {
            return Ok(false);
        }
        let at = self.clock.now();
        for id in cancelled {
            let thread = write.outgoing_get(id).await?.row.thread;
            let event = EventKind::Delivery {
                mail: id,
                state: OutgoingState::Cancelled,
            };
            write.event_append(at, thread, None, &event).await?;
        }
        Ok(true)
    }

    /// Outgoing mails, newest first.
    pub async fn list_outgoing(
        &self,
        caller: &Caller,
        filter: &OutgoingFilter,
        after: Option<Cursor>,
    ) -> Result<Page<OutgoingRow>> {
        caller.require(Right::ReadOutgoing)?;
        let mut checks = Checks::default();
        checks.optional_text(Field::Email, &filter.recipient, MAX_NAME);
        checks.done()?;
        let seen = self.store.event_newest().await?;
        let zone = zone_of(&self.store.setting_get().await?.time_zone);
        let (from, before) = span(&filter.written, zone);
        let query = OutgoingQuery {
            states: filter.states.clone(),
            recipient_fold: fold(&filter.recipient),
            from,
            before,
            thread: filter.thread,
            template: filter.template,
        };
        let mut rows = self
            .store
            .outgoing_list(&query, after, u64::from(PAGE_ROWS) + 1)
            .await?;
        let more = rows.len() > PAGE_ROWS as usize;
        rows.truncate(PAGE_ROWS as usize);
        let next = rows.last().filter(|_| more).map(|row| Cursor {
            at: row.created_at,
            id: row.id.0,
        });
        Ok(Page { rows, next, seen })
    }

    /// One mail with every try.
    pub async fn get_outgoing(&self, caller: &Caller, id: OutgoingId) -> Result<OutgoingView> {
        self.access_outgoing(caller, id).await
    }

    /// The exact bytes of a mail.
    pub async fn outgoing_bytes(&self, caller: &Caller, id: OutgoingId) -> Result<Vec<u8>> {
        self.access_outgoing(caller, id).await?;
        Ok(self.store.outgoing_bytes(id).await?)
    }

    /// The HTML part of a mail, read from its bytes. To be shown where nothing can run.
    pub async fn outgoing_html(&self, caller: &Caller, id: OutgoingId) -> Result<String> {
        let bytes = self.outgoing_bytes(caller, id).await?;
        mail::parse::html_part(&bytes).ok_or_else(|| Problem::NotFound.into())
    }

    /// The one way to a mail: refused without the right, not found when it is not there.
    async fn access_outgoing(&self, caller: &Caller, id: OutgoingId) -> Result<OutgoingView> {
        caller.require(Right::ReadOutgoing)?;
        Ok(self.store.outgoing_get(id).await?)
    }

    /// Sends a mail again, as a new mail with its own Message-ID from the same version of the template. The old one stays.
    pub async fn resend(&self, caller: &Caller, id: OutgoingId) -> Result<OutgoingId> {
        caller.require(Right::Resend)?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let old = write.outgoing_get(id).await?;
        // A mail of the desk itself is not sent again: what it told is told anew in time.
        let (Some(thread), Some(message)) = (old.row.thread, old.message) else {
            return Err(Conflict::TooLate.into());
        };
        let thread = write.thread_lock(thread).await?;
        let message = write.message_find(message).await?;
        if !old.row.state.can_resend() || message.undone {
            return Err(Conflict::Changed.into());
        }
        let settings = write.setting_get().await?;
        let template = match old.template {
            Some((template, version)) => write.template_version(template, version).await?,
            None => write.template_in_force(settings.lang).await?,
        };
        let earlier = write.message_list(thread.row.id).await?;
        let last = earlier
            .into_iter()
            .rev()
            .find(|m| m.author == Author::Member && m.id < message.id);
        let mail = MailToQueue {
            thread: thread.row,
            message: message.id,
            body: message.body,
            agent: message.agent.unwrap_or(caller.agent),
            agent_name: message.agent_name,
            last_member_message: last.map(|message| message.body),
            hold_until: at,
        };
        let mut new = self.compose_mail(&write, &mail, &settings, template, at).await?;
        new.state = OutgoingState::Queued;
        new.next_at = at;
        new.resend_of = Some(id);
        let repeated = write.outgoing_insert(&new).await?;
        let event = EventKind::Delivery {
            mail: repeated,
            state: OutgoingState::Queued,
        };
        write
            .event_append(at, Some(mail.thread.id), Some(caller.agent), &event)
            .await?;
        write.commit().await?;
        Ok(repeated)
    }
}
