//! One act on many threads. The set is frozen into ids first; every thread that changes gets its own event, its values
//! before are kept, and within fifteen minutes the act can be taken back where nobody changed anything since.

use std::collections::{BTreeSet, HashMap};

use model::Millis;
use model::bulk::{ActDone, ActUndone, Selection, ThreadAct, UNDO_MILLIS};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::{AgentId, BulkId, EventSeq, ThreadId};
use model::status::Status;
use model::thread::ThreadRow;
use model::validate::{Checks, Fault, Field, Invalid, MAX_SUBJECT, clean_text};
use store::{BulkItem, StoreError, ThreadChange, ThreadRecord, Write};

use crate::Desk;
use crate::before::Before;
use crate::caller::Caller;
use crate::error::{DeskError, Result};

/// How many threads are read and changed at a time.
const BATCH: usize = 500;

impl Desk {
    /// Does one act on the selected threads; those that it does not fit are passed over and counted.
    pub async fn act_on_threads(&self, caller: &Caller, act: ThreadAct, selection: Selection) -> Result<ActDone> {
        caller.require(act.right(caller.agent))?;
        let act = checked(act, self.clock.now())?;
        let ids = self.frozen(caller, selection).await?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        known_assignee(&write, &act).await?;
        let word = serde_json::to_string(&act).map_err(|error| DeskError::Broken(error.to_string()))?;
        let bulk = write.bulk_insert(caller.agent, &word, at).await?;
        let mut changed = 0;
        for batch in ids.chunks(BATCH) {
            changed += self.act_on_batch(&mut write, caller, bulk, &act, batch, at).await?;
        }
        write.commit().await?;
        Ok(ActDone {
            bulk,
            changed,
            skipped: ids.len() as u64 - changed,
        })
    }

    /// The selected ids, each once, in ascending order.
    pub(crate) async fn frozen(&self, caller: &Caller, selection: Selection) -> Result<Vec<ThreadId>> {
        let (list, filter, except) = match selection {
            Selection::Ids(ids) => return Ok(ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect()),
            Selection::Matching { list, filter, except } => (list, filter, except.into_iter().collect::<BTreeSet<_>>()),
        };
        let criteria = self.criteria(caller, list, &filter).await?;
        let mut ids: Vec<ThreadId> = Vec::new();
        let mut after = None;
        loop {
            let batch = self.store.thread_ids(&criteria, after, 10_000).await?;
            let Some(last) = batch.last() else { break };
            after = Some(*last);
            ids.extend(batch.iter().filter(|id| !except.contains(id)));
        }
        Ok(ids)
    }

    async fn act_on_batch(
        &self,
        write: &mut Write,
        caller: &Caller,
        bulk: BulkId,
        act: &ThreadAct,
        ids: &[ThreadId],
        at: Millis,
    ) -> Result<u64> {
        let (mut events, mut befores, mut changes) = (Vec::new(), Vec::new(), Vec::new());
        for thread in write.thread_find_many(ids).await? {
            if let Some((change, event)) = change(act, &thread, caller.agent, at) {
                events.push((thread.row.id, event));
                befores.push((thread.row.id, Before::of(&thread).to_text()?));
                changes.push((thread.row.id, change));
            }
        }
        change_many(write, changes).await?;
        let seqs = write.event_append_many(at, Some(caller.agent), &events).await?;
        let item = |(thread, before)| BulkItem {
            thread,
            before,
            event_after: seqs.get(&thread).copied().unwrap_or_default(),
        };
        let items: Vec<BulkItem> = befores.into_iter().map(item).collect();
        write.bulk_item_insert_many(bulk, &items).await?;
        Ok(items.len() as u64)
    }

    /// Gives each thread of an act its earlier values again, unless something happened to it since.
    pub async fn undo_act(&self, caller: &Caller, bulk: BulkId) -> Result<ActUndone> {
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let act = write.bulk_find(bulk).await?;
        if act.agent != caller.agent || act.undone || at - act.at > UNDO_MILLIS {
            return Err(Conflict::TooLate.into());
        }
        // An answer keeps its values in the same table and is taken back with its mail, not here.
        let Ok(kind) = serde_json::from_str::<ThreadAct>(&act.act) else {
            return Err(Problem::NotFound.into());
        };
        caller.require(kind.right(caller.agent))?;
        let (mut undone, mut after) = (ActUndone { restored: 0, left: 0 }, None);
        loop {
            let items = write.bulk_item_list(bulk, after, BATCH as u64).await?;
            let Some(last) = items.last() else { break };
            after = Some(last.thread);
            let restored = give_back(&mut write, caller, &items, at).await?;
            undone.restored += restored;
            undone.left += items.len() as u64 - restored;
        }
        write.bulk_mark_undone(bulk, at).await?;
        write.commit().await?;
        Ok(undone)
    }
}

/// Gives those threads their values again to which nothing happened since; how many.
async fn give_back(write: &mut Write, caller: &Caller, items: &[BulkItem], at: Millis) -> Result<u64> {
    let ids: Vec<ThreadId> = items.iter().map(|item| item.thread).collect();
    let found = write.thread_find_many(&ids).await?;
    let now: HashMap<ThreadId, EventSeq> = found.iter().map(|thread| (thread.row.id, thread.row.seen)).collect();
    let (mut changes, mut events) = (Vec::new(), Vec::new());
    for item in items {
        if now.get(&item.thread) == Some(&item.event_after) {
            changes.push((item.thread, Before::from_text(&item.before)?.change()));
            events.push((item.thread, EventKind::ActUndone));
        }
    }
    change_many(write, changes).await?;
    write.event_append_many(at, Some(caller.agent), &events).await?;
    Ok(events.len() as u64)
}

/// Changes threads, those that change alike in one statement.
async fn change_many(write: &mut Write, changes: Vec<(ThreadId, ThreadChange)>) -> Result<()> {
    let mut alike: Vec<(ThreadChange, Vec<ThreadId>)> = Vec::new();
    for (id, change) in changes {
        match alike.iter_mut().find(|(other, _)| *other == change) {
            Some((_, ids)) => ids.push(id),
            None => alike.push((change, vec![id])),
        }
    }
    for (change, ids) in alike {
        write.thread_update_many(&ids, &change).await?;
    }
    Ok(())
}

/// The act with its text cleaned; refused when it cannot be meant.
fn checked(act: ThreadAct, now: Millis) -> Result<ThreadAct> {
    match act {
        ThreadAct::Reopen { reason } => {
            let reason = reason.map(|text| clean_text(&text)).filter(|text| !text.is_empty());
            let mut checks = Checks::default();
            checks.optional_text(Field::Reason, reason.as_deref().unwrap_or_default(), MAX_SUBJECT);
            checks.done()?;
            Ok(ThreadAct::Reopen { reason })
        }
        ThreadAct::Snooze { until } if until <= now => Err(Conflict::TooLate.into()),
        other => Ok(other),
    }
}

/// Refuses to give threads to somebody who is not there or is shut out.
async fn known_assignee(write: &Write, act: &ThreadAct) -> Result<()> {
    let ThreadAct::Assign { to: Some(agent) } = act else {
        return Ok(());
    };
    match write.agent_get_locked(*agent).await {
        Ok(agent) if !agent.disabled => Ok(()),
        Ok(_) | Err(StoreError::NotFound) => Err(vec![Invalid {
            field: Field::FullName,
            fault: Fault::Unknown,
        }]
        .into()),
        Err(error) => Err(error.into()),
    }
}

/// What an act changes of a thread, and its event; `None` when it does not fit.
fn change(act: &ThreadAct, thread: &ThreadRecord, agent: AgentId, at: Millis) -> Option<(ThreadChange, EventKind)> {
    let row = &thread.row;
    let (binned, resolved) = (row.binned_at.is_some(), row.status == Status::Resolved);
    let change = ThreadChange::default();
    match act {
        ThreadAct::Resolve if !binned && !resolved => Some((
            ThreadChange {
                status: Some((Status::Resolved, Some(at))),
                status_before_snooze: Some(None),
                resolver: Some(Some(agent)),
                activity: Some(at),
                ..change
            },
            EventKind::Resolved,
        )),
        ThreadAct::Reopen { reason } if !binned && resolved => Some((
            ThreadChange {
                status: Some((waiting(row), None)),
                resolver: Some(None),
                activity: Some(at),
                reopened: Some(row.reopened + 1),
                ..change
            },
            EventKind::Reopened { reason: reason.clone() },
        )),
        ThreadAct::Bin if !binned => Some((
            ThreadChange {
                binned_at: Some(Some(at)),
                ..change
            },
            EventKind::Binned,
        )),
        ThreadAct::Restore if binned => Some((
            ThreadChange {
                binned_at: Some(None),
                ..change
            },
            EventKind::Restored,
        )),
        ThreadAct::Assign { to } if !binned && row.assignee != *to => Some((
            ThreadChange {
                assignee: Some(*to),
                ..change
            },
            EventKind::Assigned { to: *to },
        )),
        ThreadAct::Snooze { until } if !binned && !resolved => Some((
            ThreadChange {
                status: Some((Status::Snoozed, Some(*until))),
                status_before_snooze: Some(Some(thread.status_before_snooze.unwrap_or(row.status))),
                ..change
            },
            EventKind::Snoozed { until: *until },
        )),
        _ => None,
    }
}

/// The status of a thread that is open again: whose turn it is.
const fn waiting(row: &ThreadRow) -> Status {
    match (row.last_from_member, row.responder) {
        (true, None) => Status::New,
        (true, Some(_)) => Status::Pending,
        (false, _) => Status::Answered,
    }
}
