//! When the next try is due: soon at first, then every four hours, for five days.

use model::Millis;
use model::outgoing::DeliveryReason;

const MINUTE: Millis = 60 * 1000;
/// The waits after the first tries; later ones wait as long as the last.
const WAITS: [Millis; 5] = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE];
/// After that long a mail is given up (RFC 5321, 4.5.4.1 asks for four to five days).
pub const GIVE_UP: Millis = 5 * 24 * 60 * MINUTE;

/// When to try again after try number `attempt` (1 for the first); `None` when the mail is given up.
/// `jitter` lies between -1 and 1 and moves the wait by up to a fifth, so that mails do not come back all at once.
pub fn next_attempt(attempt: u32, created: Millis, now: Millis, reason: DeliveryReason, jitter: f64) -> Option<Millis> {
    let step = usize::try_from(attempt.saturating_sub(1))
        .unwrap_or(usize::MAX)
        .min(WAITS.len() - 1);
    let wait = match reason {
        DeliveryReason::Greylisted => WAITS[step].max(5 * MINUTE),
        _ => WAITS[step],
    };
    let moved = wait as f64 * (1.0 + 0.2 * jitter.clamp(-1.0, 1.0));
    let at = now + moved as Millis;
    (at <= created + GIVE_UP).then_some(at)
}

#[cfg(test)]
mod tests {
    use model::outgoing::DeliveryReason;

    use super::{GIVE_UP, MINUTE, next_attempt};

    #[test]
    fn waits_grow_and_end() {
        let at = |attempt| next_attempt(attempt, 0, 0, DeliveryReason::TemporaryOther, 0.0).map(|at| at / MINUTE);
        assert_eq!(
            [at(1), at(2), at(3), at(4), at(5), at(9)],
            [1, 5, 15, 60, 240, 240].map(Some)
        );
        assert_eq!(
            next_attempt(1, 0, 0, DeliveryReason::Greylisted, -1.0),
            Some(4 * MINUTE)
        );
        assert_eq!(next_attempt(9, 0, GIVE_UP, DeliveryReason::TemporaryOther, 0.0), None);
    }
}
