//! What members are called and what is written: common words are common and rare ones rare (Zipf's law, about), so that a
//! search finds a hundred thousand threads, three, or none.

use testkit::Dice;

const FIRST_NAMES: &str = "Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Sultan Hanife Merve Büşra Esra Kübra Özlem Gülşen \
    Çiğdem Ebru İrem Nazlı Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman \
    Gökhan Uğur Çağlar Barış Oğuz Defne Ilgın Işıl Nilüfer Pınar Rüya Selin Tuğba Ümit Yağmur Alp Berk Cem Deniz Efe Fırat Görkem \
    Kaan Levent Tarık";
const LAST_NAMES: &str = "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara \
    Koç Kurt Özkan Şimşek Polat Korkmaz Özcan Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Tekin Uçar Işık \
    Avcı Ünal Taş Bulut Keskin Turan Gül Özer Başaran Ateş Köse Tunç Deniz Sarı Uysal Karaca Akın Duman Eren Sönmez Toprak Varol \
    Aksoy Bayram Coşkun Dinç Ergin Fidan Gök Işıldak Kalkan Mutlu Oral Peker Sağlam Topal Ulusoy Vural Yener Zengin Altun Bilgin \
    Çoban Durmaz Elmas Genç Kuş Nacar Özbek Pektaş Soylu Tezcan Yücel";
const HOSTS: &str = "posta mektup eposta ev is okul dukkan";

/// The commoner first: each word is met about as often as its place says.
const WORDS: &str = "ve bir için bu sipariş ürün ama çok kargo merhaba olarak ile hâlâ değil iade bana sizin teşekkür ederim lütfen \
    gün sonra kadar gelmedi var yok paket adres hesap ödeme kart para iki önce bugün yarın dün hafta ay ne zaman neden nasıl olur \
    mı musunuz rica ediyorum istiyorum bekliyorum aldım verdim yaptım geldi çıktı kırık eksik yanlış beden numara renk mavi siyah \
    beyaz kırmızı yeşil küçük büyük dar geniş uzun kısa kutu fatura değişim iptal indirim kampanya kupon puan üyelik şifre e-posta \
    telefon mesaj yanıt cevap destek müşteri hizmet mağaza şube teslimat dağıtım kurye kapıda komşu apartman mahalle sokak cadde \
    ilçe il posta kodu takip link site sayfa sepet ekran hata uyarı düğme giriş çıkış kayıt onay banka havale taksit çekim bloke \
    hesabıma kartımdan ücret tutar lira kuruş fiyat stok tükendi yeni eski kullanılmış orijinal garanti servis tamir arıza bozuk \
    çalışmıyor açılmıyor şarj pil kablo adaptör kulaklık ayakkabı çanta elbise gömlek pantolon etek ceket mont kazak çorap şapka \
    eldiven atkı kemer saat kolye küpe yüzük bilezik parfüm krem şampuan sabun havlu nevresim yastık yorgan battaniye perde halı \
    masa sandalye dolap raf lamba vazo tabak bardak çatal bıçak kaşık tencere tava çaydanlık fincan oyuncak bebek kitap defter \
    kalem silgi boya fırça makas bant zarf hediye kurdele balon mum çiçek saksı toprak tohum gübre Isparta İzmir İstanbul Ankara \
    Iğdır Şanlıurfa Çanakkale Muğla Ağrı Düzce Kütahya Gümüşhane hasarlı ezilmiş yırtık lekeli solmuş çatlak sökük kokulu ıslak";
/// Two of these together make a word that hardly anybody writes.
const STEMS: &str = "kadife zümrüt fıstık ışıltı mercan üzüm şerbet çınar ığdır ömür güven kervan leylek nergis pırlanta sümbül \
    tiryaki uğurböceği vişne yakamoz ziynet abanoz balkabağı cevher dalgıç ebegümeci fesleğen gelincik hercai incir";

/// One of a few words.
fn one(dice: &mut Dice, of: &'static str) -> &'static str {
    // Split each time: making texts is not what is measured.
    let count = of.split_whitespace().count();
    of.split_whitespace().nth(dice.below(count)).unwrap_or_default()
}

/// Ad.
pub fn first_name(dice: &mut Dice) -> &'static str {
    one(dice, FIRST_NAMES)
}

/// Soyad.
pub fn last_name(dice: &mut Dice) -> &'static str {
    one(dice, LAST_NAMES)
}

/// The host of an address.
pub fn host(dice: &mut Dice) -> &'static str {
    one(dice, HOSTS)
}

/// Konu Başlığı: two to six words, now and then an order's number.
pub fn subject(dice: &mut Dice, order_no: &str) -> String {
    let mut text = String::new();
    sentence(dice, &mut text, 2, 6);
    text.pop();
    if dice.once_in(8) && !order_no.is_empty() {
        text.push(' ');
        text.push_str(order_no);
    }
    text
}

/// Açıklama: 200 to 800 characters.
pub fn body(dice: &mut Dice) -> String {
    let mut text = String::from("Merhaba,\n");
    let bytes = 220 + dice.below(560);
    while text.len() < bytes {
        sentence(dice, &mut text, 5, 14);
        text.push(if dice.once_in(6) { '\n' } else { ' ' });
    }
    if dice.once_in(3) {
        text.push_str(&format!("Ürün kodu KD-{}.", 10_000 + dice.below(90_000)));
    }
    if dice.once_in(200) {
        text.push_str(&format!(" {}{}", one(dice, STEMS), one(dice, STEMS)));
    }
    text.trim_end().to_owned()
}

fn sentence(dice: &mut Dice, text: &mut String, least: usize, most: usize) {
    for at in 0..least + dice.below(most - least + 1) {
        let word = common(dice);
        if at == 0 {
            let mut letters = word.chars();
            // The dotted i keeps its dot.
            match letters.next() {
                Some('i') => text.push('İ'),
                Some(first) => text.extend(first.to_uppercase()),
                None => {}
            }
            text.push_str(letters.as_str());
        } else {
            text.push(' ');
            text.push_str(word);
        }
    }
    text.push('.');
}

/// A word, the earlier ones of the list likelier.
fn common(dice: &mut Dice) -> &'static str {
    static ALL: std::sync::LazyLock<Vec<&'static str>> =
        std::sync::LazyLock::new(|| WORDS.split_whitespace().collect());
    // exp of an even chance over log ranks: rank r with a chance near 1/r.
    let chance = dice.below(1 << 20) as f64 / f64::from(1 << 20);
    let rank = (ALL.len() as f64).powf(chance) - 1.0;
    ALL.get(rank as usize).copied().unwrap_or("ve")
}
