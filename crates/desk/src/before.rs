//! A thread's values as they were before an act or an answer, kept as text for as long as that can be taken back.

use model::Millis;
use model::ids::{AgentId, TopicId};
use model::status::Status;
use serde::{Deserialize, Serialize};
use store::{ThreadChange, ThreadRecord};

use crate::error::{DeskError, Result};

/// Everything of a thread that an act or an answer changes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Before {
    status: Status,
    /// When it closed or wakes, as the status has it.
    status_at: Option<Millis>,
    status_before_snooze: Option<Status>,
    binned_at: Option<Millis>,
    resolver: Option<AgentId>,
    responder: Option<AgentId>,
    assignee: Option<AgentId>,
    /// Not kept of acts before topics could be changed.
    #[serde(default)]
    topic: Option<TopicId>,
    activity: Millis,
    preview: String,
    from_member: bool,
    reopened: u32,
}

impl Before {
    /// The values of a thread now.
    pub(crate) fn of(thread: &ThreadRecord) -> Self {
        let row = &thread.row;
        Self {
            status: row.status,
            status_at: row.closed_at.or(row.snoozed_until),
            status_before_snooze: thread.status_before_snooze,
            binned_at: row.binned_at,
            resolver: row.resolver,
            responder: row.responder,
            assignee: row.assignee,
            topic: Some(row.topic),
            activity: row.last_activity_at,
            preview: row.preview.clone(),
            from_member: row.last_from_member,
            reopened: row.reopened,
        }
    }

    /// The change that gives a thread these values again.
    pub(crate) fn change(self) -> ThreadChange {
        ThreadChange {
            status: Some((self.status, self.status_at)),
            status_before_snooze: Some(self.status_before_snooze),
            binned_at: Some(self.binned_at),
            resolver: Some(self.resolver),
            responder: Some(self.responder),
            assignee: Some(self.assignee),
            topic: self.topic,
            activity: Some(self.activity),
            preview: Some((self.preview, self.from_member)),
            reopened: Some(self.reopened),
        }
    }

    /// As it is kept.
    pub(crate) fn to_text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| DeskError::Broken(error.to_string()))
    }

    /// As it was kept.
    pub(crate) fn from_text(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|error| DeskError::Broken(error.to_string()))
    }
}
