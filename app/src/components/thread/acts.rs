//! What can be done to the open thread, each told in a toast that can take it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Millis;
use model::bulk::{Selection, ThreadAct};
use model::ids::{AgentId, BulkId, ThreadId};
use model::lang::Lang;
use model::texts::thread as texts;

use crate::api::acts::{act_on_threads, undo_act};
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, use_toasts};

/// The acts on one thread.
#[derive(Clone, Copy)]
pub struct Acts {
    thread: ThreadId,
    changed: Callback<()>,
    busy: RwSignal<bool>,
    toasts: Toasts,
    lang: Lang,
}

impl Acts {
    /// The acts on `thread`; `changed` runs after each and after its undo.
    pub fn new(thread: ThreadId, changed: Callback<()>) -> Self {
        Self {
            thread,
            changed,
            busy: RwSignal::new(false),
            toasts: use_toasts(),
            lang: use_lang(),
        }
    }

    /// Whether one is under way.
    pub fn busy(self) -> bool {
        self.busy.get()
    }

    /// Moves the thread to the archive.
    pub fn resolve(self) {
        self.run(
            ThreadAct::Resolve,
            self.lang.fill(texts::RESOLVED_SAID, &[&self.thread]),
        );
    }

    /// Brings it back from the archive.
    pub fn reopen(self, reason: Option<String>) {
        self.run(
            ThreadAct::Reopen { reason },
            self.lang.fill(texts::REOPENED_SAID, &[&self.thread]),
        );
    }

    /// Moves it to the bin.
    pub fn bin(self) {
        self.run(ThreadAct::Bin, self.lang.fill(texts::BINNED_SAID, &[&self.thread]));
    }

    /// Brings it back from the bin.
    pub fn restore(self) {
        self.run(
            ThreadAct::Restore,
            self.lang.fill(texts::RESTORED_SAID, &[&self.thread]),
        );
    }

    /// Puts it to sleep; `words` is the moment as people read it.
    pub fn snooze(self, until: Millis, words: &str) {
        let said = self.lang.fill(texts::SNOOZED_SAID, &[&self.thread, &words]);
        self.run(ThreadAct::Snooze { until }, said);
    }

    /// Gives it to somebody, or to nobody.
    pub fn assign(self, to: Option<AgentId>) {
        let said = if to.is_some() {
            texts::ASSIGNED_SAID
        } else {
            texts::RELEASED_SAID
        };
        self.run(ThreadAct::Assign { to }, self.lang.fill(said, &[&self.thread]));
    }

    fn run(self, act: ThreadAct, said: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let done = act_on_threads(act, Selection::Ids(vec![self.thread])).await;
            self.busy.try_set(false);
            match done {
                Ok(done) if done.changed == 0 => {
                    self.toasts.say(self.lang.fill(texts::NOTHING_CHANGED, &[&self.thread]));
                }
                Ok(done) => self.toasts.undo(said, Callback::new(move |()| self.undo(done.bulk))),
                Err(error) => self.toasts.problem(&error),
            }
            self.changed.try_run(());
        });
    }

    fn undo(self, bulk: BulkId) {
        spawn_local(async move {
            match undo_act(bulk).await {
                Ok(undone) if undone.restored == 0 => self.toasts.say(self.lang.t(texts::UNDO_LEFT).to_owned()),
                Ok(_) => self.toasts.say(self.lang.t(texts::UNDONE_SAID).to_owned()),
                Err(error) => self.toasts.problem(&error),
            }
            self.changed.try_run(());
        });
    }
}
