//! How often somebody may knock: windows in memory, per key. They keep floods out; what must hold across restarts and
//! instances (wrong passwords) is counted in the database instead.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// At most so many acts within a window.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// How many.
    pub acts: usize,
    /// Within how long.
    pub window: Duration,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
/// The contact form, per address of the network.
pub const FORM_PER_IP: Limit = Limit { acts: 5, window: HOUR };
/// The contact form, per mail address.
pub const FORM_PER_EMAIL: Limit = Limit { acts: 3, window: HOUR };
/// The contact form in all.
pub const FORM_IN_ALL: Limit = Limit {
    acts: 100,
    window: HOUR,
};
/// The store API, per key.
pub const API_PER_KEY: Limit = Limit {
    acts: 600,
    window: Duration::from_secs(60),
};
/// Sign-ins, per address of the network.
pub const SIGN_IN_PER_IP: Limit = Limit {
    acts: 60,
    window: Duration::from_secs(10 * 60),
};
/// How many keys are remembered before the oldest windows are swept.
const SWEEP_AT: usize = 10_000;

/// Who knocks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Knock {
    /// The contact form, from an address of the network.
    FormIp(Network),
    /// The contact form, in the name of a mail address.
    FormEmail(String),
    /// The contact form, anybody.
    Form,
    /// The store API, by key.
    Api(i64),
    /// A sign-in, from an address of the network.
    SignIn(Network),
}

/// A network address as far as one person has it: an IPv4 address, or the /64 of an IPv6 address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(u64, bool);

impl From<IpAddr> for Network {
    fn from(ip: IpAddr) -> Self {
        match ip.to_canonical() {
            IpAddr::V4(v4) => Self(u64::from(u32::from(v4)), false),
            IpAddr::V6(v6) => Self((u128::from(v6) >> 64) as u64, true),
        }
    }
}

/// The windows. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Limits(Arc<Mutex<HashMap<Knock, Vec<Instant>>>>);

impl Limits {
    /// Counts one act, or says how many seconds to wait.
    ///
    /// # Errors
    /// The seconds until the oldest act leaves the window.
    pub fn knock(&self, who: Knock, limit: Limit) -> Result<(), u32> {
        self.knock_at(who, limit, Instant::now())
    }

    fn knock_at(&self, who: Knock, limit: Limit, now: Instant) -> Result<(), u32> {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= SWEEP_AT {
            windows.retain(|_, acts| acts.last().is_some_and(|last| now.duration_since(*last) < HOUR));
        }
        let acts = windows.entry(who).or_default();
        acts.retain(|at| now.duration_since(*at) < limit.window);
        if acts.len() >= limit.acts {
            let wait = acts
                .first()
                .map_or(limit.window, |oldest| limit.window - now.duration_since(*oldest));
            return Err(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1));
        }
        acts.push(now);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Knock, Limit, Limits, Network};

    #[test]
    fn the_window_moves_on() {
        let (limits, start) = (Limits::default(), Instant::now());
        let limit = Limit {
            acts: 2,
            window: Duration::from_secs(10),
        };
        let at = |seconds| limits.knock_at(Knock::Form, limit, start + Duration::from_secs(seconds));
        assert_eq!((at(0), at(4)), (Ok(()), Ok(())));
        assert_eq!(at(5), Err(6));
        assert_eq!(at(10), Ok(()));
        assert!(at(11).is_err());
    }

    #[test]
    fn a_household_is_one_network() {
        let network = |text: &str| Network::from(text.parse::<std::net::IpAddr>().expect("an address"));
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::3"), network("2001:db8:1:3::3"));
        assert_eq!(network("::ffff:1.2.3.4"), network("1.2.3.4"));
    }
}
