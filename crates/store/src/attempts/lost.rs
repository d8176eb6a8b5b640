//! Leases that ran out: a sender that stopped in the middle, and what is known of its try.

use model::Millis;
use model::ids::{OutgoingId, ThreadId};
use model::outgoing::OutgoingState;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{attempt, outgoing};
use crate::error::Result;
use crate::outgoing::state_of;
use crate::write::Write;

/// A mail whose lease ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostLease {
    /// The mail.
    pub id: OutgoingId,
    /// Its thread; a mail of the desk itself has none.
    pub thread: Option<ThreadId>,
    /// Whether its body was on the way.
    pub in_data: bool,
}

impl Write {
    /// How many tries of a mail ended in doubt.
    pub async fn outgoing_uncertain_tries(&self, id: OutgoingId) -> Result<u64> {
        Ok(attempt::Entity::find()
            .filter(attempt::Column::OutgoingId.eq(id.0))
            .filter(attempt::Column::State.eq(OutgoingState::Uncertain.as_str()))
            .count(&self.tx)
            .await?)
    }

    /// The mails whose lease ran out before a moment of the lease clock.
    pub async fn outgoing_lost_leases(&self, lease_now: Millis) -> Result<Vec<LostLease>> {
        let rows: Vec<(i64, Option<i64>, String)> = outgoing::Entity::find()
            .select_only()
            .columns([
                outgoing::Column::Id,
                outgoing::Column::ThreadId,
                outgoing::Column::State,
            ])
            .filter(outgoing::Column::State.is_in([OutgoingState::Leased.as_str(), OutgoingState::InData.as_str()]))
            .filter(outgoing::Column::LeaseUntil.lt(lease_now))
            .order_by_asc(outgoing::Column::Id)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&self.tx)
            .await?;
        rows.into_iter()
            .map(|(id, thread, state)| {
                let in_data = state_of(&state)? == OutgoingState::InData;
                Ok(LostLease {
                    id: OutgoingId(id),
                    thread: thread.map(ThreadId),
                    in_data,
                })
            })
            .collect()
    }

    /// Takes a mail away from whoever lost it. The try keeps no end: nobody saw it.
    pub async fn outgoing_take_back(
        &mut self,
        id: OutgoingId,
        state: OutgoingState,
        next_at: Option<Millis>,
    ) -> Result<()> {
        outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(state.as_str()))
            .col_expr(outgoing::Column::NextAt, Expr::value(next_at))
            .col_expr(outgoing::Column::LeaseOwner, Expr::value(None::<String>))
            .col_expr(outgoing::Column::LeaseUntil, Expr::value(None::<i64>))
            .filter(outgoing::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        attempt::Entity::update_many()
            .col_expr(attempt::Column::State, Expr::value(state.as_str()))
            .filter(attempt::Column::OutgoingId.eq(id.0))
            .filter(attempt::Column::EndedAt.is_null())
            .filter(attempt::Column::State.is_in([OutgoingState::Leased.as_str(), OutgoingState::InData.as_str()]))
            .exec(&self.tx)
            .await?;
        Ok(())
    }
}
