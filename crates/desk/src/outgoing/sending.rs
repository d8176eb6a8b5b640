//! The sender's side: which mails are due, and what follows from the end of each try. Claims are leases: whoever loses one
//! changes nothing any more.

use mail::explain::explain;
use mail::retry::next_attempt;
use mail::transport::{Outcome, Reply, Stage};
use model::Millis;
use model::event::EventKind;
use model::ids::{EventSeq, ThreadId};
use model::message::{Author, Source};
use model::outgoing::{DeliveryReason, OutgoingState};
use model::status::Status;
use model::texts::{notices, words};
use store::{AttemptEnd, ClaimedMail, NewMessage, ThreadChange, Write};

use crate::Desk;
use crate::error::Result;

/// How long a sender has a mail before its body leaves: 90 seconds.
const LEASE: Millis = 90 * 1000;
/// How long it has it while the answer to the body is awaited: the 10 minutes of RFC 5321, 4.5.3.2.6, and one more.
const DATA_LEASE: Millis = 11 * 60 * 1000;
/// When a mail that may have arrived is sent once more, with the same Message-ID: after 15 minutes.
const REPEAT_AFTER: Millis = 15 * 60 * 1000;
/// When a mail is due again after our account failed: after 5 minutes.
const ACCOUNT_WAIT: Millis = 5 * 60 * 1000;

/// What the sender does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// Goes on with the next mail.
    Done,
    /// Stops for a while: our account, our encryption or the server as a whole failed.
    Pause,
}

impl Desk {
    /// Takes up to `limit` due mails for a sender.
    pub async fn claim_due(&self, owner: &str, limit: u64) -> Result<Vec<ClaimedMail>> {
        let now = self.clock.now();
        if !self.store.outgoing_has_due(now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.store.write().await?;
        let released = write.outgoing_release_held(now).await?;
        let lease_until = write.lease_clock(now).await? + LEASE;
        let claims = write.outgoing_claim(owner, limit, now, lease_until).await?;
        for (id, thread) in released {
            if !claims.iter().any(|claim| claim.id == id) {
                let event = EventKind::Delivery {
                    mail: id,
                    state: OutgoingState::Queued,
                };
                write.event_append(now, thread, None, &event).await?;
            }
        }
        for claim in &claims {
            let event = EventKind::Delivery {
                mail: claim.id,
                state: OutgoingState::Leased,
            };
            write.event_append(now, claim.thread, None, &event).await?;
        }
        write.commit().await?;
        Ok(claims)
    }

    /// Gives a mail back that was not tried: the next claim has it as if nothing had happened.
    pub async fn give_back(&self, claim: &ClaimedMail) -> Result<()> {
        let now = self.clock.now();
        let mut write = self.store.write().await?;
        if write.outgoing_give_back(claim, now).await? {
            let state = write.outgoing_get(claim.id).await?.row.state;
            let event = EventKind::Delivery { mail: claim.id, state };
            write.event_append(now, claim.thread, None, &event).await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Ends a try whose addresses cannot be put into an SMTP command.
    pub async fn refuse_address(&self, claim: &ClaimedMail) -> Result<Finished> {
        self.finish(
            claim,
            &Outcome::Refused(Stage::Rcpt, Reply::from_words("the address cannot be used")),
        )
        .await
    }

    /// Writes down, on disk, that the body is about to leave; `false` when the lease was lost and it must not.
    pub async fn mark_in_data(&self, claim: &ClaimedMail) -> Result<bool> {
        let mut write = self.store.write().await?;
        let lease_until = write.lease_clock(self.clock.now()).await? + DATA_LEASE;
        let held = write.outgoing_mark_in_data(claim, lease_until).await?;
        if held {
            write.commit().await?;
        }
        Ok(held)
    }

    /// Writes down how a try ended and what follows from it. Whoever lost the lease meanwhile changes nothing.
    pub async fn finish(&self, claim: &ClaimedMail, outcome: &Outcome) -> Result<Finished> {
        let now = self.clock.now();
        let mut write = self.store.write().await?;
        let doubts = write.outgoing_uncertain_tries(claim.id).await?;
        let end = end_of(claim, outcome, doubts, now);
        if write.outgoing_finish(claim, &end, now).await? {
            let event = EventKind::Delivery {
                mail: claim.id,
                state: end.mail_state,
            };
            let told = write.event_append(now, claim.thread, None, &event).await?;
            // A mail of the desk itself has no thread to tell it in: Giden Mail Takibi does.
            if let Some(thread) = claim.thread
                && matches!(end.state, OutgoingState::Failed | OutgoingState::Expired)
            {
                self.tell_failure(&mut write, claim, thread, &end, told).await?;
            }
            write.commit().await?;
        } else {
            tracing::warn!(mail = %claim.id, attempt = claim.attempt, "a sender lost its lease; the end of its try is not kept");
        }
        Ok(if matches!(outcome, Outcome::AccountFault(..)) {
            Finished::Pause
        } else {
            Finished::Done
        })
    }

    /// Writes into the thread that the answer did not arrive, and brings a resolved thread back.
    async fn tell_failure(
        &self,
        write: &mut Write,
        claim: &ClaimedMail,
        id: ThreadId,
        end: &AttemptEnd,
        told: EventSeq,
    ) -> Result<()> {
        let at = self.clock.now();
        let lang = write.setting_get().await?.lang;
        let thread = write.thread_lock(id).await?;
        let mut event = told;
        let mut change = ThreadChange {
            activity: Some(at),
            ..ThreadChange::default()
        };
        if thread.row.status == Status::Resolved {
            let reopened = EventKind::ReopenedByFailure { mail: claim.id };
            event = write.event_append(at, Some(id), None, &reopened).await?;
            change.status = Some((Status::Pending, None));
            change.resolver = Some(None);
            change.reopened = Some(thread.row.reopened + 1);
        }
        let reason = lang.t(words::delivery_reason(
            end.reason.unwrap_or(DeliveryReason::PermanentOther),
        ));
        let said = [
            end.code.map(|code| code.to_string()).unwrap_or_default(),
            end.text.clone(),
        ]
        .join(" ");
        let text = match (end.mail_state, end.state) {
            (OutgoingState::Uncertain, _) => notices::IN_DOUBT,
            (_, OutgoingState::Expired) => notices::EXPIRED,
            _ => notices::FAILED,
        };
        let body = lang.fill(text, &[&claim.recipient, &reason, &said.trim()]);
        let notice = NewMessage {
            thread: id,
            author: Author::Desk,
            agent: None,
            body,
            source: Source::Desk,
            at,
            event,
            submission: None,
        };
        write.message_insert(&notice).await?;
        Ok(write.thread_update(id, &change).await?)
    }

    /// Takes mails away from senders whose lease ran out: queued again when the body had not left, else in doubt. How many.
    pub async fn recover_leases(&self) -> Result<u64> {
        if !self.store.outgoing_has_leased().await? {
            return Ok(0);
        }
        let now = self.clock.now();
        let mut write = self.store.write().await?;
        let lease_now = write.lease_clock(now).await?;
        let lost = write.outgoing_lost_leases(lease_now).await?;
        for lease in &lost {
            let doubts = write.outgoing_uncertain_tries(lease.id).await?;
            let (state, next_at) = match (lease.in_data, doubts) {
                (true, doubts) => (OutgoingState::Uncertain, (doubts == 0).then_some(now + REPEAT_AFTER)),
                // The repetition of a mail in doubt: its body did not leave this time, the doubt stays.
                (false, 1..) => (OutgoingState::Uncertain, Some(now)),
                (false, 0) => (OutgoingState::Queued, Some(now)),
            };
            write.outgoing_take_back(lease.id, state, next_at).await?;
            let event = EventKind::Delivery { mail: lease.id, state };
            write.event_append(now, lease.thread, None, &event).await?;
        }
        write.commit().await?;
        Ok(lost.len() as u64)
    }
}

fn end_of(claim: &ClaimedMail, outcome: &Outcome, doubts: u64, now: Millis) -> AttemptEnd {
    let end = |state, next_at, stage: Stage, reply: &Reply, reason| AttemptEnd {
        state,
        mail_state: match state {
            OutgoingState::Sent => state,
            _ if doubts > 0 => OutgoingState::Uncertain,
            _ => state,
        },
        next_at,
        stage: stage.as_str(),
        code: reply.code,
        enhanced: reply.enhanced.clone(),
        text: reply.text.clone(),
        reason,
    };
    match outcome {
        Outcome::Sent(reply) => end(OutgoingState::Sent, None, Stage::Done, reply, None),
        Outcome::Deferred(stage, reply) => {
            let reason = explain(*stage, reply);
            let jitter = rand::random_range(-1.0..=1.0);
            let next = next_attempt(claim.attempt, claim.created_at, now, reason, jitter);
            let state = if next.is_some() {
                OutgoingState::Queued
            } else {
                OutgoingState::Expired
            };
            end(state, next, *stage, reply, Some(reason))
        }
        Outcome::Refused(stage, reply) => {
            let reason = match explain(*stage, reply) {
                DeliveryReason::TemporaryOther => DeliveryReason::PermanentOther,
                reason => reason,
            };
            end(OutgoingState::Failed, None, *stage, reply, Some(reason))
        }
        Outcome::Uncertain(reply) => {
            let next = (doubts == 0).then_some(now + REPEAT_AFTER);
            end(
                OutgoingState::Uncertain,
                next,
                Stage::Body,
                reply,
                Some(explain(Stage::Body, reply)),
            )
        }
        Outcome::AccountFault(stage, reply) => {
            let reason = explain(*stage, reply);
            end(
                OutgoingState::Queued,
                Some(now + ACCOUNT_WAIT),
                *stage,
                reply,
                Some(reason),
            )
        }
    }
}
