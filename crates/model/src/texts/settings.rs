//! Ayarlar: store, lists, users, rights, API keys.

texts! {
    STORE = "Mağaza", "Store";
    LISTS = "Tür ve konular", "Kinds and topics";
    AGENTS = "Kullanıcılar", "Users";
    RIGHTS = "Yetkiler", "Rights";
    API_KEYS = "API anahtarları", "API keys";
    SAVED = "Kaydedildi.", "Saved.";
    KINDS = "Mesaj türleri", "Kinds";
    TOPICS = "Mesaj konuları", "Topics";
    NAME_TR = "Türkçe adı", "Turkish name";
    NAME_EN = "İngilizce adı", "English name";
    RETIRED = "Artık sunulmasın", "No longer offered";
    REOPEN_RULE = "Çözümlenmiş mesaja üye yeniden yazarsa", "When the member writes on a resolved thread";
    REOPEN_ALWAYS = "Her zaman yeniden aç", "Always reopen it";
    REOPEN_WITHIN = "Şu kadar gün içinde yeniden aç", "Reopen it within so many days";
    REOPEN_NEVER = "Yeni mesaj aç", "Open a new thread";
    REOPEN_DAYS = "Gün", "Days";
    ADD_KIND = "Tür ekle", "Add a kind";
    ADD_TOPIC = "Konu ekle", "Add a topic";
    INVITE = "Davet et", "Invite";
    INVITE_AGAIN = "Yeniden davet et", "Invite again";
    INVITED = "Daveti bekliyor", "Invited";
    ACTIVE = "Etkin", "Active";
    DISABLED = "Kapatıldı", "Disabled";
    DISABLE = "Hesabı kapat", "Disable";
    ENABLE = "Hesabı aç", "Enable";
    ROLE = "Rol", "Role";
    STATE = "Durum", "State";
    LAST_SEEN = "Son görülme", "Last seen";
    INVITE_LINK = "Davet bağlantısı", "Invitation link";
    INVITE_LINK_HINT = "Bir kez gösterilir ve 72 saat geçerlidir. Davet ettiğiniz kişiye güvenli bir yoldan iletin.", "Shown once, valid for 72 hours. Hand it over by a safe way.";
    RIGHTS_TEXT = "Her rolün neler yapabildiği. Değişiklik hemen geçerli olur.", "What each role may do. A change counts at once.";
    KEY_NAME = "Anahtarın adı", "Name of the key";
    KEY_NEW = "Anahtar oluştur", "Make a key";
    KEY_SECRET = "Anahtar", "Key";
    KEY_SECRET_HINT = "Yalnızca şimdi gösterilir; güvenli bir yere kaydedin.", "Shown only now; keep it in a safe place.";
    KEY_REVOKE = "İptal et", "Withdraw";
    KEY_REVOKED = "İptal edildi", "Withdrawn";
    KEY_LAST_USED = "Son kullanım", "Last used";
    KEY_PREFIX = "Başlangıcı", "Begins with";
    CREATED = "Oluşturulma", "Made";
    NEVER = "Hiç", "Never";
    NO_KEYS = "Henüz anahtar yok", "No keys yet";
    NO_KEYS_TEXT = "Mağazanızın sayfalarından mesaj göndermek için bir anahtar oluşturun.", "Make a key to send messages from your store's pages.";
}
