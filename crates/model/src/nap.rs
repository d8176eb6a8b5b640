//! For how long a thread is put to sleep, as people say it: what wakes when is decided here, alike for every screen.

use crate::Millis;
use crate::moment::Zone;

const HOUR: Millis = 60 * 60 * 1000;
const DAY: Millis = 24 * HOUR;
/// When a working day begins, on the store's clock.
const MORNING: Millis = 9 * HOUR;

/// How long a thread may sleep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nap {
    /// Three hours from now.
    ThreeHours,
    /// The next morning at nine.
    Tomorrow,
    /// Nine o'clock on the Monday that comes next; never today.
    Monday,
}

impl Nap {
    /// All, the shortest first.
    pub const ALL: [Self; 3] = [Self::ThreeHours, Self::Tomorrow, Self::Monday];

    /// When it ends, for a thread that falls asleep at `now` in a store of this zone.
    pub fn ends(self, now: Millis, zone: &Zone) -> Millis {
        let offset = |at| Millis::from(zone.offset_minutes(at)) * 60_000;
        let today = (now + offset(now)).div_euclid(DAY);
        // 1970-01-01 was a Thursday; counted from Monday it is day 3 of its week.
        let since_monday = (today + 3).rem_euclid(7);
        let days = match self {
            Self::ThreeHours => return now + 3 * HOUR,
            Self::Tomorrow => 1,
            Self::Monday => 7 - since_monday,
        };
        let local = (today + days) * DAY + MORNING;
        // The offset of that morning, which summer time may have changed meanwhile.
        local - offset(local - offset(now))
    }
}

#[cfg(test)]
mod tests {
    use super::Nap;
    use crate::moment::Zone;

    /// Monday 23 November 2026, 14:15 in Istanbul.
    const NOW: i64 = 1_795_432_500_000;

    fn clock(at: i64, zone: &Zone) -> (u8, u8, u8) {
        let civil = zone.civil(at);
        (civil.day, civil.hour, civil.minute)
    }

    #[test]
    fn naps_end_in_the_morning_of_the_store() {
        let zone = Zone::new(vec![(0, 180)]);
        let ends = Nap::ALL.map(|nap| clock(nap.ends(NOW, &zone), &zone));
        assert_eq!(ends, [(23, 17, 15), (24, 9, 0), (30, 9, 0)]);
        let sunday_night = NOW - 15 * 60 * 60 * 1000;
        assert_eq!(clock(Nap::Monday.ends(sunday_night, &zone), &zone), (23, 9, 0));
    }

    #[test]
    fn a_change_of_the_clock_does_not_move_the_morning() {
        let zone = Zone::new(vec![(0, 60), (NOW + 3 * 60 * 60 * 1000, 120)]);
        assert_eq!(clock(Nap::Tomorrow.ends(NOW, &zone), &zone), (24, 9, 0));
    }
}
