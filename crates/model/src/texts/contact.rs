//! The hosted contact form: what a member of the store reads, in the store's language.

texts! {
    TITLE = "Bize yazın", "Write to us";
    INTRO = "Sorunuzu yazın; yanıtımız e-posta adresinize gelecek.", "Write your question; our answer comes to your e-mail address.";
    FULL_NAME = "Ad Soyad", "Full name";
    EMAIL = "E-Posta", "E-mail";
    ORDER_NO = "Sipariş No", "Order no.";
    OPTIONAL = "isteğe bağlı", "optional";
    KIND = "Mesaj Tür", "Kind";
    TOPIC = "Mesaj Konusu", "Topic";
    CHOOSE = "Seçin", "Choose";
    SUBJECT = "Konu Başlığı", "Subject";
    BODY = "Açıklama", "Your message";
    LEAVE_EMPTY = "Bu alanı boş bırakın", "Leave this field empty";
    SEND = "Gönder", "Send";
    CHECK_FIELDS = "Mesajınız gönderilmedi. İşaretli alanları düzeltin; yazdıklarınız duruyor.",
        "Your message was not sent. Please correct the marked fields; what you wrote is still here.";
    THANKS_TITLE = "Mesajınız bize ulaştı", "We have your message";
    THANKS = "Teşekkür ederiz. En kısa sürede {0} adresine yanıt yazacağız.", "Thank you. We will answer to {0} as soon as we can.";
    THANKS_NUMBER = "Mesaj numaranız: {0}", "Your message number: {0}";
    ANOTHER = "Yeni bir mesaj yaz", "Write another message";
}
