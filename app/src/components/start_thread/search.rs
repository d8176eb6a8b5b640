//! The type-ahead behind the member picker: asks the server when the typing pauses and drops answers that come too late.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::member::MemberSummary;

use crate::api::members::search_members;
use crate::browser;

/// How long after the last key, in milliseconds.
const PAUSE: u32 = 250;

/// What the list below the field shows.
#[derive(Clone, Copy)]
pub struct MemberSearch {
    /// What was typed.
    pub typed: RwSignal<String>,
    /// Who was found; `None` before the first answer.
    pub found: RwSignal<Option<Vec<MemberSummary>>>,
    /// Which of them the arrow keys are on.
    pub active: RwSignal<Option<usize>>,
    /// Why nothing could be found.
    pub failed: RwSignal<bool>,
    turn: StoredValue<u64>,
}

impl MemberSearch {
    /// An empty search.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::new(String::new()),
            found: RwSignal::new(None),
            active: RwSignal::new(None),
            failed: RwSignal::new(false),
            turn: StoredValue::new(0),
        }
    }

    /// Whether the list is shown.
    pub fn is_open(self) -> bool {
        self.found.with(Option::is_some)
    }

    /// A key was typed.
    pub fn type_in(self, text: String) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.typed.set(text.clone());
        if text.trim().is_empty() {
            self.close();
            return;
        }
        spawn_local(async move {
            browser::sleep(PAUSE).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let found = search_members(text).await;
            if self.turn.try_get_value() == Some(turn) {
                self.failed.set(found.is_err());
                self.active.set(None);
                self.found.set(found.ok());
            }
        });
    }

    /// Hides the list.
    pub fn close(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.found.set(None);
        self.active.set(None);
    }

    /// Moves the arrow keys' mark, from the end to the beginning and back.
    pub fn step(self, forward: bool) {
        let count = self.found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        self.active.update(|active| *active = stepped(*active, count, forward));
    }

    /// Who the mark is on.
    pub fn marked(self) -> Option<MemberSummary> {
        let at = self.active.get_untracked()?;
        self.found.with_untracked(|found| found.as_ref()?.get(at).cloned())
    }
}

fn stepped(active: Option<usize>, count: usize, forward: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (active, forward) {
        (None, true) => 0,
        (Some(at), true) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        (None | Some(0), false) => last,
        (Some(at), false) => at - 1,
    })
}

#[cfg(test)]
mod tests {
    use super::stepped;

    #[test]
    fn the_mark_goes_round() {
        assert_eq!(stepped(None, 0, true), None);
        assert_eq!(stepped(None, 2, true), Some(0));
        assert_eq!(stepped(Some(1), 2, true), Some(0));
        assert_eq!(stepped(None, 2, false), Some(1));
        assert_eq!(stepped(Some(0), 2, false), Some(1));
    }
}
