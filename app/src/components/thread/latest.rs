//! The newest reading of one thread, for components that stay while it changes.

use std::sync::Arc;

use leptos::prelude::*;
use model::thread::ThreadView;

/// The newest reading; never empty once a first one is there.
#[derive(Clone, Copy)]
pub struct Latest(Memo<Arc<ThreadView>>);

impl Latest {
    /// Begins with `first` and goes on with what `latest` brings.
    pub fn new(first: Arc<ThreadView>, latest: Memo<Option<Arc<ThreadView>>>) -> Self {
        Self(Memo::new(move |before: Option<&Arc<ThreadView>>| {
            latest.get().unwrap_or_else(|| before.unwrap_or(&first).clone())
        }))
    }

    /// Looks into the reading and follows it.
    pub fn with<T>(self, look: impl FnOnce(&ThreadView) -> T) -> T {
        self.0.with(|view| look(view))
    }

    /// Looks into the reading once.
    pub fn peek<T>(self, look: impl FnOnce(&ThreadView) -> T) -> T {
        self.0.with_untracked(|view| look(view))
    }
}
