//! A calendar day as people type it. Which moments it spans depends on the store's time zone and is decided by the desk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written `2026-11-23`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// The text is not a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the calendar")]
pub struct NotADay;

impl Day {
    /// The day, or `None` when the calendar has no such day or the year is not between 1970 and 2200.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let fits = (1970..=2200).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (fits && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// Year, month (1-12) and day of the month (1-31).
    pub const fn parts(self) -> (i32, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day `back` days earlier; stops at 1970-01-01.
    pub fn minus_days(self, back: u32) -> Self {
        let mut day = self;
        for _ in 0..back {
            day = day.previous();
        }
        day
    }

    /// The first day of the same month.
    pub const fn first_of_month(self) -> Self {
        Self { day: 1, ..self }
    }

    fn previous(self) -> Self {
        if self.day > 1 {
            return Self {
                day: self.day - 1,
                ..self
            };
        }
        let (year, month) = if self.month == 1 {
            (self.year - 1, 12)
        } else {
            (self.year, self.month - 1)
        };
        Self::new(year, month, days_in(year, month)).unwrap_or(self)
    }
}

const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return Err(NotADay);
        }
        let number = |part: &str| {
            if part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse::<u16>().map_err(|_| NotADay)
            } else {
                Err(NotADay)
            }
        };
        let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?);
        let (month, day) = (
            u8::try_from(month).map_err(|_| NotADay)?,
            u8::try_from(day).map_err(|_| NotADay)?,
        );
        Self::new(i32::from(year), month, day).ok_or(NotADay)
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;
    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert_eq!(
            "2024-02-29".parse::<Day>().map(|d| d.to_string()),
            Ok("2024-02-29".to_owned())
        );
        for wrong in [
            "2023-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-1-1",
            "23-01-01",
            "2023-01-01x",
            "+023-01-01",
            "1969-01-01",
        ] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_count_back_over_months_and_years() {
        let day: Day = "2024-03-01".parse().expect("a day");
        assert_eq!(day.minus_days(1).to_string(), "2024-02-29");
        assert_eq!(day.minus_days(61).to_string(), "2023-12-31");
        assert_eq!(day.minus_days(6).first_of_month().to_string(), "2024-02-01");
    }
}
