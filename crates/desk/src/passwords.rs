//! Passwords: hashing with Argon2id, a bounded queue in front of it, and slowing down who guesses. Never logs a password.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use model::Millis;
use model::error::Problem;
use tokio::sync::Semaphore;

use crate::error::{DeskError, Result};

/// How many passwords are looked at in one moment: each takes 64 MiB and most of a core.
const AT_ONCE: usize = 2;
/// How many more may wait their turn.
const WAITING: usize = 20;
/// Wrong passwords without a delay.
const FREE_TRIES: u32 = 5;
/// The longest delay after a wrong password.
const LONGEST_DELAY_S: u32 = 300;
/// How many names that nobody has are remembered with their wrong passwords.
const MAX_STRANGERS: usize = 10_000;

/// What one hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    memory_kib: u32,
    rounds: u32,
}

impl PasswordCost {
    /// 64 MiB and 3 rounds: above the floor of OWASP, about 150 ms.
    pub const SAFE: Self = Self {
        memory_kib: 64 * 1024,
        rounds: 3,
    };
    /// As little as Argon2 takes. For tests that sign in hundreds of times; protects nobody.
    pub const QUICK: Self = Self {
        memory_kib: 8,
        rounds: 1,
    };

    fn argon2(self) -> Result<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.rounds, 1, None).map_err(broken)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// What looking at a password said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checked {
    /// It is the right one.
    pub right: bool,
    /// Its hash costs less than today's and is to be made again.
    pub cheap: bool,
}

/// The checker of passwords; one per process.
pub(crate) struct Passwords {
    cost: PasswordCost,
    turns: Semaphore,
    queue: Semaphore,
    dummy: OnceLock<String>,
    strangers: Mutex<HashMap<String, (u32, Millis)>>,
}

impl Passwords {
    pub(crate) fn new(cost: PasswordCost) -> Self {
        Self {
            cost,
            turns: Semaphore::new(AT_ONCE),
            queue: Semaphore::new(AT_ONCE + WAITING),
            dummy: OnceLock::new(),
            strangers: Mutex::new(HashMap::new()),
        }
    }

    /// The hash of a password, with its own salt and its cost in it.
    pub(crate) async fn hash(self: &Arc<Self>, password: &str) -> Result<String> {
        let password = password.to_owned();
        self.in_turn(move |own| own.hash_now(&password)).await
    }

    /// Whether the password is the hash's. Without a hash the same work is done, so that the time tells nothing.
    pub(crate) async fn check(self: &Arc<Self>, password: &str, hash: Option<String>) -> Result<Checked> {
        let password = password.to_owned();
        self.in_turn(move |own| {
            let known = hash.is_some();
            let hash = match hash {
                Some(hash) => hash,
                None => own.dummy()?,
            };
            let parsed = PasswordHash::new(&hash).map_err(broken)?;
            let right = own.cost.argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
            let cheap = Params::try_from(&parsed)
                .is_ok_and(|params| params.m_cost() < own.cost.memory_kib || params.t_cost() < own.cost.rounds);
            Ok(Checked {
                right: right && known,
                cheap,
            })
        })
        .await
    }

    async fn in_turn<T, W>(self: &Arc<Self>, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&Self) -> Result<T> + Send + 'static,
    {
        let Ok(_place) = self.queue.try_acquire() else {
            return Err(Problem::Busy.into());
        };
        let Ok(_turn) = self.turns.acquire().await else {
            return Err(Problem::Busy.into());
        };
        let own = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&own)).await.map_err(broken)?
    }

    fn hash_now(&self, password: &str) -> Result<String> {
        Ok(self
            .cost
            .argon2()?
            .hash_password(password.as_bytes())
            .map_err(broken)?
            .to_string())
    }

    fn dummy(&self) -> Result<String> {
        if let Some(hash) = self.dummy.get() {
            return Ok(hash.clone());
        }
        let hash = self.hash_now(&crate::secrets::token())?;
        Ok(self.dummy.get_or_init(|| hash).clone())
    }

    /// Until when no password is looked at for a name that nobody can sign in with: it slows down like any other, so that
    /// slowing down does not tell who works here.
    pub(crate) fn stranger_waits(&self, name: &str) -> Millis {
        let strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        strangers.get(name).map_or(0, |(_, until)| *until)
    }

    /// Counts a wrong password of such a name.
    pub(crate) fn count_stranger(&self, name: &str, now: Millis) {
        let mut strangers = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if strangers.len() >= MAX_STRANGERS {
            strangers.retain(|_, (_, until)| *until > now);
        }
        if strangers.len() >= MAX_STRANGERS {
            strangers.clear();
        }
        let (wrong, until) = strangers.entry(name.to_owned()).or_default();
        *wrong = wrong.saturating_add(1);
        *until = now + delay_after(*wrong);
    }
}

/// How long nothing is looked at after so many wrong passwords in a row.
pub(crate) fn delay_after(wrong: u32) -> Millis {
    let seconds = match wrong.checked_sub(FREE_TRIES) {
        None => 0,
        Some(over) => 1_u32
            .checked_shl(over)
            .filter(|s| *s > 0)
            .unwrap_or(LONGEST_DELAY_S)
            .min(LONGEST_DELAY_S),
    };
    Millis::from(seconds) * 1000
}

fn broken(error: impl std::fmt::Display) -> DeskError {
    DeskError::Broken(format!("password hashing: {error}"))
}

#[cfg(test)]
mod tests {
    use super::delay_after;

    #[test]
    fn guessing_gets_slower_and_never_locks() {
        let delays: Vec<_> = [4, 5, 6, 7, 12, 13, 14, 99]
            .map(|wrong| delay_after(wrong) / 1000)
            .into();
        assert_eq!(delays, [0, 1, 2, 4, 128, 256, 300, 300]);
    }
}
