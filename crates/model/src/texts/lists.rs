//! The three lists of threads: heads, selection, acts on many, saved views.

texts! {
    INBOX = "Üye Mesajları", "Member messages";
    ARCHIVE = "Üye Mesaj Arşivi", "Message archive";
    BIN = "Çöp kutusu", "Bin";
    BIN_HINT = "Buradaki mesajlar 30 gün sonra kalıcı olarak silinir.", "Messages here are deleted for good after 30 days.";

    COUNT = "{0} mesaj", "{0} messages";
    COUNT_MORE = "{0}+ mesaj", "{0}+ messages";
    TABLE_LABEL = "{0} listesi", "List: {0}";
    FRESH_PILL = "{0} yeni mesaj", "{0} new";
    LOAD_MORE = "Daha fazla göster", "Show more";
    NO_ORDER = "—", "—";
    NOBODY = "—", "—";
    FROM_STORE = "Yanıt:", "Reply:";
    ROW_GONE = "Bu mesaj artık listede değil", "This message has left the list";
    CONTROLS = "Liste işlemleri", "List actions";

    HEAD_NUMBER = "No", "No";
    HEAD_STATUS = "Durum", "Status";
    HEAD_MEMBER = "Üye", "Member";
    HEAD_SUBJECT = "Konu Başlığı", "Subject";
    HEAD_TOPIC = "Mesaj Konusu", "Topic";
    HEAD_KIND = "Mesaj Tür", "Kind";
    HEAD_ORDER = "Sipariş No", "Order no";
    HEAD_OPENED = "Açılma", "Opened";
    HEAD_ACTIVITY = "Son hareket", "Last activity";
    HEAD_CLOSED = "Kapanma", "Closed";
    HEAD_RESPONDER = "Cevaplayan", "Responder";
    HEAD_BINNED = "Silinme", "Deleted";
    LOOK = "Sütunlar", "Columns";
    LOOK_COMPACT = "Sıkı satırlar", "Low rows";
    SORT_NEWEST = "{0}: en yeni üstte", "{0}: newest first";
    SORT_OLDEST = "{0}: en eski üstte", "{0}: oldest first";

    EMPTY_INBOX_TITLE = "Bekleyen mesaj yok", "Nothing is waiting";
    EMPTY_INBOX_TEXT = "Yeni bir mesaj geldiğinde burada kendiliğinden görünür.", "A new message appears here by itself.";
    EMPTY_ARCHIVE_TITLE = "Arşiv boş", "The archive is empty";
    EMPTY_ARCHIVE_TEXT = "Çözümlenen mesajlar burada durur.", "Resolved messages are kept here.";
    EMPTY_BIN_TITLE = "Çöp kutusu boş", "The bin is empty";
    EMPTY_BIN_TEXT = "Silinen mesajlar 30 gün burada bekler ve geri yüklenebilir.", "Deleted messages wait here for 30 days and can be restored.";
    EMPTY_FILTER_TITLE = "Bu filtreye uyan mesaj yok", "No message fits this filter";
    EMPTY_FILTER_TEXT = "Filtreden bir koşul çıkarmayı ya da filtreyi temizlemeyi deneyin.", "Try to take a condition away or to clear the filter.";
    BAD_FILTER_TITLE = "Bu filtre uygulanamıyor", "This filter cannot be used";

    PICK_ROW = "{0} numaralı mesajı seç", "Select message {0}";
    PICK_PAGE = "Listedeki mesajların tümünü seç", "Select all messages of the list";
    PICKED = "{0} mesaj seçildi", "{0} selected";
    PICKED_ALL = "Bu filtreye uyan {0} mesajın tümü seçildi", "All {0} messages of this filter are selected";
    PICK_ALL = "Bu filtreye uyan {0} mesajın tümünü seç", "Select all {0} messages of this filter";
    UNPICK = "Seçimi kaldır", "Clear selection";

    DONE_RESOLVE = "{0} mesaj arşive taşındı.", "{0} moved to the archive.";
    DONE_REOPEN = "{0} mesaj yeniden açıldı.", "{0} reopened.";
    DONE_BIN = "{0} mesaj çöp kutusuna taşındı.", "{0} moved to the bin.";
    DONE_RESTORE = "{0} mesaj geri yüklendi.", "{0} restored.";
    DONE_OTHER = "{0} mesaj değiştirildi.", "{0} changed.";
    SKIPPED = "{0} mesaj bu arada değişmişti ve olduğu gibi bırakıldı.", "{0} had changed meanwhile and were left alone.";
    UNDONE = "{0} mesaj eski hâline getirildi.", "{0} are as they were before.";
    UNDONE_LEFT = "{0} mesaj sonradan değiştiği için bırakıldı.", "{0} changed since and were left alone.";

    ASSIGN = "Sorumlu yap", "Assign";
    ASSIGN_NOBODY = "Kimse", "Nobody";
    TOPIC = "Konuyu değiştir", "Change topic";
    SNOOZE = "Ertele", "Snooze";

    JOB_TITLE = "Çok sayıda mesaj", "Many messages";
    JOB_FREEZING = "Seçilen mesajlar saptanıyor…", "Finding the selected messages…";
    JOB_QUESTION = "{0} mesaja uygulanacak:", "To be done to {0} messages:";
    JOB_NO_MAILS = "Hiçbir üyeye mail gitmez.", "No member gets a mail.";
    JOB_MAILS = "{0} üyeye mail gider.", "{0} members get a mail.";
    JOB_CHANGED_SINCE = "{0} mesaj seçimden sonra değişti; onlara dokunulmayacak.", "{0} changed since they were selected and will be left alone.";
    JOB_DRAFTS = "{0} mesajda bir başkasının taslak yanıtı var.", "In {0} somebody else has begun an answer.";
    JOB_GO = "Uygula", "Do it";
    JOB_STOP = "Durdur", "Stop";
    JOB_PROGRESS = "{0} / {1} mesaj", "{0} of {1} messages";
    JOB_DONE = "Tamamlandı.", "Done.";
    JOB_STOPPED = "Durduruldu. O ana kadar değişenler 15 dakika içinde geri alınabilir.", "Stopped. What had changed can be taken back for 15 minutes.";
    JOB_SKIPPED = "{0} mesaj zaten bu durumdaydı.", "{0} were so already.";

    REOPEN_TITLE = "Mesajları Aç", "Reopen messages";
    REOPEN_TEXT = "{0} mesaj arşivden çıkar ve Üye Mesajları listesine döner.", "{0} leave the archive and return to the inbox.";
    REOPEN_REASON = "Neden (isteğe bağlı)", "Reason (optional)";
    REOPEN_REASON_HINT = "Mesajın geçmişinde saklanır.", "It stays in the history of the message.";
    BIN_TITLE = "Mesajları sil", "Delete messages";
    BIN_TEXT = "{0} mesaj çöp kutusuna taşınacak. 30 gün içinde geri yüklenebilir.", "{0} will be moved to the bin. They can be restored for 30 days.";
    BIN_TYPE = "Onaylamak için {0} yazın", "Type {0} to confirm";
    BIN_TYPE_WRONG = "Yazdığınız sayı seçilen mesaj sayısı değil.", "This is not the number of selected messages.";

    VIEWS = "Kayıtlı görünümler", "Saved views";
    VIEWS_NONE = "Henüz kayıtlı görünüm yok.", "No saved views yet.";
    VIEW_NAME = "Görünüm adı", "Name of the view";
    VIEW_SAVE = "Şimdiki filtreyi kaydet", "Save the current filter";
    VIEW_DELETE = "{0} görünümünü sil", "Delete the view {0}";
    VIEW_SAVED = "{0} kaydedildi.", "{0} saved.";
    VIEW_DELETED = "{0} silindi.", "{0} deleted.";
}
