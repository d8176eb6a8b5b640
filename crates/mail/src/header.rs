//! The one choke point for everything that goes into a header: no text from outside reaches a header by another way.

use std::fmt;

use lettre::Address as LettreAddress;
use model::validate::{clean_line, is_email};

/// The longest text of a header, in characters.
const MAX_CHARS: usize = 300;

/// A text without line breaks or other controls (the class of CVE-2012-4730).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderText(String);

impl HeaderText {
    /// Cleans a text: controls go, white space becomes single blanks, what is too long is cut.
    pub fn new(text: &str) -> Self {
        let line = clean_line(text);
        let visible = line
            .chars()
            .filter(|c| !matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        Self(visible.take(MAX_CHARS).collect())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A Message-ID without its angle brackets: `token@domain` of the strict characters of RFC 5322's `dot-atom`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageId(String);

impl MessageId {
    /// Reads an id, with or without angle brackets; `None` for anything but the strict form of at most 250 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.trim();
        let bare = bare
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .unwrap_or(bare);
        let (token, domain) = bare.split_once('@')?;
        let atom = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-._+=/!#$%&'*?^`{|}~".contains(&b))
        };
        (bare.len() <= 250 && atom(token) && atom(domain)).then(|| Self(bare.to_owned()))
    }

    /// The id without angle brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn token(&self) -> &str {
        self.0.split_once('@').map_or("", |(token, _)| token)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

/// A mail address that can be written into an SMTP command as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(LettreAddress);

impl Address {
    /// Reads an address; `None` for what [`is_email`] refuses.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if is_email(text) {
            text.parse().ok().map(Self)
        } else {
            None
        }
    }

    /// The domain.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    pub(crate) fn to_lettre(&self) -> LettreAddress {
        self.0.clone()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An address with the name to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<HeaderText>,
    /// The address.
    pub address: Address,
}

impl Mailbox {
    pub(crate) fn to_lettre(&self) -> lettre::message::Mailbox {
        let name = self
            .name
            .as_ref()
            .map(|name| name.as_str().to_owned())
            .filter(|name| !name.is_empty());
        lettre::message::Mailbox::new(name, self.address.to_lettre())
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, HeaderText, MessageId};

    #[test]
    fn header_texts_hold_no_line_breaks() {
        assert_eq!(
            HeaderText::new("a\r\nBcc: x@y.zz\0\u{85}\u{202e}").as_str(),
            "a Bcc: x@y.zz"
        );
        assert_eq!(HeaderText::new(&"ş".repeat(400)).as_str().chars().count(), 300);
    }

    #[test]
    fn only_strict_message_ids_are_read() {
        assert_eq!(
            MessageId::parse(" <o1.abc@example.com> ").map(|id| id.to_string()),
            Some("<o1.abc@example.com>".into())
        );
        for wrong in [
            "",
            "<a@b",
            "a b@c",
            "a@b>\r\nX: y",
            "@b",
            "a@",
            "ş@b.co",
            "a@@b",
            "<<a@b>>",
        ] {
            assert_eq!(MessageId::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn addresses_carry_no_arguments() {
        assert!(Address::parse("-OQueueDirectory=/x@example.com").is_none());
        assert!(Address::parse("a@b.co\r\nRCPT TO:<x@y.zz>").is_none());
        assert!(Address::parse("$(id)@example.com").is_none());
        assert!(Address::parse("ayse@example.com").is_some());
    }
}
