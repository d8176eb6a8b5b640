//! What happened, as the event table tells it: live updates, a thread's history and the audit all read these.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{AgentId, EventSeq, OutgoingId, ThreadId, TopicId};
use crate::outgoing::OutgoingState;
use crate::right::Role;
use crate::thread::ReopenRule;

/// What happened. The fields are ids and words, never texts of members: events are kept when texts are erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// A member's message opened the thread.
    ThreadOpened,
    /// An agent wrote first (Ekle).
    ThreadStarted,
    /// The member wrote again.
    MessageReceived,
    /// An agent answered.
    Replied,
    /// An agent left a note.
    NoteAdded,
    /// An answer was taken back within the undo window.
    ReplyUndone,
    /// An agent resolved it.
    Resolved,
    /// An agent reopened it, with an optional reason.
    Reopened {
        /// Why, in the agent's words.
        reason: Option<String>,
    },
    /// The member's new message reopened it by the topic's rule.
    ReopenedByRule {
        /// The rule that fired.
        rule: ReopenRule,
    },
    /// The member's new message opened another thread, because of the topic's rule.
    ContinuedElsewhere {
        /// The rule that fired.
        rule: ReopenRule,
        /// The new thread.
        thread: ThreadId,
    },
    /// The thread continues an earlier, resolved one.
    ContinuedFrom {
        /// The rule that fired.
        rule: ReopenRule,
        /// The earlier thread.
        thread: ThreadId,
    },
    /// Moved to the bin.
    Binned,
    /// Brought back from the bin.
    Restored,
    /// Given to somebody, or to nobody.
    Assigned {
        /// The new assignee.
        to: Option<AgentId>,
    },
    /// Given another topic.
    TopicChanged {
        /// The new topic.
        to: TopicId,
    },
    /// Asleep until a moment.
    Snoozed {
        /// When it wakes.
        until: Millis,
    },
    /// Awake again.
    Woken,
    /// An earlier act was taken back.
    ActUndone,
    /// An outgoing mail reached another state.
    Delivery {
        /// Which mail.
        mail: OutgoingId,
        /// Its new state.
        state: OutgoingState,
    },
    /// A final failure of a mail reopened the thread.
    ReopenedByFailure {
        /// Which mail.
        mail: OutgoingId,
    },
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// A sign-in was refused.
    SignInRefused,
    /// Somebody was invited.
    AgentInvited {
        /// Whom.
        agent: AgentId,
    },
    /// Somebody's role was changed.
    RoleChanged {
        /// Whose.
        agent: AgentId,
        /// The new role.
        role: Role,
    },
    /// Somebody was shut out or let in again.
    AgentDisabled {
        /// Whom.
        agent: AgentId,
        /// Whether shut out.
        disabled: bool,
    },
    /// A template has a new version.
    TemplateSaved,
    /// The store's settings were changed.
    SettingsChanged,
    /// A kind or topic was changed.
    ListsChanged,
    /// A key of the store API was made or withdrawn.
    ApiKeyChanged,
    /// A list was exported.
    Exported {
        /// How many rows.
        rows: u64,
    },
    /// The thread came with an import.
    ThreadImported,
    /// An import ended.
    Imported {
        /// How many rows of its file were stored.
        rows: u64,
    },
    /// Threads were removed from the bin for good.
    Purged {
        /// How many.
        threads: u64,
    },
}

/// One entry of the event table, as the live stream tells it: who may not see the thread does not get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveEvent {
    /// Its number.
    pub seq: EventSeq,
    /// When.
    pub at: Millis,
    /// The thread that changed, if any.
    pub thread: Option<ThreadId>,
    /// The agent who did it; `None` for members and the desk itself.
    pub agent: Option<AgentId>,
    /// What happened. Not flattened: some kinds name another thread or agent.
    pub what: EventKind,
}

impl EventKind {
    /// Whether a member has just written: what the badge and the tab's title count.
    pub const fn is_incoming(&self) -> bool {
        matches!(
            self,
            Self::ThreadOpened | Self::MessageReceived | Self::ReopenedByRule { .. } | Self::ContinuedFrom { .. }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{EventKind, LiveEvent};
    use crate::ids::{AgentId, EventSeq, OutgoingId, ThreadId};
    use crate::outgoing::OutgoingState;
    use crate::thread::ReopenRule;

    #[test]
    fn every_kind_of_event_reaches_the_browser_whole() {
        let rule = ReopenRule::WithinDays(14);
        let kinds = [
            EventKind::ThreadOpened,
            EventKind::Reopened {
                reason: Some("aradı".to_owned()),
            },
            EventKind::ReopenedByRule { rule },
            EventKind::ContinuedElsewhere {
                rule,
                thread: ThreadId(9),
            },
            EventKind::ContinuedFrom {
                rule,
                thread: ThreadId(9),
            },
            EventKind::Assigned { to: Some(AgentId(3)) },
            EventKind::Snoozed { until: 5 },
            EventKind::Delivery {
                mail: OutgoingId(2),
                state: OutgoingState::Sent,
            },
            EventKind::AgentDisabled {
                agent: AgentId(4),
                disabled: true,
            },
            EventKind::Purged { threads: 7 },
        ];
        for what in kinds {
            let event = LiveEvent {
                seq: EventSeq(1),
                at: 0,
                thread: Some(ThreadId(1)),
                agent: Some(AgentId(1)),
                what,
            };
            let sent = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<LiveEvent>(&sent).unwrap(), event, "{sent}");
        }
    }
}
