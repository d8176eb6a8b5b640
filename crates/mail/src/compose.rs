//! An outgoing mail as bytes (RFC 5322, 2045-2049): plain text first, HTML beside it. The same mail gives the same bytes,
//! so that they can be stored once and sent again as they are.

use std::time::{Duration, UNIX_EPOCH};

use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment as LettreAttachment, MultiPart, SinglePart};
use model::Millis;
use sha2::{Digest, Sha256};

use crate::header::{HeaderText, Mailbox, MessageId};

/// How many earlier mails `References` names: the first and the last nineteen.
const MAX_REFERENCES: usize = 20;

/// A mail to be composed.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Whom it is from.
    pub from: Mailbox,
    /// Whom it is for.
    pub to: Mailbox,
    /// Its subject.
    pub subject: HeaderText,
    /// Its HTML part.
    pub html: String,
    /// Its text part.
    pub text: String,
    /// Its id.
    pub message_id: MessageId,
    /// The earlier mails of the same thread, oldest first.
    pub references: Vec<MessageId>,
    /// Its date.
    pub date: Millis,
    /// Sent by the desk itself, not by a person (RFC 3834): nobody's machine shall answer it.
    pub automatic: bool,
    /// A file beside the text.
    pub attachment: Option<Attachment>,
}

/// A file that a mail carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name: ASCII, no quotes.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A composed mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The bytes, lines ended by CRLF.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hex.
    pub sha256: String,
}

impl Attachment {
    fn kind(&self) -> Result<ContentType, ComposeError> {
        Ok(ContentType::parse(self.media)?)
    }
}

/// A mail could not be composed.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// A part is refused.
    #[error("the mail cannot be composed: {0}")]
    Part(#[from] lettre::error::Error),
    /// The media type of a file is none.
    #[error("the mail cannot be composed: {0}")]
    Media(#[from] lettre::message::header::ContentTypeErr),
}

/// Composes a mail.
///
/// # Errors
/// When the library refuses a part; all parts are checked types, so this is a fault of ours.
pub fn compose(mail: &Mail) -> Result<Composed, ComposeError> {
    let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.date).unwrap_or(0));
    let mut builder = Message::builder()
        .from(mail.from.to_lettre())
        .to(mail.to.to_lettre())
        .subject(mail.subject.as_str())
        .date(date)
        .message_id(Some(mail.message_id.to_string()));
    if let Some(last) = mail.references.last() {
        builder = builder
            .in_reply_to(last.to_string())
            .references(references(&mail.references));
    }
    if mail.automatic {
        builder = builder.header(AutoSubmitted).header(NoAutoResponse);
    }
    let part = |kind: ContentType, text: &str| {
        SinglePart::builder()
            .header(kind)
            .body(text.replace("\r\n", "\n").replace('\r', "\n"))
    };
    let digest = hex::encode(Sha256::digest(mail.message_id.as_str()));
    let body = MultiPart::alternative()
        .boundary(format!("=_{}", &digest[..32]))
        .singlepart(part(ContentType::TEXT_PLAIN, &mail.text))
        .singlepart(part(ContentType::TEXT_HTML, &mail.html));
    let whole = match &mail.attachment {
        None => body,
        Some(file) => MultiPart::mixed()
            .boundary(format!("=_{}", &digest[32..]))
            .multipart(body)
            .singlepart(LettreAttachment::new(file.name.clone()).body(file.bytes.clone(), file.kind()?)),
    };
    let bytes = builder.multipart(whole)?.formatted();
    let sha256 = hex::encode(Sha256::digest(&bytes));
    Ok(Composed { bytes, sha256 })
}

fn references(ids: &[MessageId]) -> String {
    let kept: Vec<String> = if ids.len() > MAX_REFERENCES {
        let last = &ids[ids.len() - (MAX_REFERENCES - 1)..];
        ids.iter().take(1).chain(last).map(ToString::to_string).collect()
    } else {
        ids.iter().map(ToString::to_string).collect()
    };
    kept.join(" ")
}

macro_rules! fixed_header {
    ($type:ident, $name:literal, $value:literal) => {
        #[derive(Clone)]
        struct $type;

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self)
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), $value.to_owned())
            }
        }
    };
}

fixed_header!(AutoSubmitted, "Auto-Submitted", "auto-generated");
fixed_header!(NoAutoResponse, "X-Auto-Response-Suppress", "All");

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;
    use proptest::prelude::{any, proptest};

    use super::{Mail, compose};
    use crate::header::{Address, HeaderText, Mailbox, MessageId};

    fn mail(name: &str, subject: &str, text: &str) -> Mail {
        let mailbox = |name: &str, address: &str| Mailbox {
            name: Some(HeaderText::new(name)),
            address: Address::parse(address).expect("an address"),
        };
        let id = |text: &str| MessageId::parse(text).expect("an id");
        Mail {
            from: mailbox("Mağaza", "destek@example.com"),
            to: mailbox(name, "ayse@example.org"),
            subject: HeaderText::new(subject),
            html: format!("<p>{}</p>", text.replace('<', "&lt;")),
            text: text.to_owned(),
            message_id: id("o7.abc@example.com"),
            references: (0..30).map(|at| id(&format!("o{at}@example.com"))).collect(),
            date: 1_795_443_300_000,
            automatic: false,
            attachment: None,
        }
    }

    #[test]
    fn turkish_letters_arrive_whole() {
        let text = "Merhaba Şule Hanım,\n\nİade kargonuz ulaştı: ğüşiöç ĞÜŞİÖÇ ı I 😀\n";
        let composed = compose(&mail("Şule İğne", "Siparişiniz hakkında: ÇÖĞÜŞ", text)).expect("a mail");
        let parsed = MessageParser::default().parse(&composed.bytes).expect("a mail");
        assert_eq!(parsed.subject(), Some("Siparişiniz hakkında: ÇÖĞÜŞ"));
        assert_eq!(
            parsed.to().and_then(|to| to.first()).and_then(|a| a.name()),
            Some("Şule İğne")
        );
        assert_eq!(
            parsed
                .body_text(0)
                .as_deref()
                .map(|t| t.replace("\r\n", "\n").trim_end().to_owned()),
            Some(text.trim_end().to_owned())
        );
        assert_eq!(parsed.message_id(), Some("o7.abc@example.com"));
        let references = parsed.references().as_text_list().map_or(0, |list| list.len());
        assert_eq!(references, 20);
    }

    #[test]
    fn the_same_mail_gives_the_same_bytes() {
        let (a, b) = (mail("A", "b", "c"), mail("A", "b", "c"));
        assert_eq!(compose(&a).expect("a mail"), compose(&b).expect("a mail"));
    }

    #[test]
    fn bodies_cannot_end_the_mail_or_start_another() {
        for body in ["a\n.\r\nMAIL FROM:<x@y.zz>", "a\r\n.\nb", "a\n.\nb", "a\r.\rb"] {
            let composed = compose(&mail("A", "b", body)).expect("a mail");
            let bytes = &composed.bytes;
            let bare = bytes.iter().enumerate().any(|(at, b)| match b {
                b'\n' => at == 0 || bytes[at - 1] != b'\r',
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            });
            assert!(!bare, "{body:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_in_any_field_gives_exactly_the_expected_headers(name in any::<String>(), subject in any::<String>()) {
            let composed = compose(&mail(&name, &subject, "x")).expect("a mail");
            let text = String::from_utf8_lossy(&composed.bytes);
            let head = text.split("\r\n\r\n").next().unwrap_or_default();
            let mut names: Vec<&str> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .filter_map(|line| line.split_once(':').map(|(name, _)| name))
                .collect();
            names.sort_unstable();
            assert_eq!(
                names,
                ["Content-Type", "Date", "From", "In-Reply-To", "MIME-Version", "Message-ID", "References", "Subject", "To"]
            );
            assert!(head.split("\r\n").all(|line| line.len() <= 998));
        }
    }
}
