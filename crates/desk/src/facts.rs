//! How the desk is doing, in numbers, for whoever watches the machines. Nothing here tells of a member or a message.

use model::Millis;
use model::ids::EventSeq;
use model::outgoing::OutgoingState;

use crate::Desk;
use crate::error::Result;

/// The numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Outgoing mails that have not come to their end, by state.
    pub mails: Vec<(OutgoingState, u64)>,
    /// How long the oldest mail that is due has waited, in seconds; zero when none is due.
    pub mail_late_seconds: Millis,
    /// Connections of the pool that reads.
    pub connections: u64,
    /// Those of them that nobody uses.
    pub idle_connections: u64,
    /// The newest event of the database.
    pub newest_event: EventSeq,
    /// The newest event that this process has heard of.
    pub heard_event: EventSeq,
}

impl Desk {
    /// The numbers now.
    pub async fn facts(&self) -> Result<Facts> {
        let now = self.clock.now();
        let heard_event = *self.store.newest_event().borrow();
        let due = self.store.outgoing_oldest_due().await?;
        let (connections, idle_connections) = self.store.connections();
        Ok(Facts {
            mails: self.store.outgoing_unfinished().await?,
            mail_late_seconds: due.map_or(0, |at| Ord::max(now - at, 0) / 1000),
            connections,
            idle_connections,
            newest_event: self.store.event_newest().await?,
            heard_event,
        })
    }
}
