//! Refusals and failures in words: what is wrong, and where it can be mended.

use crate::error::{Conflict, Problem};
use crate::lang::{Lang, Text};
use crate::right::Right;
use crate::texts::{filter, imports, templates};
use crate::validate::{Fault, Field, Invalid};

texts! {
    SIGNED_OUT = "Oturumunuz sona ermiş. Lütfen yeniden giriş yapın.", "You are signed out. Please sign in again.";
    FORBIDDEN = "Bunun için yetkiniz yok: {0}.", "You may not do this: {0}.";
    NOT_FOUND = "Aradığınız şey burada değil; silinmiş ya da hiç olmamış.", "It is not here: removed, or never made.";
    WRONG_CREDENTIALS = "E-posta ile parola birbirine uymuyor.", "E-mail and password do not belong together.";
    SLOW_DOWN = "Çok fazla deneme oldu. Lütfen {0} saniye sonra yeniden deneyin.", "Too many tries. Please try again in {0} seconds.";
    BUSY = "Sistem şu anda meşgul. Lütfen biraz sonra yeniden deneyin.", "The desk is busy. Please try again in a moment.";
    MALFORMED = "İstek okunamadı.", "The request cannot be read.";
    UNEXPECTED = "Beklenmeyen bir hata oldu. Başvuru kodu: {0}", "Something unexpected happened. Reference: {0}";
    OFFLINE = "Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.", "The server cannot be reached. Check your connection and try again.";
    MISSING = "Bu alan boş olamaz.", "This cannot be empty.";
    TOO_LONG = "En çok {0} karakter olabilir.", "At most {0} characters.";
    TOO_SHORT = "En az {0} karakter olmalı.", "At least {0} characters.";
    FIELD_MALFORMED = "Böyle olamaz; lütfen denetleyin.", "It cannot be like this; please check.";
    TOO_COMMON = "Bu parola çok kolay tahmin edilir.", "This password is too easy to guess.";
    UNKNOWN = "Böyle bir seçenek yok.", "There is no such choice.";
}

/// A problem as a sentence.
pub fn problem(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::SignedOut => lang.t(SIGNED_OUT).to_owned(),
        Problem::Forbidden(right) => lang.fill(FORBIDDEN, &[&lang.t(self::right(*right))]),
        Problem::NotFound => lang.t(NOT_FOUND).to_owned(),
        Problem::Invalid(faults) => faults
            .iter()
            .map(|invalid| sentence(*invalid, lang))
            .collect::<Vec<_>>()
            .join(" "),
        Problem::Filter(problems) => problems
            .iter()
            .map(|problem| filter::problem(problem, lang))
            .collect::<Vec<_>>()
            .join(" "),
        Problem::Sheet(fault) => lang.t(imports::fault(*fault)).to_owned(),
        Problem::Template(problems) => problems
            .iter()
            .map(|problem| templates::problem(problem, lang))
            .collect::<Vec<_>>()
            .join(" "),
        Problem::Conflict(conflict) => lang.t(self::conflict(*conflict)).to_owned(),
        Problem::WrongCredentials => lang.t(WRONG_CREDENTIALS).to_owned(),
        Problem::SlowDown(seconds) => lang.fill(SLOW_DOWN, &[seconds]),
        Problem::Busy => lang.t(BUSY).to_owned(),
        Problem::Malformed => lang.t(MALFORMED).to_owned(),
        Problem::Unexpected(reference) => lang.fill(UNEXPECTED, &[reference]),
    }
}

/// What is wrong with a field, to stand beside it.
pub fn fault(fault: Fault, lang: Lang) -> String {
    match fault {
        Fault::Missing => lang.t(MISSING).to_owned(),
        Fault::TooLong(max) => lang.fill(TOO_LONG, &[&max]),
        Fault::TooShort(min) => lang.fill(TOO_SHORT, &[&min]),
        Fault::Malformed => lang.t(FIELD_MALFORMED).to_owned(),
        Fault::TooCommon => lang.t(TOO_COMMON).to_owned(),
        Fault::Unknown => lang.t(UNKNOWN).to_owned(),
    }
}

fn sentence(invalid: Invalid, lang: Lang) -> String {
    format!("{}: {}", lang.t(field(invalid.field)), fault(invalid.fault, lang))
}

/// The name of a field.
pub const fn field(field: Field) -> Text {
    match field {
        Field::FullName => Text {
            tr: "Ad Soyad",
            en: "Full name",
        },
        Field::Email => Text {
            tr: "E-Posta",
            en: "E-mail",
        },
        Field::Password => Text {
            tr: "Parola",
            en: "Password",
        },
        Field::Kind => Text {
            tr: "Mesaj Tür",
            en: "Kind",
        },
        Field::Topic => Text {
            tr: "Mesaj Konusu",
            en: "Topic",
        },
        Field::Subject => Text {
            tr: "Konu Başlığı",
            en: "Subject",
        },
        Field::Body => Text {
            tr: "Açıklama",
            en: "Text",
        },
        Field::OrderNo => Text {
            tr: "Sipariş No",
            en: "Order no",
        },
        Field::Member => Text {
            tr: "Üye",
            en: "Member",
        },
        Field::Name => Text { tr: "Ad", en: "Name" },
        Field::StoreName => Text {
            tr: "Mağaza adı",
            en: "Store name",
        },
        Field::TimeZone => Text {
            tr: "Saat dilimi",
            en: "Time zone",
        },
        Field::SenderEmail => Text {
            tr: "Gönderen adresi",
            en: "Sender address",
        },
        Field::SetupCode => Text {
            tr: "Kurulum kodu",
            en: "Set-up code",
        },
        Field::Reason => Text {
            tr: "Neden",
            en: "Reason",
        },
        Field::ReopenDays => Text {
            tr: "Gün sayısı",
            en: "Days",
        },
        Field::Columns => Text {
            tr: "Sütunlar",
            en: "Columns",
        },
        Field::RowCount => Text {
            tr: "Satır sayısı",
            en: "Number of rows",
        },
    }
}

/// Why an act does not fit.
pub const fn conflict(conflict: Conflict) -> Text {
    match conflict {
        Conflict::Resolved => Text {
            tr: "Bu mesaj arşivde.",
            en: "This thread is in the archive.",
        },
        Conflict::Binned => Text {
            tr: "Bu mesaj çöp kutusunda.",
            en: "This thread is in the bin.",
        },
        Conflict::TooLate => Text {
            tr: "Artık geri alınamaz: ya süresi geçti ya da bu arada değişti.",
            en: "It is too late: the time is over, or it has changed since.",
        },
        Conflict::EmailTaken => Text {
            tr: "Bu e-posta adresi zaten kayıtlı.",
            en: "This e-mail address is taken.",
        },
        Conflict::AlreadySetUp => Text {
            tr: "Kurulum daha önce yapılmış.",
            en: "The desk is already set up.",
        },
        Conflict::LastAdmin => Text {
            tr: "Sistemde en az bir etkin sistem yöneticisi kalmalı.",
            en: "One active admin must remain.",
        },
        Conflict::CodeUsed => Text {
            tr: "Bu bağlantı kullanılmış ya da süresi dolmuş.",
            en: "This link was used or has expired.",
        },
        Conflict::Changed => Text {
            tr: "Siz düzenlerken başka biri değiştirmiş. Yazdıklarınız duruyor; son hâline bakıp yeniden kaydedin.",
            en: "Somebody else changed it meanwhile. What you typed is kept; look at the latest and save again.",
        },
        Conflict::NameTaken => Text {
            tr: "Bu ad zaten kullanılıyor.",
            en: "This name is taken.",
        },
    }
}

/// What a right lets somebody do.
pub const fn right(right: Right) -> Text {
    match right {
        Right::ReadThreads => Text {
            tr: "mesajları okumak",
            en: "read threads",
        },
        Right::Reply => Text {
            tr: "yanıtlamak ve not yazmak",
            en: "answer and write notes",
        },
        Right::Resolve => Text {
            tr: "çözümlendi yapmak ve ertelemek",
            en: "resolve and snooze",
        },
        Right::AssignSelf => Text {
            tr: "mesajı üstlenmek",
            en: "take a thread",
        },
        Right::OpenThread => Text {
            tr: "üyeye ilk yazan olmak (Ekle)",
            en: "write first to a member",
        },
        Right::Export => Text {
            tr: "Excel'e aktarmak",
            en: "export to Excel",
        },
        Right::Reopen => Text {
            tr: "arşivden mesaj açmak",
            en: "reopen from the archive",
        },
        Right::AssignOthers => Text {
            tr: "başkasına atamak",
            en: "assign to others",
        },
        Right::Bin => Text {
            tr: "silmek ve geri yüklemek",
            en: "delete and restore",
        },
        Right::ReadOutgoing => Text {
            tr: "giden mailleri görmek",
            en: "see outgoing mail",
        },
        Right::Resend => Text {
            tr: "maili yeniden göndermek",
            en: "send mail again",
        },
        Right::EditTemplates => Text {
            tr: "mail içeriklerini düzenlemek",
            en: "edit mail templates",
        },
        Right::EditLists => Text {
            tr: "tür ve konuları düzenlemek",
            en: "edit kinds and topics",
        },
        Right::ReadReports => Text {
            tr: "rapor ve denetim kayıtlarını görmek",
            en: "see reports and the audit",
        },
        Right::ManageAgents => Text {
            tr: "kullanıcıları yönetmek",
            en: "manage users",
        },
        Right::ManageApiKeys => Text {
            tr: "API anahtarlarını yönetmek",
            en: "manage API keys",
        },
        Right::ManageSettings => Text {
            tr: "ayarları değiştirmek",
            en: "change settings",
        },
        Right::ScheduleExports => Text {
            tr: "dışa aktarmayı zamanlamak",
            en: "schedule exports",
        },
        Right::Import => Text {
            tr: "içe aktarmak",
            en: "import",
        },
    }
}
