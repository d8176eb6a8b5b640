//! Words that every screen shares.

texts! {
    APP_NAME = "Mesajlar", "Mesajlar";
    SEARCH = "Ara", "Search";
    REPLY = "Yanıtla", "Reply";
    DELETE = "Sil", "Delete";
    ADD = "Ekle", "Add";
    SEND = "Gönder", "Send";
    REOPEN = "Mesajları Aç", "Reopen";
    EXPORT = "Excel'e Aktar", "Export to Excel";
    RESOLVE = "Çözümlendi", "Resolve";
    SAVE = "Kaydet", "Save";
    CANCEL = "Vazgeç", "Cancel";
    CLOSE = "Kapat", "Close";
    UNDO = "Geri al", "Undo";
    RESTORE = "Geri yükle", "Restore";
    RETRY = "Yeniden dene", "Try again";
    CLEAR = "Temizle", "Clear";
    LOADING = "Yükleniyor…", "Loading…";
    YES = "Evet", "Yes";
    NO = "Hayır", "No";
}
