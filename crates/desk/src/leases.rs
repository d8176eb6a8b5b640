//! What only one process may do at a time: chores, and each job. The clock is the database's where several share it.

use model::Millis;

use crate::Desk;
use crate::error::Result;

/// How long a lease lasts without a sign of life. Whoever holds one gives a sign at least three times as often.
pub const LEASE_MILLIS: Millis = 30_000;

impl Desk {
    /// Takes a lease, or keeps it for longer; `false` when another process has it.
    pub async fn take_lease(&self, name: &str, owner: &str) -> Result<bool> {
        let mut write = self.store.write().await?;
        let now = write.lease_clock(self.clock.now()).await?;
        let taken = write.lease_take(name, owner, now, now + LEASE_MILLIS).await?;
        write.commit().await?;
        Ok(taken)
    }

    /// Gives a lease back, so that nobody has to wait until it ends.
    pub async fn drop_lease(&self, name: &str, owner: &str) -> Result<()> {
        let mut write = self.store.write().await?;
        write.lease_drop(name, owner).await?;
        Ok(write.commit().await?)
    }

    /// Forgets the leases of an earlier run, on a database that only this process has.
    pub async fn clear_leases(&self) -> Result<()> {
        let mut write = self.store.write().await?;
        write.lease_clear().await?;
        Ok(write.commit().await?)
    }
}
