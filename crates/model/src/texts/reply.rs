//! The reply dialog: the member's words beside the text, the draft's mark, and what to do when something newer arrived.

texts! {
    TITLE = "Yanıtla: #{0}", "Reply: #{0}";
    TO = "Alıcı", "To";
    LAST_WORDS = "Üyenin son yazdığı", "The member's last words";
    NO_WORDS = "Üye henüz yazmadı", "The member has not written yet";
    BODY = "Yanıtınız", "Your answer";
    PLACEHOLDER = "Yanıtınızı yazın…", "Write your answer…";
    SEND_AND_RESOLVE = "Gönder ve çözümlendi", "Send and resolve";
    SENDING = "Gönderiliyor…", "Sending…";
    KEYS = "Ctrl+Enter gönderir", "Ctrl+Enter sends";
    DRAFT_SAVING = "Taslak kaydediliyor…", "Saving the draft…";
    DRAFT_SAVED = "Taslak kaydedildi {0}", "Draft saved {0}";
    DRAFT_RESTORED = "Taslağınız geri getirildi ({0})", "Your draft is back ({0})";
    DRAFT_UNSAVED = "Taslak kaydedilemedi; metin burada duruyor, yeniden deneniyor",
        "The draft could not be saved; the text is still here, trying again";
    OTHER_DRAFT = "{0} de bu mesaja yanıt yazıyor ({1})", "{0} is writing an answer too ({1})";
    SENT = "Gönderildi", "Sent";
    SENT_AND_RESOLVED = "Gönderildi ve çözümlendi", "Sent and resolved";
    TAKEN_BACK = "Yanıt geri alındı; metin #{0} mesajının taslağında", "The answer is taken back; the text is in the draft of #{0}";
    STALE_TITLE = "Siz yazarken yeni bir şey geldi", "Something newer arrived while you wrote";
    STALE_HINT = "Yanıtınız gönderilmedi ve taslakta duruyor. Okuyun, sonra karar verin.",
        "Your answer was not sent; it is kept as a draft. Read on, then decide.";
    STALE_RESOLVED = "Mesaj bu arada çözümlendi.", "The thread was resolved meanwhile.";
    STALE_NO_TEXT = "Mesajın durumu değişti; yeni bir metin yok.", "The thread changed; there is no new text.";
    SEND_ANYWAY = "Yine de gönder", "Send anyway";
    EDIT_ON = "Düzenle", "Edit";
    LEAVE = "Vazgeç, taslakta kalsın", "Leave it as a draft";
    EMPTY = "Boş yanıt gönderilemez", "An empty answer cannot be sent";
    TOO_LONG = "Yanıt {0} karakterden uzun olamaz", "An answer has at most {0} characters";
}
