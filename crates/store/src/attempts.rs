//! Sending: which mails are due, who has them, and how each try ended. Every later change of a claimed mail names its owner
//! and try (fencing), so that a sender that woke late changes nothing.

mod lost;

use model::Millis;
use model::ids::{AgentId, OutgoingId, ThreadId};
use model::outgoing::{DeliveryReason, OutgoingState};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};

use crate::connect::Store;
use crate::entity::{attempt, outgoing};
use crate::error::{Result, StoreError};
use crate::write::Write;

pub use lost::LostLease;

/// The states that something still happens to.
const UNFINISHED: [OutgoingState; 5] = [
    OutgoingState::Held,
    OutgoingState::Queued,
    OutgoingState::Leased,
    OutgoingState::InData,
    OutgoingState::Uncertain,
];

/// A mail that a sender has, with what it needs to hand it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedMail {
    /// The mail.
    pub id: OutgoingId,
    /// Its thread; a mail of the desk itself has none.
    pub thread: Option<ThreadId>,
    /// Who wrote it.
    pub agent: Option<AgentId>,
    /// Who has it.
    pub owner: String,
    /// The number of the try.
    pub attempt: u32,
    /// The return path.
    pub envelope_from: String,
    /// To whom.
    pub recipient: String,
    /// The bytes to hand over.
    pub bytes: Vec<u8>,
    /// When it was written.
    pub created_at: Millis,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptEnd {
    /// The state that this try left the mail in.
    pub state: OutgoingState,
    /// The state of the mail after all its tries: an older doubt outlives a try that did not deliver.
    pub mail_state: OutgoingState,
    /// When it is due again.
    pub next_at: Option<Millis>,
    /// How far the try came.
    pub stage: &'static str,
    /// The server's reply code.
    pub code: Option<u16>,
    /// The server's enhanced code.
    pub enhanced: Option<String>,
    /// The server's own words.
    pub text: String,
    /// What they mean.
    pub reason: Option<DeliveryReason>,
}

impl Store {
    /// Whether any mail is due, or any lease is to be looked at; without taking the write lock.
    pub async fn outgoing_has_due(&self, now: Millis) -> Result<bool> {
        Ok(outgoing::Entity::find()
            .filter(due(now))
            .limit(1)
            .count(&self.read)
            .await?
            > 0)
    }

    /// How many mails have not come to their end, by state.
    pub async fn outgoing_unfinished(&self) -> Result<Vec<(OutgoingState, u64)>> {
        let mut counts = Vec::with_capacity(UNFINISHED.len());
        // One by one: each is a short stretch of the index, while the finished ones are many.
        for state in UNFINISHED {
            let rows = outgoing::Entity::find().filter(outgoing::Column::State.eq(state.as_str()));
            counts.push((state, rows.count(&self.read).await?));
        }
        Ok(counts)
    }

    /// Since when the oldest queued mail is due, if one is queued.
    pub async fn outgoing_oldest_due(&self) -> Result<Option<Millis>> {
        let oldest = outgoing::Entity::find()
            .select_only()
            .column_as(outgoing::Column::NextAt.min(), "oldest")
            .filter(outgoing::Column::State.eq(OutgoingState::Queued.as_str()))
            .into_tuple::<Option<i64>>()
            .one(&self.read)
            .await?;
        Ok(oldest.flatten())
    }

    /// Whether any mail is leased; without taking the write lock.
    pub async fn outgoing_has_leased(&self) -> Result<bool> {
        let leased = [OutgoingState::Leased.as_str(), OutgoingState::InData.as_str()];
        let rows = outgoing::Entity::find().filter(outgoing::Column::State.is_in(leased));
        Ok(rows.count(&self.read).await? > 0)
    }
}

impl Write {
    /// The clock of leases: the database's on PostgreSQL, which several instances share; else `now` as given.
    pub async fn lease_clock(&self, now: Millis) -> Result<Millis> {
        if self.backend() != DbBackend::Postgres {
            return Ok(now);
        }
        let sql = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";
        let row = self
            .tx
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await?;
        Ok(row.ok_or(StoreError::NotFound)?.try_get_by_index(0)?)
    }

    /// Queues the held mails whose undo window is over.
    pub async fn outgoing_release_held(&mut self, now: Millis) -> Result<Vec<(OutgoingId, Option<ThreadId>)>> {
        let ids: Vec<(i64, Option<i64>)> = outgoing::Entity::find()
            .select_only()
            .columns([outgoing::Column::Id, outgoing::Column::ThreadId])
            .filter(outgoing::Column::State.eq(OutgoingState::Held.as_str()))
            .filter(outgoing::Column::NextAt.lte(now))
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&self.tx)
            .await?;
        if !ids.is_empty() {
            outgoing::Entity::update_many()
                .col_expr(outgoing::Column::State, Expr::value(OutgoingState::Queued.as_str()))
                .filter(outgoing::Column::Id.is_in(ids.iter().map(|(id, _)| *id)))
                .exec(&self.tx)
                .await?;
        }
        Ok(ids
            .into_iter()
            .map(|(id, thread)| (OutgoingId(id), thread.map(ThreadId)))
            .collect())
    }

    /// Takes up to `limit` due mails for a sender until `lease_until`, and begins a try of each. A mail that is uncertain
    /// is due when it has a time for its one repetition.
    pub async fn outgoing_claim(
        &mut self,
        owner: &str,
        limit: u64,
        now: Millis,
        lease_until: Millis,
    ) -> Result<Vec<ClaimedMail>> {
        let ids: Vec<i64> = outgoing::Entity::find()
            .select_only()
            .column(outgoing::Column::Id)
            .filter(outgoing::Column::State.is_in([OutgoingState::Queued.as_str(), OutgoingState::Uncertain.as_str()]))
            .filter(outgoing::Column::NextAt.lte(now))
            .order_by_asc(outgoing::Column::NextAt)
            .order_by_asc(outgoing::Column::Id)
            .limit(limit)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&self.tx)
            .await?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(OutgoingState::Leased.as_str()))
            .col_expr(outgoing::Column::NextAt, Expr::value(None::<i64>))
            .col_expr(outgoing::Column::LeaseOwner, Expr::value(owner))
            .col_expr(outgoing::Column::LeaseUntil, Expr::value(lease_until))
            .col_expr(outgoing::Column::Attempt, Expr::col(outgoing::Column::Attempt).add(1))
            .filter(outgoing::Column::Id.is_in(ids.iter().copied()))
            .exec_with_returning(&self.tx)
            .await?;
        let attempts = rows.iter().map(|row| attempt::ActiveModel {
            outgoing_id: Set(row.id),
            number: Set(row.attempt),
            started_at: Set(now),
            stage: Set("connect".to_owned()),
            state: Set(OutgoingState::Leased.as_str().to_owned()),
            text: Set(String::new()),
            ..Default::default()
        });
        attempt::Entity::insert_many(attempts)
            .exec_without_returning(&self.tx)
            .await?;
        let mut claims: Vec<ClaimedMail> = rows.into_iter().map(|row| claimed(row, owner)).collect();
        // The update gives its rows in any order; the first that fell due is the first to leave.
        claims.sort_by_key(|claim| ids.iter().position(|id| *id == claim.id.0));
        Ok(claims)
    }

    /// Writes down that the body is about to leave; `false` when the lease was lost.
    pub async fn outgoing_mark_in_data(&mut self, claim: &ClaimedMail, lease_until: Millis) -> Result<bool> {
        let done = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(OutgoingState::InData.as_str()))
            .col_expr(outgoing::Column::Stage, Expr::value("data"))
            .col_expr(outgoing::Column::LeaseUntil, Expr::value(lease_until))
            .filter(fence(claim))
            .filter(outgoing::Column::State.eq(OutgoingState::Leased.as_str()))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        attempt::Entity::update_many()
            .col_expr(attempt::Column::State, Expr::value(OutgoingState::InData.as_str()))
            .col_expr(attempt::Column::Stage, Expr::value("data"))
            .filter(of_try(claim))
            .exec(&self.tx)
            .await?;
        Ok(true)
    }

    /// Ends a try; `false`, and nothing changed, when the lease was lost.
    pub async fn outgoing_finish(&mut self, claim: &ClaimedMail, end: &AttemptEnd, now: Millis) -> Result<bool> {
        let sent_at = (end.state == OutgoingState::Sent).then_some(now);
        let reason = end.reason.map(DeliveryReason::as_str);
        let code = end.code.map(i32::from);
        let done = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(end.mail_state.as_str()))
            .col_expr(outgoing::Column::NextAt, Expr::value(end.next_at))
            .col_expr(outgoing::Column::LeaseOwner, Expr::value(None::<String>))
            .col_expr(outgoing::Column::LeaseUntil, Expr::value(None::<i64>))
            .col_expr(outgoing::Column::Stage, Expr::value(end.stage))
            .col_expr(outgoing::Column::LastCode, Expr::value(code))
            .col_expr(outgoing::Column::LastEnhanced, Expr::value(end.enhanced.clone()))
            .col_expr(outgoing::Column::LastText, Expr::value(end.text.as_str()))
            .col_expr(outgoing::Column::Reason, Expr::value(reason))
            .col_expr(outgoing::Column::SentAt, Expr::value(sent_at))
            .filter(fence(claim))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        attempt::Entity::update_many()
            .col_expr(attempt::Column::EndedAt, Expr::value(now))
            .col_expr(attempt::Column::State, Expr::value(end.state.as_str()))
            .col_expr(attempt::Column::Stage, Expr::value(end.stage))
            .col_expr(attempt::Column::Code, Expr::value(code))
            .col_expr(attempt::Column::Enhanced, Expr::value(end.enhanced.clone()))
            .col_expr(attempt::Column::Text, Expr::value(end.text.as_str()))
            .col_expr(attempt::Column::Reason, Expr::value(reason))
            .filter(of_try(claim))
            .exec(&self.tx)
            .await?;
        Ok(true)
    }

    /// Gives a mail back that was claimed and not tried: as if it had not been claimed.
    pub async fn outgoing_give_back(&mut self, claim: &ClaimedMail, now: Millis) -> Result<bool> {
        let uncertain = self.outgoing_uncertain_tries(claim.id).await? > 0;
        let state = if uncertain {
            OutgoingState::Uncertain
        } else {
            OutgoingState::Queued
        };
        let done = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(state.as_str()))
            .col_expr(outgoing::Column::NextAt, Expr::value(now))
            .col_expr(outgoing::Column::LeaseOwner, Expr::value(None::<String>))
            .col_expr(outgoing::Column::LeaseUntil, Expr::value(None::<i64>))
            .col_expr(outgoing::Column::Attempt, Expr::col(outgoing::Column::Attempt).sub(1))
            .filter(fence(claim))
            .filter(outgoing::Column::State.eq(OutgoingState::Leased.as_str()))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        attempt::Entity::delete_many()
            .filter(of_try(claim))
            .exec(&self.tx)
            .await?;
        Ok(true)
    }
}

fn due(now: Millis) -> Condition {
    let waiting = [OutgoingState::Held, OutgoingState::Queued, OutgoingState::Uncertain].map(OutgoingState::as_str);
    Condition::all()
        .add(outgoing::Column::State.is_in(waiting))
        .add(outgoing::Column::NextAt.lte(now))
}

fn fence(claim: &ClaimedMail) -> Condition {
    Condition::all()
        .add(outgoing::Column::Id.eq(claim.id.0))
        .add(outgoing::Column::LeaseOwner.eq(claim.owner.as_str()))
        .add(outgoing::Column::Attempt.eq(i32::try_from(claim.attempt).unwrap_or(i32::MAX)))
}

fn of_try(claim: &ClaimedMail) -> Condition {
    Condition::all()
        .add(attempt::Column::OutgoingId.eq(claim.id.0))
        .add(attempt::Column::Number.eq(i32::try_from(claim.attempt).unwrap_or(i32::MAX)))
}

fn claimed(row: outgoing::Model, owner: &str) -> ClaimedMail {
    ClaimedMail {
        id: OutgoingId(row.id),
        thread: row.thread_id.map(ThreadId),
        agent: row.agent_id.map(AgentId),
        owner: owner.to_owned(),
        attempt: u32::try_from(row.attempt).unwrap_or(0),
        envelope_from: row.envelope_from,
        recipient: row.recipient,
        bytes: row.bytes,
        created_at: row.created_at,
    }
}
