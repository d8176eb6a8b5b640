//! The only place where the desk learns what time it is; tests set it by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use model::Millis;

/// A clock: the system's, or one that stands still until it is moved.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The system's clock.
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at a moment.
    pub fn standing(at: Millis) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at))))
    }

    /// Moves a standing clock on; the system's clock is left alone.
    pub fn advance(&self, by: Millis) {
        if let Some(at) = &self.0 {
            at.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// The moment now.
    pub fn now(&self) -> Millis {
        match &self.0 {
            Some(at) => at.load(Ordering::SeqCst),
            None => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)),
        }
    }
}
