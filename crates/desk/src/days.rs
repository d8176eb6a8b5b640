//! The store's days as moments, by its time zone's rules.

use chrono::{Datelike as _, Duration, NaiveDate, TimeZone as _};
use chrono_tz::Tz;
use model::Millis;
use model::day::Day;
use model::filter::DayRange;
use model::moment::Zone;

/// The zone of a name; UTC for a name that is none, so that a wrong setting never stops the desk.
pub(crate) fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The first moment of a day. Where midnight is skipped by summer time, the first moment after it.
pub(crate) fn begins(day: Day, zone: Tz) -> Option<Millis> {
    let (year, month, day) = day.parts();
    let midnight = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?.and_hms_opt(0, 0, 0)?;
    (0..=4).find_map(|half_hours| {
        let local = midnight + Duration::minutes(30 * half_hours);
        zone.from_local_datetime(&local)
            .earliest()
            .map(|at| at.timestamp_millis())
    })
}

/// The first moment after a day.
pub(crate) fn ends(day: Day, zone: Tz) -> Option<Millis> {
    let (year, month, number) = day.parts();
    let next = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(number))?.succ_opt()?;
    let part = |number: u32| u8::try_from(number).ok();
    begins(Day::new(next.year(), part(next.month())?, part(next.day())?)?, zone)
}

/// A range of days as moments: from the first, before the second.
pub(crate) fn span(range: &DayRange, zone: Tz) -> (Option<Millis>, Option<Millis>) {
    (
        range.from.and_then(|day| begins(day, zone)),
        range.to.and_then(|day| ends(day, zone)),
    )
}

/// The offsets of a zone from 2000 to 2040, for the browser: every change, found to the minute.
pub(crate) fn offsets(zone: Tz) -> Zone {
    const HOUR: Millis = 60 * 60 * 1000;
    const STEP: Millis = 24 * HOUR;
    let (first, last) = (946_684_800_000, 2_208_988_800_000);
    let at = |millis: Millis| offset_minutes(zone, millis);
    let mut changes = vec![(first, at(first))];
    let mut before = first;
    while before < last {
        let after = before + STEP;
        if at(before) != at(after) {
            let (mut low, mut high) = (before, after);
            while high - low > 60_000 {
                let middle = low + (high - low) / 2;
                if at(middle) == at(before) {
                    low = middle
                } else {
                    high = middle
                }
            }
            let minute = high / 60_000 * 60_000;
            changes.push((minute, at(after)));
        }
        before = after;
    }
    Zone::new(changes)
}

/// Minutes east of UTC at a moment.
pub(crate) fn offset_minutes(zone: Tz, at: Millis) -> i32 {
    use chrono::Offset as _;
    let utc = chrono::DateTime::from_timestamp_millis(at)
        .unwrap_or_default()
        .naive_utc();
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc() / 60
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::{begins, ends, offsets};

    #[test]
    fn a_day_begins_where_its_zone_says() {
        let day = "2026-11-23".parse().expect("a day");
        assert_eq!(begins(day, Tz::Europe__Istanbul), Some(1_795_381_200_000));
        assert_eq!(ends(day, Tz::Europe__Istanbul), Some(1_795_467_600_000));
        assert_eq!(begins(day, Tz::UTC), Some(1_795_392_000_000));
        // Beirut's summer time of 2022 skipped midnight.
        let skipped = "2022-03-27".parse().expect("a day");
        assert_eq!(begins(skipped, Tz::Asia__Beirut), Some(1_648_332_000_000));
    }

    #[test]
    fn offsets_follow_the_zone_to_the_minute() {
        let zone = offsets(Tz::Europe__Istanbul);
        assert_eq!(zone.offset_minutes(1_795_381_200_000), 180);
        // The last change: 27 March 2016, 03:00 local summer time, which stayed.
        assert_eq!(zone.offset_minutes(1_459_040_400_000 - 60_000), 120);
        assert_eq!(zone.offset_minutes(1_459_040_400_000), 180);
        assert_eq!(zone.civil(1_795_432_500_000).hour, 14);
    }
}
