//! The frame around every screen: side bar, banner, keyboard sheet.

texts! {
    SKIP = "İçeriğe geç", "Skip to content";
    SCREENS = "Ekranlar", "Screens";
    INBOX = "Üye Mesajları", "Member messages";
    ARCHIVE = "Üye Mesaj Arşivi", "Message archive";
    OUTGOING = "Giden Mail Takibi", "Outgoing mail";
    TEMPLATES = "Mail İçerik Yönetimi", "Mail templates";
    MEMBERS = "Üyeler", "Members";
    BIN = "Çöp Kutusu", "Bin";
    SETTINGS = "Ayarlar", "Settings";
    SIGN_OUT = "Çıkış yap", "Sign out";
    LANGUAGE = "Dil", "Language";
    THEME = "Görünüm", "Appearance";
    THEME_AUTO = "Cihaza göre", "As the device";
    THEME_LIGHT = "Açık", "Light";
    THEME_DARK = "Koyu", "Dark";
    ACCOUNT = "Hesabım", "My account";
    WAITING = "{0} mesaj yanıt bekliyor", "{0} threads wait for an answer";
    UNDELIVERED = "{0} mail ulaşmadı", "{0} mails did not arrive";
    NOT_LIVE = "Canlı bağlantı koptu; yeniden bağlanılıyor. Liste eski olabilir.", "The live connection is lost; connecting again. The list may be old.";
    NEW_MESSAGES = "({0}) {1}", "({0}) {1}";
    KEYS = "Klavye kısayolları", "Keyboard";
    KEY_NEXT = "Sonraki / önceki satır", "Next / previous row";
    KEY_OPEN = "Mesajı aç", "Open the thread";
    KEY_TICK = "Satırı seç", "Tick the row";
    KEY_REPLY = "Yanıtla", "Reply";
    KEY_RESOLVE = "Çözümlendi yap", "Resolve";
    KEY_FILTER = "Filtreye git", "Go to the filter";
    KEY_HELP = "Bu sayfa", "This sheet";
    PAGE_MISSING = "Böyle bir sayfa yok", "There is no such page";
    PAGE_MISSING_TEXT = "Adres yanlış yazılmış ya da sayfa kaldırılmış olabilir.", "The address may be mistyped, or the page is gone.";
    TO_INBOX = "Üye Mesajlarına dön", "Back to the messages";
    DISMISS = "Bildirimi kapat", "Dismiss";
    COPY = "Kopyala", "Copy";
    COPIED = "Kopyalandı", "Copied";
}
