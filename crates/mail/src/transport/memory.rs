//! Mail that goes nowhere: kept for tests, which may also say how the next tries end.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Envelope, Outcome, Progress, Reply, Stage, stopped};

/// A mail as it was taken: for whom, and its bytes.
pub type Taken = (Envelope, Vec<u8>);

/// The mails taken so far and the ends that are still to come. Cheap to clone.
#[derive(Clone, Default)]
pub struct MemoryTransport {
    taken: Arc<Mutex<Vec<Taken>>>,
    script: Arc<Mutex<VecDeque<Outcome>>>,
}

impl MemoryTransport {
    /// The next try without another end before it ends like this.
    pub fn next_ends(&self, outcome: Outcome) {
        self.script
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(outcome);
    }

    /// What was taken, oldest first.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) async fn deliver(&self, envelope: &Envelope, bytes: &[u8], progress: &mut impl Progress) -> Outcome {
        let scripted = self.script.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let outcome = scripted.unwrap_or_else(|| Outcome::Sent(Reply::from_line("250 2.0.0 Ok")));
        let early = matches!(
            outcome,
            Outcome::AccountFault(..)
                | Outcome::Deferred(Stage::Connect | Stage::Mail | Stage::Rcpt, _)
                | Outcome::Refused(Stage::Mail | Stage::Rcpt, _)
        );
        if !early && !progress.before_body().await {
            return stopped();
        }
        if matches!(outcome, Outcome::Sent(_) | Outcome::Uncertain(_)) {
            let mail = (envelope.clone(), bytes.to_vec());
            self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
        }
        outcome
    }
}
