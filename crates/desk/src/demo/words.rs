//! What the people of the demo are called and what they write.

/// A matter: the topic it belongs to (by its place in the default list), and what is said about it.
pub struct Scene {
    pub topic: usize,
    pub subjects: [&'static str; 4],
    pub questions: [&'static str; 4],
    pub answers: [&'static str; 3],
}

pub const FIRST_NAMES: [&str; 40] = [
    "Ayşe", "Fatma", "Emine", "Hatice", "Zeynep", "Elif", "Meryem", "Şerife", "Sultan", "Hanife", "Merve", "Büşra", "Esra",
    "Kübra", "Özlem", "Gülşen", "Çiğdem", "Ebru", "İrem", "Nazlı", "Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Hasan",
    "İbrahim", "İsmail", "Osman", "Yusuf", "Murat", "Ömer", "Ramazan", "Halil", "Süleyman", "Gökhan", "Uğur", "Çağlar",
    "Barış", "Oğuz",
];

pub const LAST_NAMES: [&str; 40] = [
    "Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir", "Arslan", "Doğan",
    "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan", "Şimşek", "Polat", "Korkmaz", "Özcan", "Çakır", "Erdoğan",
    "Yavuz", "Can", "Acar", "Şen", "Aktaş", "Güler", "Yalçın", "Güneş", "Bozkurt", "Tekin", "Uçar", "Işık", "Avcı", "Ünal",
    "Taş",
];

pub const DOMAINS: [&str; 5] = ["posta.example.com", "mektup.example.net", "eposta.example.org", "ev.example.com", "is.example.net"];

pub const DETAILS: [&str; 10] = [
    "Bu konuda bilgi verirseniz sevinirim.",
    "Hafta sonuna kadar elimde olması gerekiyor, hediye alacaktım.",
    "Telefonla da aradım ama ulaşamadım.",
    "Daha önce hiç böyle bir sorun yaşamamıştım.",
    "Lütfen en kısa sürede dönüş yapın.",
    "Sipariş numaram {sipariş}.",
    "Uzun süredir müşterinizim, ilgileneceğinizi umuyorum.",
    "Fotoğraflarını isterseniz gönderebilirim.",
    "Isparta'da oturuyorum, kargo şubesi eve çok uzak.",
    "Şimdiden teşekkür ederim, iyi çalışmalar.",
];

pub const FOLLOW_UPS: [&str; 10] = [
    "Teşekkür ederim, bekliyorum.",
    "Hâlâ bir gelişme yok, yardımcı olur musunuz?",
    "Tamamdır, sorunum çözüldü. Sağ olun.",
    "Dediğinizi yaptım ama yine olmadı.",
    "Peki ne zamana kadar sonuçlanır?",
    "İlginiz için çok teşekkür ederim, görüşmek üzere.",
    "Bu cevap sorumu karşılamıyor, {sipariş} için tekrar bakar mısınız?",
    "Anladım. O hâlde iade etmek istiyorum.",
    "Az önce kargo geldi, her şey yolunda.",
    "Bir yetkiliyle görüşmem mümkün mü?",
];

pub const CLOSINGS: [&str; 6] = [
    "Başka bir sorunuz olursa bize yazmaktan çekinmeyin.",
    "Anlayışınız için teşekkür ederiz.",
    "Yaşadığınız aksaklık için özür dileriz.",
    "İyi günler dileriz.",
    "Gelişmeleri size bu mesajın üzerinden bildireceğiz.",
    "Bizi tercih ettiğiniz için teşekkürler.",
];

pub const SCENES: [Scene; 7] = [
    Scene {
        topic: 0,
        subjects: ["Siparişim hakkında", "Siparişim görünmüyor", "{sipariş} numaralı sipariş", "Siparişimi değiştirmek istiyorum"],
        questions: [
            "Merhaba, dün verdiğim sipariş hesabımda görünmüyor. Ödeme kartımdan çekildi.",
            "İyi günler, siparişimin adresini yanlış yazmışım, değiştirebilir miyiz?",
            "Merhaba, siparişime bir ürün daha eklemek istiyorum. Kargo ücreti yeniden alınır mı?",
            "Selam, siparişimi iptal etmek istiyorum ama düğme çıkmıyor.",
        ],
        answers: [
            "Merhaba, siparişinizi kontrol ettik; {sipariş} numarasıyla kayıtlı ve hazırlanıyor.",
            "Merhaba, talebinizi ilgili birime ilettik ve siparişinizi güncelledik.",
            "Merhaba, siparişiniz henüz kargoya verilmediği için isteğinizi yerine getirdik.",
        ],
    },
    Scene {
        topic: 1,
        subjects: ["Kargom gelmedi", "Kargo nerede?", "Kargo şubede bekliyor", "Teslim edilmedi ama edildi görünüyor"],
        questions: [
            "Merhaba, kargom beş gündür dağıtımda görünüyor ama hâlâ gelmedi.",
            "Kargo firması evde yoktunuz demiş, oysa bütün gün evdeydim.",
            "Teslim edildi yazıyor ama bana ulaşan bir paket olmadı.",
            "Kargo takip numarası çalışmıyor, kontrol eder misiniz?",
        ],
        answers: [
            "Merhaba, kargo firmasıyla görüştük; paketiniz yarın yeniden dağıtıma çıkacak.",
            "Merhaba, gönderinizin izini sürüyoruz, en geç iki iş günü içinde sonucunu bildireceğiz.",
            "Merhaba, paketiniz komşunuza teslim edilmiş görünüyor, rica etsek sorabilir misiniz?",
        ],
    },
    Scene {
        topic: 2,
        subjects: ["İade talebi", "Ürünü iade etmek istiyorum", "Değişim yapmak istiyorum", "İade ücretim yatmadı"],
        questions: [
            "Aldığım ürün beklediğim gibi çıkmadı, iade etmek istiyorum. Ne yapmam gerekiyor?",
            "Ayakkabının numarası küçük geldi, bir büyüğüyle değiştirebilir miyim?",
            "İade ettiğim ürünün ücreti on gündür hesabıma geçmedi.",
            "Ürün kırık çıktı, değişim istiyorum. Kutusu da ezilmişti.",
        ],
        answers: [
            "Merhaba, iade kodunuzu oluşturduk: anlaşmalı kargoya ücretsiz teslim edebilirsiniz.",
            "Merhaba, değişim talebiniz onaylandı, yeni ürün kargoya verilince haber vereceğiz.",
            "Merhaba, iade tutarınız bankanıza iletildi; hesabınıza geçmesi üç iş günü sürebilir.",
        ],
    },
    Scene {
        topic: 3,
        subjects: ["Ödeme iki kez çekildi", "Fatura talebi", "Taksit seçeneği çıkmıyor", "Havale yaptım, onaylanmadı"],
        questions: [
            "Kartımdan aynı sipariş için iki kez çekim yapılmış, iadesini rica ediyorum.",
            "Faturam e-postama gelmedi, şirket adına kesilmesi gerekiyordu.",
            "Sepette taksit seçeneği görünmüyor, oysa kampanyada altı taksit yazıyor.",
            "Havaleyi dün yaptım, dekont ekte değil ama gönderebilirim. Siparişim onaylanmadı.",
        ],
        answers: [
            "Merhaba, ikinci çekim bankanız tarafından bloke edilmiş, üç gün içinde kendiliğinden çözülecek.",
            "Merhaba, faturanız e-posta adresinize yeniden gönderildi.",
            "Merhaba, ödemeniz hesabımıza geçti ve siparişiniz onaylandı.",
        ],
    },
    Scene {
        topic: 4,
        subjects: ["Ürün hakkında soru", "Stok ne zaman gelir?", "Ürün bilgisi eksik", "Garanti süresi"],
        questions: [
            "Bu ürünün garantisi kaç yıl, faturasıyla birlikte mi geliyor?",
            "Mavi renginin stoğu ne zaman yenilenir acaba?",
            "Ürün sayfasında ölçüler yazmıyor, genişliği kaç santim?",
            "Ürün cilde uygun mu, içeriğinde alkol var mı?",
        ],
        answers: [
            "Merhaba, ürünümüz iki yıl üretici garantilidir.",
            "Merhaba, yeni stok ay sonunda bekleniyor; gelince haber verelim mi?",
            "Merhaba, ölçüleri ürün sayfasına ekledik, ilginiz için teşekkür ederiz.",
        ],
    },
    Scene {
        topic: 5,
        subjects: ["Üyeliğim açılmıyor", "Şifremi unuttum", "E-posta adresimi değiştirmek istiyorum", "Hesabımı silin"],
        questions: [
            "Şifremi sıfırlamak istiyorum ama bağlantı gelmiyor.",
            "Üyeliğimdeki e-posta adresini değiştirebilir misiniz?",
            "Puanlarım hesabımda görünmüyor, geçen ay vardı.",
            "Kişisel verilerimin silinmesini ve üyeliğimin kapatılmasını istiyorum.",
        ],
        answers: [
            "Merhaba, sıfırlama bağlantısını yeniden gönderdik; gereksiz klasörüne de bakar mısınız?",
            "Merhaba, adresiniz güncellendi, yeni adresinizle giriş yapabilirsiniz.",
            "Merhaba, puanlarınız yeniden tanımlandı.",
        ],
    },
    Scene {
        topic: 6,
        subjects: ["Teşekkür", "Öneri", "Mağazanız nerede?", "Çağrı merkezi"],
        questions: [
            "Paketleme çok özenliydi, emeği geçen herkese teşekkür ederim.",
            "Sitenize dilek listesi eklerseniz çok güzel olur.",
            "İstanbul'da mağazanız var mı, görüp almak istiyorum.",
            "Çağrı merkeziniz hangi saatler arasında açık?",
        ],
        answers: [
            "Merhaba, güzel sözleriniz için biz teşekkür ederiz, ekibimize ilettik.",
            "Merhaba, önerinizi ürün ekibimize aktardık.",
            "Merhaba, hafta içi 09.00–18.00 arasında hizmetinizdeyiz.",
        ],
    },
];
