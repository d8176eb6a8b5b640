//! An act on many threads as a job: frozen, looked at before it is done, done batch by batch in whichever process has its
//! lease, stopped when its owner says so.

use std::collections::HashMap;

use model::bulk::{ActConflict, ActPreview, BulkState, BulkView, Selection, ThreadAct};
use model::error::{Conflict, Problem};
use model::ids::{BulkId, EventSeq, ThreadId};
use store::{BulkItem, BulkOutcome, BulkProgress, ThreadRecord};

use super::change::act_on;
use super::{BATCH, checked, known};
use crate::Desk;
use crate::caller::Caller;
use crate::error::{DeskError, Result};

/// How many threads are frozen in one transaction.
const FREEZE: usize = 5_000;
/// How many waiting jobs are looked at.
const WAITING: u64 = 20;
/// How many threads that were left alone are told one by one.
const CONFLICTS: u64 = 200;

/// The lease of whoever does an act.
pub fn bulk_lease(id: BulkId) -> String {
    format!("bulk {id}")
}

impl Desk {
    /// Freezes the threads that an act is for and tells what it will touch; nothing is done yet.
    pub async fn freeze_act(&self, caller: &Caller, act: ThreadAct, selection: Selection) -> Result<ActPreview> {
        caller.require(act.right(caller.agent))?;
        let at = self.clock.now();
        let act = checked(act, at)?;
        let ids = self.frozen(caller, selection).await?;
        let word = serde_json::to_string(&act).map_err(|error| DeskError::Broken(error.to_string()))?;
        let mut write = self.store.write().await?;
        known(&write, &act).await?;
        let bulk = write.bulk_insert_frozen(caller.agent, &word, at).await?;
        write.commit().await?;
        for batch in ids.chunks(FREEZE) {
            let mut write = self.store.write().await?;
            write.bulk_freeze(bulk, batch).await?;
            write.commit().await?;
        }
        self.preview_act(caller, bulk).await
    }

    /// What a frozen act will touch, as things are now.
    pub async fn preview_act(&self, caller: &Caller, id: BulkId) -> Result<ActPreview> {
        let view = self.get_act(caller, id).await?;
        Ok(ActPreview {
            bulk: id,
            total: view.total,
            // None of today's acts on many writes to members.
            mails: 0,
            changed_since: self.store.bulk_changed_since(id).await?,
            drafts: self.store.bulk_drafts(id, caller.agent).await?,
        })
    }

    /// Begins a frozen act; the host does it.
    pub async fn start_act(&self, caller: &Caller, id: BulkId) -> Result<BulkView> {
        self.move_act(caller, id, BulkState::Frozen, BulkState::Running).await?;
        self.get_act(caller, id).await
    }

    /// Stops an act that is being done; one that is over stays as it is.
    pub async fn cancel_act(&self, caller: &Caller, id: BulkId) -> Result<BulkView> {
        match self
            .move_act(caller, id, BulkState::Running, BulkState::Cancelled)
            .await
        {
            Ok(()) | Err(DeskError::Refused(Problem::Conflict(_))) => self.get_act(caller, id).await,
            Err(error) => Err(error),
        }
    }

    async fn move_act(&self, caller: &Caller, id: BulkId, from: BulkState, to: BulkState) -> Result<()> {
        let mut write = self.store.write().await?;
        let act = write.bulk_find(id).await?;
        let act: ThreadAct = serde_json::from_str(&act.act).map_err(|_| Problem::NotFound)?;
        caller.require(act.right(caller.agent))?;
        if !write.bulk_move(id, caller.agent, from, to, self.clock.now()).await? {
            return Err(Conflict::TooLate.into());
        }
        Ok(write.commit().await?)
    }

    /// How far an act of the caller's is.
    pub async fn get_act(&self, caller: &Caller, id: BulkId) -> Result<BulkView> {
        let (owner, view) = self.store.bulk_get(id).await?;
        if owner == caller.agent {
            Ok(view)
        } else {
            Err(Problem::NotFound.into())
        }
    }

    /// The threads that an act of the caller's left alone, the first two hundred.
    pub async fn list_act_conflicts(&self, caller: &Caller, id: BulkId) -> Result<Vec<ActConflict>> {
        self.get_act(caller, id).await?;
        Ok(self.store.bulk_conflicts(id, CONFLICTS).await?)
    }

    /// The acts that wait and are in nobody's hands, the oldest first.
    pub async fn acts_to_run(&self) -> Result<Vec<BulkId>> {
        let mut jobs = self.store.bulk_running(WAITING).await?;
        if !jobs.is_empty() {
            let taken = self.store.lease_names(self.clock.now()).await?;
            jobs.retain(|id| !taken.contains(&bulk_lease(*id)));
        }
        Ok(jobs)
    }

    /// Does the next batch of an act; `false` when there is no more to do: all had their turn, its owner stopped it or lost
    /// the right, or another process has taken it over from `owner`.
    pub async fn run_act(&self, id: BulkId, owner: &str) -> Result<bool> {
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        if !write.lease_held(&bulk_lease(id), owner).await? {
            return Ok(false);
        }
        let Some((record, waiting)) = write.bulk_waiting(id, BATCH as u64).await? else {
            return Ok(false);
        };
        let caller = self.caller_for_job(record.agent).await?;
        let act: ThreadAct = serde_json::from_str(&record.act).map_err(|error| DeskError::Broken(error.to_string()))?;
        if waiting.is_empty() || caller.require(act.right(caller.agent)).is_err() {
            let end = if waiting.is_empty() {
                BulkState::Done
            } else {
                BulkState::Cancelled
            };
            write.bulk_move(id, record.agent, BulkState::Running, end, at).await?;
            write.commit().await?;
            return Ok(false);
        }
        let ids: Vec<ThreadId> = waiting.iter().map(|(thread, _)| *thread).collect();
        let found = write.thread_find_many(&ids).await?;
        let seen: HashMap<ThreadId, EventSeq> = waiting.iter().copied().collect();
        let (still, moved): (Vec<ThreadRecord>, Vec<ThreadRecord>) = found
            .into_iter()
            .partition(|thread| seen.get(&thread.row.id) == Some(&thread.row.seen));
        let changed = act_on(&mut write, &act, &still, record.agent, at).await?;
        let outcomes = outcomes(&ids, changed, &moved);
        let count = |wanted| outcomes.iter().filter(|(_, outcome)| *outcome == wanted).count() as u64;
        let progress = BulkProgress {
            changed: count(BulkOutcome::Changed),
            skipped: count(BulkOutcome::Skipped),
            conflicts: count(BulkOutcome::Conflict),
        };
        write.bulk_note(id, &outcomes).await?;
        write.bulk_progress(id, progress).await?;
        write.commit().await?;
        Ok(true)
    }
}

/// What became of each thread: changed, left alone because something happened to it, or passed over.
fn outcomes(ids: &[ThreadId], changed: Vec<BulkItem>, moved: &[ThreadRecord]) -> Vec<(BulkItem, BulkOutcome)> {
    let mut changed: HashMap<ThreadId, BulkItem> = changed.into_iter().map(|item| (item.thread, item)).collect();
    let outcome = |id: &ThreadId| match changed.remove(id) {
        Some(item) => (item, BulkOutcome::Changed),
        None => {
            let is_moved = moved.iter().any(|thread| thread.row.id == *id);
            let outcome = if is_moved {
                BulkOutcome::Conflict
            } else {
                BulkOutcome::Skipped
            };
            (BulkItem::untouched(*id), outcome)
        }
    };
    ids.iter().map(outcome).collect()
}
