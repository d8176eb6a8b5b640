//! Keeps a draft on the server while it is typed: 800 ms after the last key, one request at a time, again after a failure.
//! It outlives the dialog, so that the last words before closing are kept too.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::Millis;
use model::ids::ThreadId;

use super::unsaved;
use crate::api::replies::save_draft;
use crate::browser;

/// How long after the last key, in milliseconds.
const PAUSE: u32 = 800;
/// How long after a failure, in milliseconds.
const AGAIN: u32 = 5_000;
/// How often a failure is tried again before the next key.
const TRIES: u32 = 24;

/// What is known of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftMark {
    /// There is none.
    Nothing,
    /// It was there when the dialog opened, kept at this moment.
    Restored(Millis),
    /// On its way.
    Saving,
    /// The server has it since this moment.
    Saved(Millis),
    /// The server did not take it; it is tried again.
    Unsaved,
}

/// The keeper of one thread's draft.
#[derive(Clone)]
pub struct DraftKeeper {
    thread: ThreadId,
    mark: ArcRwSignal<DraftMark>,
    inner: Arc<Mutex<Keeping>>,
}

#[derive(Default)]
struct Keeping {
    wanted: String,
    saved: String,
    keys: u64,
    busy: bool,
    paused: bool,
}

impl DraftKeeper {
    /// Begins with what the server has.
    pub fn new(thread: ThreadId, saved: &str, mark: DraftMark) -> Self {
        let inner = Keeping {
            wanted: saved.to_owned(),
            saved: saved.to_owned(),
            ..Keeping::default()
        };
        Self {
            thread,
            mark: ArcRwSignal::new(mark),
            inner: Arc::new(Mutex::new(inner)),
        }
    }

    /// What is known of the draft.
    pub fn mark(&self) -> DraftMark {
        self.mark.get()
    }

    /// A key was typed: the text is kept when the typing pauses.
    pub fn typed(&self, text: &str) {
        unsaved::remember(self.thread, text);
        let keys = self.locked(|keeping| {
            text.clone_into(&mut keeping.wanted);
            keeping.keys += 1;
            keeping.keys
        });
        let keeper = self.clone();
        spawn_local(async move {
            browser::sleep(PAUSE).await;
            if keeper.locked(|keeping| keeping.keys == keys) {
                keeper.keep().await;
            }
        });
    }

    /// Keeps what is there, without waiting for a pause.
    pub fn keep_now(&self) {
        let keeper = self.clone();
        spawn_local(async move { keeper.keep().await });
    }

    /// Stops keeping and waits for the request under way, so that no late draft follows an answer.
    pub async fn pause(&self) {
        self.locked(|keeping| {
            keeping.paused = true;
            keeping.keys += 1;
        });
        while self.locked(|keeping| keeping.busy) {
            browser::sleep(20).await;
        }
    }

    /// The answer was not taken: the text stays a draft.
    pub fn resume(&self) {
        self.locked(|keeping| keeping.paused = false);
        self.keep_now();
    }

    /// The answer was taken: there is no draft any more.
    pub fn finish(&self) {
        unsaved::forget(self.thread);
    }

    async fn keep(&self) {
        if self.locked(|keeping| std::mem::replace(&mut keeping.busy, true)) {
            return;
        }
        let mut failures = 0;
        while let Some(text) = self.locked(Keeping::next) {
            self.mark.set(DraftMark::Saving);
            match save_draft(self.thread, text.clone()).await {
                Ok(draft) => {
                    failures = 0;
                    self.kept(text, draft.map(|draft| draft.saved_at));
                }
                Err(_) => {
                    self.mark.set(DraftMark::Unsaved);
                    failures += 1;
                    if failures > TRIES {
                        break;
                    }
                    self.wait_again().await;
                }
            }
        }
        self.locked(|keeping| keeping.busy = false);
    }

    fn kept(&self, text: String, at: Option<Millis>) {
        let settled = self.locked(|keeping| {
            keeping.saved = text;
            keeping.saved == keeping.wanted
        });
        if settled {
            unsaved::forget(self.thread);
        }
        self.mark.set(at.map_or(DraftMark::Nothing, DraftMark::Saved));
    }

    /// Waits before the next try, but no longer than until the keeper is paused.
    async fn wait_again(&self) {
        let step = 100;
        for _ in 0..AGAIN / step {
            if self.locked(|keeping| keeping.paused) {
                return;
            }
            browser::sleep(step).await;
        }
    }

    fn locked<T>(&self, act: impl FnOnce(&mut Keeping) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Keeping {
    fn next(&mut self) -> Option<String> {
        (!self.paused && self.wanted != self.saved).then(|| self.wanted.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Keeping;

    #[test]
    fn only_what_the_server_lacks_is_sent_and_nothing_while_paused() {
        let mut keeping = Keeping::default();
        assert_eq!(keeping.next(), None);
        keeping.wanted = "a".to_owned();
        assert_eq!(keeping.next().as_deref(), Some("a"));
        keeping.paused = true;
        assert_eq!(keeping.next(), None);
        keeping.paused = false;
        keeping.saved = "a".to_owned();
        assert_eq!(keeping.next(), None);
    }
}
