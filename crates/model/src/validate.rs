//! What a form's field takes, written once and asked on both sides: by the form while typing, by the desk before storing.

use serde::{Deserialize, Serialize};

/// The longest text of a message, in characters.
pub const MAX_BODY: usize = 20_000;
/// The longest subject, in characters.
pub const MAX_SUBJECT: usize = 200;
/// The longest name of a person or thing, in characters.
pub const MAX_NAME: usize = 120;
/// The longest order number, in characters.
pub const MAX_ORDER_NO: usize = 40;
/// The shortest password, in characters (ASVS 5.0, 6.2.1 asks for 8 and advises 15).
pub const MIN_PASSWORD: usize = 12;
/// The longest password, in characters.
pub const MAX_PASSWORD: usize = 128;

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Ad Soyad.
    FullName,
    /// E-Posta.
    Email,
    /// Parola.
    Password,
    /// Mesaj Tür.
    Kind,
    /// Mesaj Konusu.
    Topic,
    /// Konu Başlığı.
    Subject,
    /// Açıklama.
    Body,
    /// Sipariş No.
    OrderNo,
    /// Üye.
    Member,
    /// The name of a view, a key, a template or a list entry.
    Name,
    /// The store's name.
    StoreName,
    /// The store's time zone.
    TimeZone,
    /// The sender's address.
    SenderEmail,
    /// The one-time code of the set-up.
    SetupCode,
    /// The reason of a reopening.
    Reason,
    /// The days of a topic's reopen rule.
    ReopenDays,
    /// The columns of an export.
    Columns,
    /// The number of rows that a bulk act names.
    RowCount,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing was given.
    Missing,
    /// Longer than this many characters.
    TooLong(usize),
    /// Shorter than this many characters.
    TooShort(usize),
    /// Not of the form that this field takes.
    Malformed,
    /// Among the passwords that everybody tries first.
    TooCommon,
    /// Names something that is not there (any more).
    Unknown,
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalid {
    /// Which field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
}

/// Collects what is wrong with a form, so that a person hears of everything at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<Invalid>);

impl Checks {
    /// Notes a fault.
    pub fn note(&mut self, field: Field, fault: Fault) {
        self.0.push(Invalid { field, fault });
    }

    /// Notes a text that is empty or longer than `max` characters.
    pub fn text(&mut self, field: Field, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.note(field, Fault::Missing);
        } else {
            self.optional_text(field, text, max);
        }
    }

    /// Notes a text that is longer than `max` characters.
    pub fn optional_text(&mut self, field: Field, text: &str, max: usize) {
        if text.chars().count() > max {
            self.note(field, Fault::TooLong(max));
        }
    }

    /// Notes what is not a mail address.
    pub fn email(&mut self, field: Field, text: &str) {
        if text.trim().is_empty() {
            self.note(field, Fault::Missing);
        } else if !is_email(text.trim()) {
            self.note(field, Fault::Malformed);
        }
    }

    /// Notes a password that nobody should have.
    pub fn password(&mut self, text: &str) {
        match text.chars().count() {
            0 => self.note(Field::Password, Fault::Missing),
            n if n < MIN_PASSWORD => self.note(Field::Password, Fault::TooShort(MIN_PASSWORD)),
            n if n > MAX_PASSWORD => self.note(Field::Password, Fault::TooLong(MAX_PASSWORD)),
            _ if is_common_password(text) => self.note(Field::Password, Fault::TooCommon),
            _ => {}
        }
    }

    /// All faults, or none.
    pub fn done(self) -> Result<(), Vec<Invalid>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// Whether the text is an address that mail can be sent to: ASCII, one `@`, a domain with a dot, within RFC 5321's limits
/// (local part 64, whole 254 octets).
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let local_ok = (1..=64).contains(&local.len())
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
        && !local.starts_with(['.', '-'])
        && !local.ends_with('.')
        && !local.contains("..");
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    local_ok && text.len() <= 254 && domain.contains('.') && domain.split('.').all(label_ok)
}

/// Cleans a text for storing: no NUL or other controls but line feed and tab, line ends as `\n`, no blanks at the ends.
pub fn clean_text(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    kept.trim().to_owned()
}

/// Cleans a text of one line: as [`clean_text`], and every run of white space becomes one blank.
pub fn clean_line(text: &str) -> String {
    clean_text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_common_password(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let common = [
        "password1234",
        "123456789012",
        "1234567890123",
        "qwertyuiop12",
        "qwertyuiopas",
        "galatasaray1905",
        "fenerbahce1907",
        "besiktas1903",
        "istanbul1453",
        "parola123456",
        "sifre1234567",
        "mesajlar1234",
    ];
    letters.len() < 4 || common.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Checks, Fault, Field, clean_line, clean_text, is_email};

    #[test]
    fn addresses_are_told_from_other_texts() {
        for right in ["a@b.co", "ayse.yilmaz+1@posta.example.com", "o'brien@x-y.org"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "",
            "a",
            "a@b",
            "@b.co",
            "a@@b.co",
            "a b@c.de",
            "-x@a.de",
            "a@-b.de",
            "a@b..de",
            "ş@b.co",
            "a@b.co\n",
            "a..b@c.de",
            "\"a\"@b.co",
        ] {
            assert!(!is_email(wrong), "{wrong:?}");
        }
        assert!(!is_email(&format!("{}@b.co", "a".repeat(65))));
    }

    #[test]
    fn stored_texts_hold_no_controls() {
        assert_eq!(clean_text(" a\r\nb\0\u{7}\tc\r "), "a\nb\tc");
        assert_eq!(clean_line("a\r\n b\u{85}c"), "a bc");
    }

    #[test]
    fn a_form_hears_of_everything_at_once() {
        let mut checks = Checks::default();
        checks.text(Field::Subject, "  ", 10);
        checks.text(Field::Body, "üüü", 2);
        checks.password("aaaaaaaaaaaaaa");
        checks.email(Field::Email, "x@y.zz");
        let faults: Vec<_> = checks
            .done()
            .expect_err("three faults")
            .iter()
            .map(|i| i.fault)
            .collect();
        assert_eq!(faults, [Fault::Missing, Fault::TooLong(2), Fault::TooCommon]);
    }
}
