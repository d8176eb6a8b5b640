//! What the desk itself writes: into threads, and as examples in previews.

texts! {
    /// Address, reason, the server's own words.
    FAILED = "Yanıtınız {0} adresine ulaştırılamadı. Neden: {1}. Sunucunun sözleri: {2}",
        "Your answer could not be delivered to {0}. Reason: {1}. The server's words: {2}";
    /// Address, reason, the server's own words.
    EXPIRED = "Yanıtınız beş gün boyunca {0} adresine ulaştırılamadı; artık denenmeyecek. Neden: {1}. Sunucunun son sözleri: {2}",
        "Your answer could not be delivered to {0} for five days and is given up. Reason: {1}. The server's last words: {2}";
    /// Address, reason, the server's own words.
    IN_DOUBT = "Yanıtınızın {0} adresine ulaşıp ulaşmadığı belirsiz: ilk denemede bağlantı son anda koptu, tekrarı ise kabul edilmedi. Neden: {1}. Sunucunun sözleri: {2}",
        "It is uncertain whether your answer reached {0}: the connection of the first try broke at the last moment, and the repeat was not accepted. Reason: {1}. The server's words: {2}";
    SAMPLE_MEMBER = "Ayşe Örnek", "Ayşe Example";
    SAMPLE_SUBJECT = "Siparişim nerede?", "Where is my order?";
    SAMPLE_QUESTION = "Merhaba, siparişim üç gündür kargoda görünüyor. Ne zaman elime ulaşır?",
        "Hello, my order has been on its way for three days. When will it arrive?";
    SAMPLE_ANSWER = "Siparişiniz bugün dağıtıma çıktı; en geç yarın elinizde olur.",
        "Your order went out for delivery today; you will have it by tomorrow.";
    TEMPLATE_MESSAGE = "Üyelere Giden Mesaj", "Message to members";
}
