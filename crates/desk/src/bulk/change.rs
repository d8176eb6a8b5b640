//! What each act changes of a thread, and whether it fits. Decides nothing about who may do it.

use std::collections::HashMap;

use model::Millis;
use model::bulk::ThreadAct;
use model::event::EventKind;
use model::ids::{AgentId, EventSeq, ThreadId};
use model::status::Status;
use model::thread::ThreadRow;
use store::{BulkItem, ThreadChange, ThreadRecord, Write};

use crate::before::Before;
use crate::error::Result;

/// Does an act to those of some threads that it fits, with an event each; their values before.
pub(super) async fn act_on(
    write: &mut Write,
    act: &ThreadAct,
    threads: &[ThreadRecord],
    agent: AgentId,
    at: Millis,
) -> Result<Vec<BulkItem>> {
    let (mut events, mut befores, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for thread in threads {
        if let Some((change, event)) = change(act, thread, agent, at) {
            events.push((thread.row.id, event));
            befores.push((thread.row.id, Before::of(thread).to_text()?));
            changes.push((thread.row.id, change));
        }
    }
    change_many(write, changes).await?;
    let seqs: HashMap<ThreadId, EventSeq> = write.event_append_many(at, Some(agent), &events).await?;
    let item = |(thread, before)| BulkItem {
        thread,
        before,
        event_after: seqs.get(&thread).copied().unwrap_or_default(),
    };
    Ok(befores.into_iter().map(item).collect())
}

/// Changes threads, those that change alike in one statement.
pub(super) async fn change_many(write: &mut Write, changes: Vec<(ThreadId, ThreadChange)>) -> Result<()> {
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
        ThreadAct::Topic { to } if !binned && row.topic != *to => Some((
            ThreadChange {
                topic: Some(*to),
                ..change
            },
            EventKind::TopicChanged { to: *to },
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
