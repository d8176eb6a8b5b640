//! The rules of the desk: who may do what, and what follows from it. Every act takes the caller first, runs in one
//! transaction and appends its events. It knows no HTTP and no SQL, and reads the time only from its clock.

mod agents;
mod api_keys;
mod before;
mod bulk;
mod caller;
mod choices;
mod chores;
mod clock;
mod days;
mod demo;
mod error;
mod export_run;
mod exports;
mod facts;
mod imports;
mod leases;
mod me;
mod members;
mod notes;
mod outgoing;
mod passwords;
mod receive;
mod replies;
mod schedules;
mod secrets;
mod sessions;
mod set_up;
mod settings;
mod starting;
mod templates;
mod threads;
mod views;

pub use bulk::bulk_lease;
pub use caller::Caller;
pub use clock::Clock;
pub use demo::{DEMO_THREADS, DemoAccount, DemoFilled};
pub use error::{DeskError, Result};
pub use export_run::{ExportFacts, ExportRun, ExportedThread, export_lease};
pub use facts::Facts;
pub use imports::{ImportJob, import_lease};
pub use leases::LEASE_MILLIS;
pub use outgoing::Finished;
pub use passwords::PasswordCost;
pub use receive::{ReceivedOnce, preview};
pub use replies::HOLD_MILLIS;
pub use schedules::{ExportFile, MAX_MAILED};
pub use secrets::new_reference;
pub use sessions::SignedIn;
pub use settings::PublicStore;
pub use store::{ClaimedMail as Claim, SaidMessage};

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use model::ids::SessionId;
use passwords::Passwords;
use set_up::SetUpCode;
use store::Store;

/// The desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) setup: Arc<Mutex<SetUpCode>>,
    /// The last preview of a template of each session: seen once, worth no table.
    pub(crate) previews: Arc<Mutex<HashMap<SessionId, String>>>,
}

impl Desk {
    /// A desk over an open store.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self::with_password_cost(store, clock, PasswordCost::SAFE)
    }

    /// A desk whose password hashes cost something else: [`PasswordCost::QUICK`] is for tests.
    pub fn with_password_cost(store: Store, clock: Clock, cost: PasswordCost) -> Self {
        Self {
            store,
            clock,
            passwords: Arc::new(Passwords::new(cost)),
            setup: Arc::default(),
            previews: Arc::default(),
        }
    }

    /// The store below, for the health check and for tests.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The moment now, by the desk's clock.
    pub fn now(&self) -> model::Millis {
        self.clock.now()
    }
}
