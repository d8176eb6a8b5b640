//! The doors: sign-in, set-up and invitation.

texts! {
    SIGN_IN = "Giriş yap", "Sign in";
    SIGN_IN_TITLE = "Mağazanızın mesaj masası", "Your store's message desk";
    EMAIL = "E-Posta", "E-mail";
    PASSWORD = "Parola", "Password";
    FULL_NAME = "Ad Soyad", "Full name";
    SET_UP_TITLE = "Mesajlar kurulumu", "Set up Mesajlar";
    SET_UP_TEXT = "Bu masa henüz boş. İlk sistem yöneticisini ve mağazanızı tanımlayın.", "This desk is still empty. Name its first admin and your store.";
    SET_UP_CODE = "Kurulum kodu", "Set-up code";
    SET_UP_CODE_HINT = "Programı başlattığınız terminalde yazıyor.", "It stands in the terminal where you started the program.";
    SET_UP_ADMIN = "Sistem yöneticisi", "Admin";
    SET_UP_STORE = "Mağaza", "Store";
    PASSWORD_HINT = "En az 12 karakter. Birkaç sözcük yan yana iyi bir paroladır.", "At least 12 characters. A few words in a row make a good password.";
    CHANGE_PASSWORD = "Parolayı değiştir", "Change password";
    OLD_PASSWORD = "Şimdiki parola", "Present password";
    NEW_PASSWORD = "Yeni parola", "New password";
    OLD_PASSWORD_WRONG = "Şimdiki parolanız bu değil.", "This is not your present password.";
    PASSWORD_CHANGED = "Parolanız değişti. Öbür oturumlarınız kapatıldı.", "Your password is changed. Your other sessions are closed.";
    STORE_NAME = "Mağaza adı", "Store name";
    TIME_ZONE = "Saat dilimi", "Time zone";
    SENDER_NAME = "Gönderen adı", "Sender name";
    SENDER_EMAIL = "Gönderen adresi", "Sender address";
    SENDER_HINT = "Üyelere giden mailler bu adresten çıkar.", "Mails to members come from this address.";
    STORE_LANG = "Mail ve form dili", "Language of mails and form";
    DEMO = "Örnek mesajlarla doldur", "Fill with demo messages";
    DEMO_HINT = "İki yıla yayılmış 5.000 örnek mesaj; denemek için.", "5,000 messages over two years, to try things out.";
    SET_UP = "Masayı kur", "Set up the desk";
    SETTING_UP = "Kuruluyor…", "Setting up…";
    INVITE_TITLE = "Hoş geldiniz", "Welcome";
    INVITE_TEXT = "Hesabınız hazır. Bir parola belirleyip başlayın.", "Your account is ready. Choose a password to begin.";
    INVITE_GO = "Başla", "Begin";
    SIGNING_IN = "Giriş yapılıyor…", "Signing in…";
}
