//! İçe aktar: the wizard, what the columns are, what becomes of each row, and why a file cannot be read.

use crate::import::{ImportField, ImportKind, ImportOutcome, ImportReason, ImportRemark, ImportState, SheetFault};
use crate::lang::{Lang, Text};
use crate::texts::exports;

texts! {
    TITLE = "İçe aktar", "Import";
    INTRO = "Üyelerinizi ve eski panelinizdeki mesajları bir dosyadan getirin. Kimseye mail gitmez; aynı dosya iki kez getirilirse ikincisinde hiçbir şey eklenmez.", "Bring your members and the messages of your old panel from a file. Nobody gets a mail; the same file brought twice adds nothing the second time.";
    WHAT = "Dosyada ne var?", "What is in the file?";
    DROP = "Dosyayı buraya bırakın ya da seçin", "Drop the file here, or choose it";
    DROP_HINT = ".xlsx, .xls, .ods ya da .csv; en çok 64 MB ve 200.000 satır", ".xlsx, .xls, .ods or .csv; at most 64 MB and 200,000 rows";
    READING = "Dosya okunuyor…", "The file is being read…";
    RECENT = "Önceki aktarımlar", "Earlier imports";
    STEP_COLUMNS = "Sütunlar", "Columns";
    COLUMNS_TEXT = "Her sütunun ne olduğunu denetleyin. Seçiminiz bir sonraki dosya için hatırlanır.", "Check what each column is. Your choice is remembered for the next file.";
    COLUMN = "Dosyadaki sütun", "Column of the file";
    HOLDS = "Mesajlar'daki karşılığı", "Is in Mesajlar";
    EXAMPLE = "İlk satırlar", "First rows";
    LEFT_OUT = "Alma", "Leave out";
    ROWS = "{0} satır", "{0} rows";
    NEEDS_EMAIL = "E-Posta sütununu seçin: üye onunla tanınır.", "Choose the e-mail column: a member is known by it.";
    NEEDS_BODY = "Yazışmanın metnini taşıyan sütunu seçin (Açıklama, İlk Mesaj ya da Son Mesaj).", "Choose the column with the text (Text, First message or Last message).";
    FIELD_TWICE = "Aynı karşılık iki sütuna verilmiş: {0}.", "Two columns are the same: {0}.";
    CHECK = "Denetle", "Check";
    CHECKING = "Satırlar denetleniyor", "The rows are being checked";
    CHECKED = "Henüz hiçbir şey eklenmedi. Aktarınca olacaklar:", "Nothing is stored yet. This is what would happen:";
    START = "{0} satırı aktar", "Import {0} rows";
    NOTHING_TO_DO = "Aktarılacak yeni satır yok.", "There is no new row to import.";
    RUNNING = "Satırlar aktarılıyor", "The rows are being stored";
    PROGRESS = "{0} / {1} satır", "{0} of {1} rows";
    STOP = "Durdur", "Stop";
    BACK = "Sütunlara dön", "Back to the columns";
    OTHER_FILE = "Başka dosya", "Another file";
    DONE = "Aktarım bitti.", "The import is done.";
    CANCELLED = "Aktarım durduruldu; o ana kadar eklenenler duruyor. Aynı dosyayı yeniden getirirseniz kaldığı yerden tamamlanır.", "The import was stopped; what was stored until then stays. Bring the same file again to complete it.";
    FAILED = "Aktarım yarıda kaldı. Aynı dosyayı yeniden getirin; eklenenler iki kez eklenmez.", "The import broke off. Bring the same file again; what was stored is not stored twice.";
    REFUSED_FILE = "Alınmayan satırları indir (.xlsx)", "Download the refused rows (.xlsx)";
    LINE = "Satır", "Row";
    WHY = "Neden", "Why";
    SHOW_ROWS = "Satırlar: {0}", "Rows: {0}";
    MORE = "Daha fazla", "More";
    OPEN_ARCHIVE = "Arşive git", "Go to the archive";
    OPEN_MEMBERS = "Üyelere git", "Go to the members";
    SHEET_ROWS = "Alınmayanlar", "Refused";
    ABOUT = "{0} ({1})", "{0} ({1})";
    UPLOAD_LOST = "Dosya gönderilemedi. Bağlantınızı denetleyip yeniden deneyin.", "The file could not be sent. Check your connection and try again.";
    HAPPENED = "{0} içe aktardı", "{0} imported it";
}

/// What the rows of a file are.
pub const fn kind(kind: ImportKind) -> Text {
    match kind {
        ImportKind::Members => Text {
            tr: "Üyeler",
            en: "Members",
        },
        ImportKind::Threads => Text {
            tr: "Mesajlar ve yazışmalar",
            en: "Threads with their messages",
        },
    }
}

/// What a file of this kind looks like.
pub const fn kind_hint(kind: ImportKind) -> Text {
    match kind {
        ImportKind::Members => Text {
            tr: "Satır başına bir üye: e-posta, ad soyad, mağaza no",
            en: "A member per row: e-mail, name, the store's number",
        },
        ImportKind::Threads => Text {
            tr: "Satır başına bir mesaj ya da bir yazışma; Mesajlar'ın kendi Excel dosyaları da olur",
            en: "A thread or a message per row; the Excel files of Mesajlar fit as they are",
        },
    }
}

/// How an import stands.
pub const fn state(state: ImportState) -> Text {
    match state {
        ImportState::Reading => Text {
            tr: "Okunuyor",
            en: "Being read",
        },
        ImportState::Read => Text {
            tr: "Sütunlar bekleniyor",
            en: "Waits for its columns",
        },
        ImportState::Checking => Text {
            tr: "Denetleniyor",
            en: "Being checked",
        },
        ImportState::Checked => Text {
            tr: "Onay bekliyor",
            en: "Waits for a yes",
        },
        ImportState::Running => Text {
            tr: "Aktarılıyor",
            en: "Running",
        },
        ImportState::Done => Text {
            tr: "Bitti",
            en: "Done",
        },
        ImportState::Cancelled => Text {
            tr: "Durduruldu",
            en: "Stopped",
        },
        ImportState::Failed => Text {
            tr: "Yarıda kaldı",
            en: "Broke off",
        },
    }
}

/// What becomes of a row.
pub const fn outcome(outcome: ImportOutcome) -> Text {
    match outcome {
        ImportOutcome::New => Text { tr: "Yeni", en: "New" },
        ImportOutcome::Doubtful => Text {
            tr: "Şüpheli",
            en: "Doubtful",
        },
        ImportOutcome::Known => Text {
            tr: "Zaten var",
            en: "Already here",
        },
        ImportOutcome::Refused => Text {
            tr: "Alınmayan",
            en: "Refused",
        },
        ImportOutcome::Stored => Text {
            tr: "Eklenen",
            en: "Stored",
        },
    }
}

/// What a column holds.
pub const fn field(field: ImportField) -> Text {
    use crate::export::ExportColumn as C;
    let column = match field {
        ImportField::ExternalId => {
            return Text {
                tr: "Mağazadaki Üye No",
                en: "Member no of the store",
            };
        }
        ImportField::MemberEmail => C::MemberEmail,
        ImportField::MemberName => C::MemberName,
        ImportField::Number => C::Number,
        ImportField::Subject => C::Subject,
        ImportField::Status => C::Status,
        ImportField::Kind => C::Kind,
        ImportField::Topic => C::Topic,
        ImportField::OrderNo => C::OrderNo,
        ImportField::OpenedAt => C::OpenedAt,
        ImportField::ClosedAt => C::ClosedAt,
        ImportField::LastActivityAt => C::LastActivityAt,
        ImportField::Responder => C::Responder,
        ImportField::Resolver => C::Resolver,
        ImportField::Author => C::Author,
        ImportField::AuthorKind => C::AuthorKind,
        ImportField::WrittenAt => C::WrittenAt,
        ImportField::Body => C::Body,
        ImportField::FirstMessage => C::FirstMessage,
        ImportField::LastMessage => C::LastMessage,
        ImportField::MessageCount => C::MessageCount,
    };
    exports::column(column)
}

/// Why, as a sentence.
pub fn remark(remark: &ImportRemark, lang: Lang) -> String {
    let words = lang.t(reason(remark.reason));
    if remark.about.is_empty() {
        words.to_owned()
    } else {
        lang.fill(ABOUT, &[&words, &remark.about])
    }
}

const fn reason(reason: ImportReason) -> Text {
    texts! {
        NO_EMAIL = "E-posta yok", "No e-mail";
        BAD_EMAIL = "E-posta adresi geçersiz", "Not a mail address";
        NO_BODY = "Metin yok", "No text";
        BODY_TOO_LONG = "Metin 20.000 karakterden uzun", "The text is longer than 20,000 characters";
        NAME_TOO_LONG = "Ad 120 karakterden uzun", "The name is longer than 120 characters";
        ORDER_NO_TOO_LONG = "Sipariş numarası 40 karakterden uzun", "The order number is longer than 40 characters";
        BAD_DATE = "Tarih okunamadı", "The date cannot be read";
        FUTURE_DATE = "Tarih gelecekte", "The date lies in the future";
        OTHER_EMAIL = "Aynı mesajın satırları farklı üyelere ait", "The rows of one thread name different members";
        OTHER_ROW = "Aynı mesajın başka bir satırı alınamıyor, satır", "Another row of the thread is refused, row";
        TOO_MANY_MESSAGES = "Bir mesajda 1.000'den fazla yazışma var", "More than 1,000 messages in one thread";
        ALREADY_HERE = "Zaten var", "Already here";
        TWICE = "Dosyada iki kez geçiyor", "Twice in the file";
        OTHER_NAME = "Kayıtlı adı farklı; kayıtlı olan kalır", "Known by another name, which stays";
        EXTERNAL_ID_TAKEN = "Mağaza numarası başka bir üyenin; numarasız eklenir", "The store's number belongs to another member; stored without it";
        NO_DATE = "Tarih yok; bugünün tarihi yazılır", "No date; today's is taken";
        NO_SUBJECT = "Konu başlığı yok; metnin başı alınır", "No subject; the start of the text is taken";
        SUBJECT_CUT = "Konu başlığı 200 karaktere kısaltılır", "The subject is cut to 200 characters";
        UNKNOWN_KIND = "Böyle bir mesaj türü yok; listedeki ilk tür yazılır", "No such kind; the first of the list is taken";
        UNKNOWN_TOPIC = "Böyle bir konu yok; listedeki ilk konu yazılır", "No such topic; the first of the list is taken";
        UNKNOWN_AGENT = "Bu adda bir kullanıcı yok; adsız aktarılır", "No user of that name; imported without a name";
        UNKNOWN_STATUS = "Durum anlaşılamadı; tarihlere bakılır", "The status is not known; the dates decide";
        AWAKE = "Ertelenmiş mesaj açık olarak gelir", "A snoozed thread comes awake";
        ONLY_ENDS = "Yazışmanın yalnızca ilk ve son metni dosyada; yazışma sayısı", "Only the first and the last text are in the file; messages";
    }
    match reason {
        ImportReason::NoEmail => NO_EMAIL,
        ImportReason::BadEmail => BAD_EMAIL,
        ImportReason::NoBody => NO_BODY,
        ImportReason::BodyTooLong => BODY_TOO_LONG,
        ImportReason::NameTooLong => NAME_TOO_LONG,
        ImportReason::OrderNoTooLong => ORDER_NO_TOO_LONG,
        ImportReason::BadDate => BAD_DATE,
        ImportReason::FutureDate => FUTURE_DATE,
        ImportReason::OtherEmail => OTHER_EMAIL,
        ImportReason::OtherRow => OTHER_ROW,
        ImportReason::TooManyMessages => TOO_MANY_MESSAGES,
        ImportReason::AlreadyHere => ALREADY_HERE,
        ImportReason::Twice => TWICE,
        ImportReason::OtherName => OTHER_NAME,
        ImportReason::ExternalIdTaken => EXTERNAL_ID_TAKEN,
        ImportReason::NoDate => NO_DATE,
        ImportReason::NoSubject => NO_SUBJECT,
        ImportReason::SubjectCut => SUBJECT_CUT,
        ImportReason::UnknownKind => UNKNOWN_KIND,
        ImportReason::UnknownTopic => UNKNOWN_TOPIC,
        ImportReason::UnknownAgent => UNKNOWN_AGENT,
        ImportReason::UnknownStatus => UNKNOWN_STATUS,
        ImportReason::Awake => AWAKE,
        ImportReason::OnlyEnds => ONLY_ENDS,
    }
}

/// Why a file cannot be read, and what to do.
pub const fn fault(fault: SheetFault) -> Text {
    texts! {
        EMPTY = "Dosyada başlığın altında satır yok.", "There are no rows below the headings of the file.";
        NOT_A_TABLE = "Bu dosya bir tablo değil. .xlsx, .xls, .ods ya da .csv dosyası seçin.", "This file is no table. Choose an .xlsx, .xls, .ods or .csv file.";
        WEB_PAGE = "Bu dosya Excel gibi adlandırılmış bir web sayfası. Excel'de açıp .xlsx olarak kaydedin.", "This file is a web page named like a workbook. Open it in Excel and save it as .xlsx.";
        LOCKED = "Dosya parolayla korunuyor. Parolasını kaldırıp yeniden kaydedin.", "The file is locked with a password. Save it without one.";
        MACROS = "Dosyada makro var. Makrosuz bir .xlsx olarak kaydedin.", "The file carries macros. Save it as an .xlsx without them.";
        DAMAGED = "Dosya bozuk ya da yarım; okunamadı.", "The file is damaged or cut off; it cannot be read.";
        TOO_LARGE = "Dosya çok büyük. En çok 64 MB olabilir; daha küçük parçalara bölün.", "The file is too large. At most 64 MB; split it.";
        TOO_MANY_ROWS = "Dosyada 200.000'den fazla satır var. Parçalara bölün.", "The file has more than 200,000 rows. Split it.";
        TOO_MANY_COLUMNS = "Dosyada 64'ten fazla sütun var. Gerekmeyenleri silin.", "The file has more than 64 columns. Remove those that are not needed.";
        TOO_HEAVY = "Dosyayı okumak beklenenden çok bellek ya da süre gerektirdi, vazgeçildi. Yeniden kaydedip deneyin.", "Reading the file took more memory or time than it should; it was given up. Save it anew and try again.";
    }
    match fault {
        SheetFault::Empty => EMPTY,
        SheetFault::NotATable => NOT_A_TABLE,
        SheetFault::WebPage => WEB_PAGE,
        SheetFault::Locked => LOCKED,
        SheetFault::Macros => MACROS,
        SheetFault::Damaged => DAMAGED,
        SheetFault::TooLarge => TOO_LARGE,
        SheetFault::TooManyRows => TOO_MANY_ROWS,
        SheetFault::TooManyColumns => TOO_MANY_COLUMNS,
        SheetFault::TooHeavy => TOO_HEAVY,
    }
}
