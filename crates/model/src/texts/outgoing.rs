//! Giden Mail Takibi: the list, one mail, its tries, and what each state means in plain words.

use crate::lang::Text;
use crate::outgoing::OutgoingState;

texts! {
    TITLE = "Giden Mail Takibi", "Outgoing mail";
    STATE = "Durum", "State";
    RECIPIENT = "Alıcı", "Recipient";
    SUBJECT = "Konu Başlığı", "Subject";
    WRITTEN = "Yazıldı", "Written";
    WRITTEN_FROM = "Yazılma tarihi, ilk gün", "Written, first day";
    WRITTEN_TO = "Yazılma tarihi, son gün", "Written, last day";
    THREAD = "Mesaj", "Thread";
    THREAD_NO = "Mesaj no", "Thread no.";
    TEMPLATE = "Mail içeriği", "Template";
    ALL_TEMPLATES = "Hepsi", "All";
    ATTEMPTS = "Deneme", "Tries";
    NUMBER = "Mail no", "Mail no.";
    FILTER = "Filtre", "Filter";
    NOT_A_NUMBER = "Mesaj no bir sayı olmalı", "The thread number must be a number";
    BACKWARDS = "Son gün ilk günden önce", "The last day is before the first";
    LIST = "Giden mailler", "Outgoing mails";
    NONE_TITLE = "Giden mail yok", "No outgoing mail";
    NONE_HINT = "Bir yanıt gönderildiğinde burada görünür", "An answer that is sent appears here";
    NO_MATCH = "Bu filtreye uyan mail yok", "No mail matches this filter";
    MORE = "Daha eskileri göster", "Show older";
    DETAIL = "Mail ayrıntısı", "Mail details";
    CLOSE_DETAIL = "Ayrıntıyı kapat", "Close the details";
    RESEND = "Yeniden gönder", "Send again";
    RESEND_ASK = "Mail yeniden gönderilsin mi?", "Send the mail again?";
    RESEND_UNCERTAIN = "Bu mail ulaşmış olabilir; yeniden gönderirseniz üye iki kez alabilir.",
        "This mail may have arrived; the member may get it twice.";
    RESEND_HINT = "Eski kayıt ve denemeleri olduğu gibi kalır; yeni bir kayıt açılır.",
        "The old record and its tries stay as they are; a new record is made.";
    RESENT_SAID = "Mail {0} olarak yeniden sıraya alındı", "Queued again as mail {0}";
    OPEN_THREAD = "Mesajı aç", "Open the thread";
    HEADERS = "Bilgiler", "Details";
    SENT_AT = "Sunucu aldı", "Accepted by the server";
    NEXT_AT = "Sonraki deneme", "Next try";
    AGENT = "Gönderen", "Sent by";
    MESSAGE_ID = "Message-ID", "Message-ID";
    SHA256 = "SHA-256", "SHA-256";
    TEMPLATE_VERSION = "{0}, sürüm {1}", "{0}, version {1}";
    RESEND_OF = "Şunun tekrarı", "Repeats";
    RESENT_AS = "Şöyle tekrarlandı", "Repeated as";
    ATTEMPT_TIMELINE = "Denemeler", "Tries";
    NO_ATTEMPTS = "Henüz denenmedi", "Not tried yet";
    ATTEMPT = "{0}. deneme", "Try {0}";
    UNDER_WAY = "sürüyor ya da yarıda kesildi", "under way, or cut off";
    SERVER_WORDS = "Sunucunun sözleri", "The server's own words";
    NO_WORDS = "Sunucu bir şey söylemedi", "The server said nothing";
    STAGE = "Aşama", "Stage";
    TOOK = "{0} sn", "{0} s";
    AS_SENT = "Gönderildiği haliyle", "As it was sent";
    TAB_HTML = "Görünüm", "Appearance";
    TAB_TEXT = "Düz metin", "Plain text";
    NOT_COMPOSED = "Mail henüz hazırlanmadı", "The mail is not composed yet";
    DOWNLOAD = "Mail dosyası (.eml)", "Mail file (.eml)";
    FRAME_TITLE = "Mailin gönderilen görünümü", "The mail as it was sent";
}

/// What a state means, in one sentence.
pub const fn state_meaning(state: OutgoingState) -> Text {
    match state {
        OutgoingState::Held => Text {
            tr: "Geri alma süresi bitince yola çıkacak",
            en: "Leaves when the time for undo is over",
        },
        OutgoingState::Queued => Text {
            tr: "Sırada; zamanı gelince denenecek",
            en: "Waiting for its next try",
        },
        OutgoingState::Leased | OutgoingState::InData => Text {
            tr: "Şu anda sunucuya veriliyor",
            en: "Being handed to the server now",
        },
        OutgoingState::Sent => Text {
            tr: "Karşı sunucu maili teslim aldı",
            en: "The server took the mail",
        },
        OutgoingState::Uncertain => Text {
            tr: "Bağlantı mail verildikten sonra koptu; ulaşmış olabilir",
            en: "The connection broke after the mail was handed over; it may have arrived",
        },
        OutgoingState::Failed => Text {
            tr: "Kesin olarak reddedildi; yeniden denenmeyecek",
            en: "Refused for good; not tried again",
        },
        OutgoingState::Expired => Text {
            tr: "Beş gün denendi, ulaştırılamadı",
            en: "Tried for five days without success",
        },
        OutgoingState::Cancelled => Text {
            tr: "Yola çıkmadan geri alındı",
            en: "Taken back before it left",
        },
    }
}

/// How far a try came.
pub fn stage(word: &str) -> Text {
    match word {
        "connect" => Text {
            tr: "bağlanma",
            en: "connecting",
        },
        "hello" => Text {
            tr: "selamlaşma",
            en: "greeting",
        },
        "tls" => Text {
            tr: "güvenli bağlantı",
            en: "securing the connection",
        },
        "auth" => Text {
            tr: "oturum açma",
            en: "signing in",
        },
        "mail" => Text {
            tr: "göndereni bildirme",
            en: "naming the sender",
        },
        "rcpt" => Text {
            tr: "alıcıyı bildirme",
            en: "naming the recipient",
        },
        "data" | "body" => Text {
            tr: "içeriği verme",
            en: "handing over the content",
        },
        "done" => Text {
            tr: "tamamlandı",
            en: "finished",
        },
        _ => Text {
            tr: "bilinmiyor",
            en: "unknown",
        },
    }
}
