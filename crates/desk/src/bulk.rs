//! One act on many threads. The set is frozen into ids first; every thread that changes gets its own event, its values
//! before are kept, and within fifteen minutes the act can be taken back where nobody changed anything since.

use std::collections::BTreeSet;

use model::Millis;
use model::bulk::{ActDone, ActUndone, Selection, ThreadAct, UNDO_MILLIS};
use model::error::Conflict;
use model::event::EventKind;
use model::ids::{AgentId, BulkId, ThreadId};
use model::status::Status;
use model::thread::ThreadRow;
use model::validate::{Checks, Field, MAX_SUBJECT, clean_text};
use serde::{Deserialize, Serialize};
use store::{BulkItem, ThreadChange, ThreadRecord, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::error::{DeskError, Result};

/// How many threads are read and changed at a time.
const BATCH: usize = 500;

/// The values of a thread that acts change, as they were.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    status: Status,
    status_at: Option<Millis>,
    status_before_snooze: Option<Status>,
    binned_at: Option<Millis>,
    resolver: Option<AgentId>,
    assignee: Option<AgentId>,
    reopened: u32,
}

impl Desk {
    /// Does one act on the selected threads; those that it does not fit are passed over and counted.
    pub async fn act_on_threads(&self, caller: &Caller, act: ThreadAct, selection: Selection) -> Result<ActDone> {
        caller.require(act.right(caller.agent))?;
        let act = checked(act, self.clock.now())?;
        let ids = self.frozen(caller, selection).await?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
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
        let mut items = Vec::new();
        for thread in write.thread_find_many(ids).await? {
            let Some((change, event)) = change(act, &thread, caller.agent, at) else {
                continue;
            };
            let before =
                serde_json::to_string(&before(&thread)).map_err(|error| DeskError::Broken(error.to_string()))?;
            write.thread_update(thread.row.id, &change).await?;
            let event_after = write
                .event_append(at, Some(thread.row.id), Some(caller.agent), &event)
                .await?;
            items.push(BulkItem {
                thread: thread.row.id,
                before,
                event_after,
            });
        }
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
        let (mut undone, mut after) = (ActUndone { restored: 0, left: 0 }, None);
        loop {
            let items = write.bulk_item_list(bulk, after, BATCH as u64).await?;
            let Some(last) = items.last() else { break };
            after = Some(last.thread);
            let ids: Vec<ThreadId> = items.iter().map(|item| item.thread).collect();
            let threads = write.thread_find_many(&ids).await?;
            for item in &items {
                let untouched = threads
                    .iter()
                    .any(|thread| thread.row.id == item.thread && thread.row.seen == item.event_after);
                if untouched {
                    self.give_back_values(&mut write, caller, item, at).await?;
                    undone.restored += 1;
                } else {
                    undone.left += 1;
                }
            }
        }
        write.bulk_mark_undone(bulk, at).await?;
        write.commit().await?;
        Ok(undone)
    }

    async fn give_back_values(&self, write: &mut Write, caller: &Caller, item: &BulkItem, at: Millis) -> Result<()> {
        let before: Before =
            serde_json::from_str(&item.before).map_err(|error| DeskError::Broken(error.to_string()))?;
        let change = ThreadChange {
            status: Some((before.status, before.status_at)),
            status_before_snooze: Some(before.status_before_snooze),
            binned_at: Some(before.binned_at),
            resolver: Some(before.resolver),
            assignee: Some(before.assignee),
            reopened: Some(before.reopened),
            ..ThreadChange::default()
        };
        write.thread_update(item.thread, &change).await?;
        write
            .event_append(at, Some(item.thread), Some(caller.agent), &EventKind::ActUndone)
            .await?;
        Ok(())
    }
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

fn before(thread: &ThreadRecord) -> Before {
    let row = &thread.row;
    Before {
        status: row.status,
        status_at: row.closed_at.or(row.snoozed_until),
        status_before_snooze: thread.status_before_snooze,
        binned_at: row.binned_at,
        resolver: row.resolver,
        assignee: row.assignee,
        reopened: row.reopened,
    }
}
