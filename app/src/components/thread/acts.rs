//! What can be done to the open thread, each told in a toast that can take it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::bulk::{Selection, ThreadAct};
use model::ids::{BulkId, ThreadId};
use model::lang::{Lang, Text};
use model::texts::thread as texts;

use crate::api::threads::{act_on_threads, undo_act};
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
        self.run(ThreadAct::Resolve, texts::RESOLVED_SAID);
    }

    /// Brings it back from the archive.
    pub fn reopen(self, reason: Option<String>) {
        self.run(ThreadAct::Reopen { reason }, texts::REOPENED_SAID);
    }

    /// Moves it to the bin.
    pub fn bin(self) {
        self.run(ThreadAct::Bin, texts::BINNED_SAID);
    }

    /// Brings it back from the bin.
    pub fn restore(self) {
        self.run(ThreadAct::Restore, texts::RESTORED_SAID);
    }

    fn run(self, act: ThreadAct, said: Text) {
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
                Ok(done) => self.toasts.undo(
                    self.lang.fill(said, &[&self.thread]),
                    Callback::new(move |()| self.undo(done.bulk)),
                ),
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
