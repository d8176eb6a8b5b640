//! One act on many threads. The set is frozen into ids first; every thread that changes gets its own event, its values
//! before are kept, and within fifteen minutes the act can be taken back where nobody changed anything since. A few threads
//! are changed at once; many are a job.

mod change;
mod job;

use std::collections::{BTreeSet, HashMap};

use model::Millis;
use model::bulk::{ActDone, ActUndone, Selection, ThreadAct, UNDO_MILLIS};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::{BulkId, EventSeq, ThreadId};
use model::validate::{Checks, Fault, Field, Invalid, MAX_SUBJECT, clean_text};
use store::{BulkItem, BulkOutcome, StoreError, Write};

use crate::Desk;
use crate::before::Before;
use crate::caller::Caller;
use crate::error::{DeskError, Result};
use change::{act_on, change_many};

pub use job::bulk_lease;

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
        known(&write, &act).await?;
        let word = serde_json::to_string(&act).map_err(|error| DeskError::Broken(error.to_string()))?;
        let bulk = write.bulk_insert(caller.agent, &word, at).await?;
        let mut changed = 0;
        for batch in ids.chunks(BATCH) {
            let threads = write.thread_find_many(batch).await?;
            let items = act_on(&mut write, &act, &threads, caller.agent, at).await?;
            write.bulk_item_insert_many(bulk, &items).await?;
            changed += items.len() as u64;
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

    /// Gives each thread of an act its earlier values again, unless something happened to it since. Batch by batch: others
    /// want to write too, and what was cut off half-way goes on where it was.
    pub async fn undo_act(&self, caller: &Caller, bulk: BulkId) -> Result<ActUndone> {
        let (mut undone, mut after) = (ActUndone { restored: 0, left: 0 }, None);
        loop {
            let at = self.clock.now();
            let mut write = self.store.write().await?;
            undoable(&write, caller, bulk, at).await?;
            let items = write.bulk_item_list(bulk, after, BATCH as u64).await?;
            let Some(last) = items.last() else {
                write.bulk_mark_undone(bulk, at).await?;
                write.commit().await?;
                return Ok(undone);
            };
            after = Some(last.thread);
            let restored = give_back(&mut write, caller, bulk, &items, at).await?;
            write.commit().await?;
            undone.restored += restored;
            undone.left += items.len() as u64 - restored;
        }
    }
}

/// Refused when the act is not the caller's, is over for too long, runs still, or is none that can be taken back.
async fn undoable(write: &Write, caller: &Caller, bulk: BulkId, at: Millis) -> Result<()> {
    let act = write.bulk_find(bulk).await?;
    if act.agent != caller.agent || act.undone || act.running || at - act.at > UNDO_MILLIS {
        return Err(Conflict::TooLate.into());
    }
    // An answer keeps its values in the same table and is taken back with its mail, not here.
    let Ok(kind) = serde_json::from_str::<ThreadAct>(&act.act) else {
        return Err(Problem::NotFound.into());
    };
    caller.require(kind.right(caller.agent))?;
    Ok(())
}

/// Gives those threads their values again to which nothing happened since; how many.
async fn give_back(write: &mut Write, caller: &Caller, bulk: BulkId, items: &[BulkItem], at: Millis) -> Result<u64> {
    let ids: Vec<ThreadId> = items.iter().map(|item| item.thread).collect();
    let found = write.thread_find_many(&ids).await?;
    let now: HashMap<ThreadId, EventSeq> = found.iter().map(|thread| (thread.row.id, thread.row.seen)).collect();
    let (mut changes, mut events, mut undone) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        if now.get(&item.thread) == Some(&item.event_after) {
            changes.push((item.thread, Before::from_text(&item.before)?.change()));
            events.push((item.thread, EventKind::ActUndone));
            undone.push((item.clone(), BulkOutcome::Undone));
        }
    }
    change_many(write, changes).await?;
    write.event_append_many(at, Some(caller.agent), &events).await?;
    write.bulk_note(bulk, &undone).await?;
    Ok(events.len() as u64)
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

/// Refuses to give threads to somebody who is not there or is shut out, or a topic that is not on the list any more.
async fn known(write: &Write, act: &ThreadAct) -> Result<()> {
    let unknown = |field| {
        Err(vec![Invalid {
            field,
            fault: Fault::Unknown,
        }]
        .into())
    };
    match act {
        ThreadAct::Assign { to: Some(agent) } => match write.agent_get_locked(*agent).await {
            Ok(agent) if !agent.disabled => Ok(()),
            Ok(_) | Err(StoreError::NotFound) => unknown(Field::FullName),
            Err(error) => Err(error.into()),
        },
        ThreadAct::Topic { to } => {
            let topics = write.topic_list().await?;
            if topics.iter().any(|topic| topic.id == *to && !topic.retired) {
                Ok(())
            } else {
                unknown(Field::Topic)
            }
        }
        _ => Ok(()),
    }
}
