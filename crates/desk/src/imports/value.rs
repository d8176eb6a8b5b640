//! What the cells of a row say: texts cleaned, moments of the store's wall clock, the words of statuses and authors.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use model::Millis;
use model::cell::Cell;
use model::fold::fold;
use model::import::{ImportField, Mapping};
use model::lang::Lang;
use model::message::Author;
use model::moment::{Zone, civil_from_days};
use model::status::Status;
use model::texts::{exports, words};

use crate::error::{DeskError, Result};

/// A day, in milliseconds.
const DAY: Millis = 24 * 60 * 60 * 1000;

/// A row with what its columns hold.
pub(super) struct Row<'a> {
    /// Its line in the file.
    pub(super) line: u64,
    /// Its cells.
    pub(super) cells: Vec<Cell>,
    /// What the columns hold.
    pub(super) mapping: &'a Mapping,
}

impl Row<'_> {
    fn cell(&self, field: ImportField) -> &Cell {
        let at = self.mapping.iter().position(|held| *held == Some(field));
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    /// The text of a column; empty when there is none.
    pub(super) fn text(&self, field: ImportField) -> String {
        shown(self.cell(field))
    }

    /// The moment of a column; the text of the cell when it is none.
    pub(super) fn moment(&self, field: ImportField, zone: &Zone) -> Result<Option<Millis>, String> {
        match self.cell(field) {
            Cell::Empty => Ok(None),
            Cell::Moment(local) => Ok(Some(zone.moment_of(*local))),
            // Seconds or milliseconds since 1970, as programs write them.
            Cell::Number(value @ 100_000_000..10_000_000_000) => Ok(Some(value * 1000)),
            Cell::Number(value @ 100_000_000_000..10_000_000_000_000) => Ok(Some(*value)),
            Cell::Number(value) => Err(value.to_string()),
            Cell::Text(text) if text.trim().is_empty() => Ok(None),
            Cell::Text(text) => moment(text.trim(), zone).map(Some).ok_or_else(|| text.clone()),
        }
    }
}

/// The cells of a staged row.
pub(super) fn cells(text: &str) -> Result<Vec<Cell>> {
    serde_json::from_str(text).map_err(|error| DeskError::Broken(error.to_string()))
}

/// A cell as a person reads it.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => value.to_string(),
        Cell::Moment(local) => {
            let (year, month, day) = civil_from_days(local.div_euclid(DAY));
            let minutes = local.rem_euclid(DAY) / 60_000;
            format!("{day:02}.{month:02}.{year} {:02}:{:02}", minutes / 60, minutes % 60)
        }
    }
}

/// A moment as people and programs write it; days come before months.
fn moment(text: &str, zone: &Zone) -> Option<Millis> {
    const WITH_TIME: [&str; 9] = [
        "%d.%m.%Y %H:%M:%S",
        "%d.%m.%Y %H:%M",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%d/%m/%Y %H:%M:%S",
        "%d/%m/%Y %H:%M",
        "%d-%m-%Y %H:%M:%S",
        "%d-%m-%Y %H:%M",
    ];
    const DAYS: [&str; 4] = ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"];
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.timestamp_millis());
    }
    if let Some(at) = text.strip_suffix(" UTC") {
        let at = NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M:%S%.f").ok()?;
        return Some(at.and_utc().timestamp_millis());
    }
    let with_time = || {
        WITH_TIME
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    };
    let day = || {
        DAYS.iter()
            .find_map(|form| NaiveDate::parse_from_str(text, form).ok()?.and_hms_opt(0, 0, 0))
    };
    let local = with_time().or_else(day)?;
    // A year of two digits is read as one of the first century.
    (local.and_utc().timestamp() > -2_208_988_800).then(|| zone.moment_of(local.and_utc().timestamp_millis()))
}

/// A status of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusWord {
    /// One of ours.
    Exact(Status),
    /// Not closed; who wrote last decides.
    Open,
    /// Nothing is said.
    Missing,
    /// Something else.
    Unknown,
}

/// The status of a word.
pub(super) fn status(text: &str) -> StatusWord {
    let word = fold(text);
    let own = |status: &&Status| {
        Lang::ALL
            .into_iter()
            .any(|lang| fold(lang.t(words::status(**status))) == word)
    };
    if let Some(status) = Status::ALL.iter().find(own).copied().or_else(|| Status::parse(&word)) {
        return StatusWord::Exact(status);
    }
    match word.as_str() {
        "" => StatusWord::Missing,
        "acik" | "open" | "opened" | "active" | "yeniden acildi" | "reopened" => StatusWord::Open,
        "beklemede" | "bekliyor" | "waiting" | "on hold" => StatusWord::Exact(Status::Pending),
        "cevaplandi" | "replied" => StatusWord::Exact(Status::Answered),
        "kapali" | "kapandi" | "kapatildi" | "closed" | "cozuldu" | "solved" | "tamamlandi" | "done" | "arsiv"
        | "archived" => StatusWord::Exact(Status::Resolved),
        _ => StatusWord::Unknown,
    }
}

/// Who wrote, by the word for the kind of author.
pub(super) fn author(text: &str) -> Option<Author> {
    const AUTHORS: [Author; 4] = [Author::Member, Author::Agent, Author::Note, Author::Desk];
    let word = fold(text);
    let own = |author: &&Author| {
        Lang::ALL
            .into_iter()
            .any(|lang| fold(lang.t(exports::author_kind(**author))) == word)
    };
    if let Some(author) = AUTHORS.iter().find(own) {
        return Some(*author);
    }
    match word.as_str() {
        "musteri" | "customer" | "contact" | "requester" | "end user" | "end-user" | "gelen" | "incoming" => {
            Some(Author::Member)
        }
        "staff" | "operator" | "destek" | "support" | "giden" | "outgoing" | "admin" => Some(Author::Agent),
        "ozel not" | "private note" | "internal note" | "internal" => Some(Author::Note),
        "system" | "bot" | "activity" => Some(Author::Desk),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use model::moment::Zone;
    use model::status::Status;

    use super::{StatusWord, moment, status};

    #[test]
    fn moments_are_read_as_the_store_writes_them() {
        let zone = Zone::new(vec![(0, 180)]);
        let at = Some(1_795_432_500_000);
        for text in [
            "23.11.2026 14:15",
            "23.11.2026 14:15:00",
            "2026-11-23 14:15",
            "2026-11-23T11:15:00Z",
            "2026-11-23T14:15:00+03:00",
            "2026-11-23 11:15:00 UTC",
            "23/11/2026 14:15",
        ] {
            assert_eq!(moment(text, &zone), at, "{text}");
        }
        assert_eq!(moment("23.11.2026", &zone), Some(1_795_381_200_000));
        for none in ["dün", "32.01.2026", "2026", "11/23/2026 2:15 PM", "23.11.26"] {
            assert_eq!(moment(none, &zone), None, "{none}");
        }
    }

    #[test]
    fn statuses_are_known_in_both_tongues() {
        assert_eq!(status("ÇÖZÜMLENDİ"), StatusWord::Exact(Status::Resolved));
        assert_eq!(status("Closed"), StatusWord::Exact(Status::Resolved));
        assert_eq!(status("açık"), StatusWord::Open);
        assert_eq!(status(" "), StatusWord::Missing);
        assert_eq!(status("mavi"), StatusWord::Unknown);
    }
}
