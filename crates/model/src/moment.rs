//! Moments as people read them: in the store's time zone, in Turkish or English form, absolute and relative.
//! Pure: the zone's offsets and the moment called now come from the host, so both sides render the same.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::day::Day;
use crate::lang::{Lang, Text};

const DAY_MILLIS: Millis = 24 * 60 * 60 * 1000;

const MONTHS: [Text; 12] = [
    Text { tr: "Oca", en: "Jan" },
    Text { tr: "Şub", en: "Feb" },
    Text { tr: "Mar", en: "Mar" },
    Text { tr: "Nis", en: "Apr" },
    Text { tr: "May", en: "May" },
    Text { tr: "Haz", en: "Jun" },
    Text { tr: "Tem", en: "Jul" },
    Text { tr: "Ağu", en: "Aug" },
    Text { tr: "Eyl", en: "Sep" },
    Text { tr: "Eki", en: "Oct" },
    Text { tr: "Kas", en: "Nov" },
    Text { tr: "Ara", en: "Dec" },
];

/// The offsets of the store's time zone: from each moment on, so many minutes east of UTC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone(Vec<(Millis, i32)>);

impl Zone {
    /// A zone of its changes, which must be sorted by moment. Before the first, the first offset holds.
    pub const fn new(changes: Vec<(Millis, i32)>) -> Self {
        Self(changes)
    }

    /// Minutes east of UTC at a moment.
    pub fn offset_minutes(&self, at: Millis) -> i32 {
        let after = self.0.partition_point(|(from, _)| *from <= at);
        self.0.get(after.saturating_sub(1)).map_or(0, |(_, minutes)| *minutes)
    }

    /// The moment that a wall clock of this zone shows as `local` milliseconds since its own 1970-01-01 00:00. Of an hour that
    /// comes twice the later one; an hour that is skipped is taken for the one after it.
    pub fn moment_of(&self, local: Millis) -> Millis {
        let minutes = |at: Millis| Millis::from(self.offset_minutes(at)) * 60_000;
        let near = local - minutes(local);
        local - minutes(near)
    }

    /// The parts of a moment in this zone.
    pub fn civil(&self, at: Millis) -> Civil {
        let local = at + Millis::from(self.offset_minutes(at)) * 60_000;
        let (days, rest) = (local.div_euclid(DAY_MILLIS), local.rem_euclid(DAY_MILLIS));
        let (year, month, day) = civil_from_days(days);
        let minutes = rest / 60_000;
        Civil {
            year,
            month,
            day,
            hour: (minutes / 60) as u8,
            minute: (minutes % 60) as u8,
        }
    }

    /// The calendar day of a moment in this zone.
    pub fn day(&self, at: Millis) -> Option<Day> {
        let civil = self.civil(at);
        Day::new(civil.year, civil.month, civil.day)
    }
}

/// A moment taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: i32,
    /// 1-12.
    pub month: u8,
    /// 1-31.
    pub day: u8,
    /// 0-23.
    pub hour: u8,
    /// 0-59.
    pub minute: u8,
}

/// Days since 1970-01-01 to year, month, day (the era arithmetic of the proleptic Gregorian calendar, 400-year cycles).
pub fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u8, day as u8)
}

/// Year, month, day to days since 1970-01-01: [`civil_from_days`] backwards. A day that no month has is counted on into the
/// next month.
pub const fn days_from_civil(year: i32, month: u8, day: u8) -> i64 {
    let (year, month) = (year as i64, month as i64);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day as i64 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// `23 Kas 2026 14:05`.
pub fn date_time(at: Millis, zone: &Zone, lang: Lang) -> String {
    let civil = zone.civil(at);
    format!("{} {:02}:{:02}", date_of(civil, lang), civil.hour, civil.minute)
}

/// `23 Kas 2026`.
pub fn date(at: Millis, zone: &Zone, lang: Lang) -> String {
    date_of(zone.civil(at), lang)
}

/// A day of a filter: `23 Kas 2026`.
pub fn day(day: Day, lang: Lang) -> String {
    let (year, month, day) = day.parts();
    date_of(
        Civil {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
        },
        lang,
    )
}

fn date_of(civil: Civil, lang: Lang) -> String {
    let month = MONTHS
        .get(usize::from(civil.month.saturating_sub(1)))
        .map_or("", |month| lang.t(*month));
    format!("{} {month} {}", civil.day, civil.year)
}

/// The short form for a dense list: the time today, day and month this year, else with the year.
pub fn short(at: Millis, now: Millis, zone: &Zone, lang: Lang) -> String {
    let (civil, today) = (zone.civil(at), zone.civil(now));
    let month = MONTHS
        .get(usize::from(civil.month.saturating_sub(1)))
        .map_or("", |month| lang.t(*month));
    if (civil.year, civil.month, civil.day) == (today.year, today.month, today.day) {
        format!("{:02}:{:02}", civil.hour, civil.minute)
    } else if civil.year == today.year {
        format!("{} {month}", civil.day)
    } else {
        format!("{} {month} {}", civil.day, civil.year)
    }
}

/// How long ago: `az önce`, `5 dk önce`, `3 sa önce`, `2 gün önce`, and beyond 30 days the date.
pub fn relative(at: Millis, now: Millis, zone: &Zone, lang: Lang) -> String {
    const JUST_NOW: Text = Text {
        tr: "az önce",
        en: "just now",
    };
    const MINUTES: Text = Text {
        tr: "{0} dk önce",
        en: "{0} min ago",
    };
    const HOURS: Text = Text {
        tr: "{0} sa önce",
        en: "{0} h ago",
    };
    const DAYS: Text = Text {
        tr: "{0} gün önce",
        en: "{0} d ago",
    };
    let minutes = (now - at) / 60_000;
    match minutes {
        ..1 => lang.t(JUST_NOW).to_owned(),
        1..60 => lang.fill(MINUTES, &[&minutes]),
        60..1_440 => lang.fill(HOURS, &[&(minutes / 60)]),
        1_440..43_200 => lang.fill(DAYS, &[&(minutes / 1_440)]),
        _ => date(at, zone, lang),
    }
}

/// A moment for the `datetime` attribute: `2026-11-23T11:05:00Z`.
pub fn iso(at: Millis) -> String {
    let civil = Zone::default().civil(at);
    let seconds = at.rem_euclid(60_000) / 1000;
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{seconds:02}Z",
        civil.year, civil.month, civil.day, civil.hour, civil.minute
    )
}

/// A whole number with the language's thousands mark: `12.480` or `12,480`.
pub fn number(value: u64, lang: Lang) -> String {
    let digits = value.to_string();
    let mark = if matches!(lang, Lang::Tr) { '.' } else { ',' };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Zone, date_time, iso, number, relative, short};
    use crate::lang::Lang;

    fn istanbul() -> Zone {
        Zone::new(vec![(0, 120), (1_473_195_600_000, 180)])
    }

    #[test]
    fn moments_are_told_in_the_stores_zone() {
        let at = 1_795_432_500_000;
        assert_eq!(iso(at), "2026-11-23T11:15:00Z");
        assert_eq!(date_time(at, &istanbul(), Lang::Tr), "23 Kas 2026 14:15");
        assert_eq!(date_time(at, &Zone::default(), Lang::En), "23 Nov 2026 11:15");
        assert_eq!(iso(951_827_696_000), "2000-02-29T12:34:56Z");
    }

    #[test]
    fn a_wall_clock_is_read_back() {
        let zone = istanbul();
        for at in [1_795_432_500_123, 1_473_195_500_000, 1_473_195_600_000, 86_400_000] {
            let local = at + i64::from(zone.offset_minutes(at)) * 60_000;
            assert_eq!(zone.moment_of(local), at);
        }
        for days in [-800_000, -1, 0, 11_016, 20_780, 2_000_000] {
            let (year, month, day) = super::civil_from_days(days);
            assert_eq!(super::days_from_civil(year, month, day), days);
        }
    }

    #[test]
    fn short_and_relative_forms_follow_the_distance() {
        let (zone, now) = (istanbul(), 1_795_432_500_000);
        assert_eq!(short(now - 60_000, now, &zone, Lang::Tr), "14:14");
        assert_eq!(short(now - 86_400_000, now, &zone, Lang::Tr), "22 Kas");
        assert_eq!(short(now - 366 * 86_400_000, now, &zone, Lang::En), "22 Nov 2025");
        assert_eq!(relative(now + 5, now, &zone, Lang::Tr), "az önce");
        assert_eq!(relative(now - 3_600_000, now, &zone, Lang::Tr), "1 sa önce");
        assert_eq!(relative(now - 31 * 86_400_000, now, &zone, Lang::Tr), "23 Eki 2026");
    }

    #[test]
    fn numbers_carry_the_mark_of_the_language() {
        assert_eq!(number(12_480, Lang::Tr), "12.480");
        assert_eq!(number(1_000_000, Lang::En), "1,000,000");
        assert_eq!(number(999, Lang::Tr), "999");
    }
}
