//! The words of the database on the screen: statuses, roles, states, reasons.

use crate::lang::Text;
use crate::outgoing::{DeliveryReason, OutgoingState};
use crate::right::Role;
use crate::status::Status;

/// A status.
pub const fn status(status: Status) -> Text {
    match status {
        Status::New => Text { tr: "Yeni", en: "New" },
        Status::Pending => Text {
            tr: "Cevap bekliyor",
            en: "Waiting for answer",
        },
        Status::Answered => Text {
            tr: "Yanıtlandı",
            en: "Answered",
        },
        Status::Snoozed => Text {
            tr: "Ertelendi",
            en: "Snoozed",
        },
        Status::Resolved => Text {
            tr: "Çözümlendi",
            en: "Resolved",
        },
    }
}

/// A role.
pub const fn role(role: Role) -> Text {
    match role {
        Role::Agent => Text {
            tr: "Temsilci",
            en: "Agent",
        },
        Role::Supervisor => Text {
            tr: "Yönetici",
            en: "Supervisor",
        },
        Role::Admin => Text {
            tr: "Sistem yöneticisi",
            en: "Admin",
        },
    }
}

/// The state of an outgoing mail.
pub const fn outgoing_state(state: OutgoingState) -> Text {
    match state {
        OutgoingState::Held => Text {
            tr: "Bekletiliyor",
            en: "Held",
        },
        OutgoingState::Queued => Text {
            tr: "Sırada",
            en: "Queued",
        },
        OutgoingState::Leased | OutgoingState::InData => Text {
            tr: "Gönderiliyor",
            en: "Sending",
        },
        OutgoingState::Sent => Text {
            tr: "Gönderildi",
            en: "Sent",
        },
        OutgoingState::Uncertain => Text {
            tr: "Belirsiz",
            en: "Uncertain",
        },
        OutgoingState::Failed => Text {
            tr: "Gönderilemedi",
            en: "Failed",
        },
        OutgoingState::Expired => Text {
            tr: "Süresi doldu",
            en: "Expired",
        },
        OutgoingState::Cancelled => Text {
            tr: "Geri alındı",
            en: "Cancelled",
        },
    }
}

/// What a mail server's words mean.
pub const fn delivery_reason(reason: DeliveryReason) -> Text {
    match reason {
        DeliveryReason::MailboxFull => Text {
            tr: "Alıcının posta kutusu dolu",
            en: "The recipient's mailbox is full",
        },
        DeliveryReason::NoSuchMailbox => Text {
            tr: "Böyle bir posta kutusu yok",
            en: "There is no such mailbox",
        },
        DeliveryReason::Greylisted => Text {
            tr: "Karşı sunucu biraz sonra yeniden denememizi istedi",
            en: "The server asked us to come back later",
        },
        DeliveryReason::Blocked => Text {
            tr: "Karşı sunucu maili istenmeyen olarak reddetti",
            en: "The server refused the mail as unwanted",
        },
        DeliveryReason::AuthFailed => Text {
            tr: "Mail sunucusu kullanıcı adımızı ya da parolamızı kabul etmedi",
            en: "The mail server did not accept our name or password",
        },
        DeliveryReason::TlsProblem => Text {
            tr: "Mail sunucusuyla güvenli bağlantı kurulamadı",
            en: "No secure connection to the mail server",
        },
        DeliveryReason::Unreachable => Text {
            tr: "Mail sunucusuna ulaşılamadı",
            en: "The mail server cannot be reached",
        },
        DeliveryReason::TimedOut => Text {
            tr: "Mail sunucusu zamanında yanıt vermedi",
            en: "The mail server fell silent",
        },
        DeliveryReason::TooLarge => Text {
            tr: "Mail, karşı sunucu için çok büyük",
            en: "The mail is too large for the server",
        },
        DeliveryReason::DomainUnknown => Text {
            tr: "Alan adı bulunamadı",
            en: "The domain is unknown",
        },
        DeliveryReason::TemporaryOther => Text {
            tr: "Geçici bir sorun oldu",
            en: "A passing fault",
        },
        DeliveryReason::PermanentOther => Text {
            tr: "Karşı sunucu maili reddetti",
            en: "The server refused the mail",
        },
    }
}
