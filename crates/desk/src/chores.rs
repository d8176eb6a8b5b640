//! What the desk does by itself: wakes sleepers, empties the bin, forgets what is over.

use model::Millis;
use model::bulk::UNDO_MILLIS;
use model::event::EventKind;
use model::export::ExportState;
use model::ids::ExportId;
use store::StoreError;

use crate::Desk;
use crate::error::Result;

const DAY: Millis = 24 * 60 * 60 * 1000;
/// How long a thread lies in the bin.
const BIN_MILLIS: Millis = 30 * DAY;
/// How long the answer to a request is kept for its repetition.
const IDEMPOTENCY_MILLIS: Millis = 7 * DAY;
/// How long an ended session is kept.
const SESSION_MILLIS: Millis = 30 * DAY;
/// How long the file of an export is kept.
const EXPORT_MILLIS: Millis = DAY;
/// How long an import with its rows is kept after it began.
const IMPORT_MILLIS: Millis = DAY;
/// How many threads one transaction changes: others want to write too.
const BATCH: u64 = 200;

impl Desk {
    /// Wakes the sleeping threads whose time has come; how many.
    pub async fn wake_snoozed(&self) -> Result<u64> {
        let now = self.clock.now();
        let mut woken = 0;
        while self.store.thread_any_to_wake(now).await? {
            let mut write = self.store.write().await?;
            let ids = write.thread_wake(now, BATCH).await?;
            if ids.is_empty() {
                break;
            }
            for id in &ids {
                write.event_append(now, Some(*id), None, &EventKind::Woken).await?;
            }
            write.commit().await?;
            woken += ids.len() as u64;
        }
        Ok(woken)
    }

    /// Removes what has been in the bin for 30 days; how many threads.
    pub async fn purge_bin(&self) -> Result<u64> {
        let now = self.clock.now();
        let mut purged = 0;
        while self.store.thread_any_to_purge(now - BIN_MILLIS).await? {
            let mut write = self.store.write().await?;
            let gone = write.thread_purge(now - BIN_MILLIS, BATCH).await?;
            if gone == 0 {
                break;
            }
            write
                .event_append(now, None, None, &EventKind::Purged { threads: gone })
                .await?;
            write.commit().await?;
            purged += gone;
        }
        Ok(purged)
    }

    /// Forgets answers kept for repetition, sessions that are over, and values that nothing can be taken back to.
    pub async fn forget_old(&self) -> Result<()> {
        let now = self.clock.now();
        let mut write = self.store.write().await?;
        write.idempotency_forget(now - IDEMPOTENCY_MILLIS).await?;
        write.session_forget(now - SESSION_MILLIS).await?;
        write.bulk_forget(now - UNDO_MILLIS).await?;
        write.commit().await?;
        for id in self.store.import_old(now - IMPORT_MILLIS).await? {
            self.forget_import(id).await?;
        }
        Ok(())
    }

    /// Lets go of the files of exports that are a day old.
    pub async fn expire_exports(&self) -> Result<()> {
        let mut write = self.store.write().await?;
        write.export_expire(self.clock.now() - EXPORT_MILLIS).await?;
        Ok(write.commit().await?)
    }

    /// Whether the file of an export is of use: it is being written, or waits for its owner.
    pub async fn export_wants_file(&self, id: ExportId) -> Result<bool> {
        match self.store.export_get(id).await {
            Ok(job) => Ok(matches!(job.view.state, ExportState::Running | ExportState::Ready)),
            Err(StoreError::NotFound) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
