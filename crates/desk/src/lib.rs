//! The rules of the desk: who may do what, and what follows from it. Every act takes the caller first, runs in one
//! transaction and appends its events. It knows no HTTP and no SQL, and reads the time only from its clock.

mod caller;
mod clock;
mod error;

pub use caller::Caller;
pub use clock::Clock;
pub use error::{DeskError, Result};

use store::Store;

/// The desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
}

impl Desk {
    /// A desk over an open store.
    pub const fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }

    /// The store below, for the health check and for tests.
    pub const fn store(&self) -> &Store {
        &self.store
    }
}
