//! Üyeler.

texts! {
    TITLE = "Üyeler", "Members";
    SEARCH = "Ad, e-posta ya da sipariş no", "Name, e-mail or order no";
    NAME = "Ad Soyad", "Full name";
    EMAIL = "E-Posta", "E-mail";
    EXTERNAL_ID = "Mağaza no", "Store id";
    THREADS = "Mesajları", "Threads";
    IN_INBOX = "Üye Mesajları", "Member messages";
    IN_ARCHIVE = "Arşiv", "Archive";
    LAST_ACTIVITY = "Son hareket", "Last activity";
    NONE = "Üye bulunamadı", "No members found";
    NONE_TEXT = "Üyeler ilk mesajlarıyla kendiliğinden eklenir.", "Members are added by themselves with their first message.";
    MORE = "Daha fazla", "More";
}
