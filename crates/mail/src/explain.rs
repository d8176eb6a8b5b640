//! What a mail server's words mean (RFC 3463 codes first, then reply codes and well-known phrases), as far as can be told.

use model::outgoing::DeliveryReason;

use crate::transport::{Reply, Stage};

/// The meaning of a refusal or a passing fault.
pub fn explain(stage: Stage, reply: &Reply) -> DeliveryReason {
    let permanent = reply.code.is_some_and(|code| code >= 500);
    by_stage(stage, reply)
        .or_else(|| reply.enhanced.as_deref().and_then(by_enhanced))
        .or_else(|| by_words(&reply.text.to_lowercase(), reply.code))
        .unwrap_or(if permanent {
            DeliveryReason::PermanentOther
        } else {
            DeliveryReason::TemporaryOther
        })
}

fn by_stage(stage: Stage, reply: &Reply) -> Option<DeliveryReason> {
    match (stage, reply.code) {
        (Stage::Auth, _) | (_, Some(530 | 534 | 535 | 538)) => Some(DeliveryReason::AuthFailed),
        (Stage::Tls, _) => Some(DeliveryReason::TlsProblem),
        (Stage::Connect, None) if reply.timed_out => Some(DeliveryReason::TimedOut),
        (Stage::Connect, None) => Some(DeliveryReason::Unreachable),
        (_, None) if reply.timed_out => Some(DeliveryReason::TimedOut),
        (_, Some(552)) if reply.enhanced.is_none() => Some(DeliveryReason::MailboxFull),
        _ => None,
    }
}

fn by_enhanced(code: &str) -> Option<DeliveryReason> {
    let (_, rest) = code.split_once('.')?;
    match rest {
        "2.2" => Some(DeliveryReason::MailboxFull),
        "1.1" | "1.6" | "1.10" | "2.1" => Some(DeliveryReason::NoSuchMailbox),
        "1.2" | "4.4" => Some(DeliveryReason::DomainUnknown),
        "3.4" | "2.3" => Some(DeliveryReason::TooLarge),
        "7.8" | "7.9" => Some(DeliveryReason::AuthFailed),
        "4.7" => Some(DeliveryReason::TimedOut),
        _ => None,
    }
}

fn by_words(text: &str, code: Option<u16>) -> Option<DeliveryReason> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["greylist", "graylist", "grey-list"]) {
        Some(DeliveryReason::Greylisted)
    } else if has(&[
        "mailbox full",
        "over quota",
        "quota exceeded",
        "mailbox is full",
        "kotas",
        "posta kutusu dolu",
    ]) {
        Some(DeliveryReason::MailboxFull)
    } else if has(&[
        "user unknown",
        "unknown user",
        "no such user",
        "does not exist",
        "mailbox unavailable",
        "no mailbox",
    ]) {
        Some(DeliveryReason::NoSuchMailbox)
    } else if has(&["domain not found", "host unknown", "no mx", "name or service not known"]) {
        Some(DeliveryReason::DomainUnknown)
    } else if has(&[
        "spam",
        "blocked",
        "blacklist",
        "blocklist",
        "policy",
        "reputation",
        "dmarc",
    ]) {
        Some(DeliveryReason::Blocked)
    } else if has(&["too large", "size limit", "exceeds size"]) {
        Some(DeliveryReason::TooLarge)
    } else if code == Some(550) {
        Some(DeliveryReason::NoSuchMailbox)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use model::outgoing::DeliveryReason;

    use super::explain;
    use crate::transport::{Reply, Stage};

    #[test]
    fn well_known_answers_are_understood() {
        let table = [
            (Stage::Rcpt, "550 5.1.1 User unknown", DeliveryReason::NoSuchMailbox),
            (
                Stage::Rcpt,
                "452 4.2.2 The email account is over quota",
                DeliveryReason::MailboxFull,
            ),
            (
                Stage::Rcpt,
                "451 4.7.1 Greylisted, try again",
                DeliveryReason::Greylisted,
            ),
            (
                Stage::Done,
                "554 5.7.1 Message rejected as spam",
                DeliveryReason::Blocked,
            ),
            (Stage::Done, "552 5.3.4 Message too big", DeliveryReason::TooLarge),
            (Stage::Auth, "535 5.7.8 no", DeliveryReason::AuthFailed),
            (Stage::Rcpt, "450 try later", DeliveryReason::TemporaryOther),
            (Stage::Done, "554 no", DeliveryReason::PermanentOther),
        ];
        for (stage, line, reason) in table {
            assert_eq!(explain(stage, &Reply::from_line(line)), reason, "{line}");
        }
        assert_eq!(
            explain(Stage::Connect, &Reply::from_words("refused")),
            DeliveryReason::Unreachable
        );
    }
}
