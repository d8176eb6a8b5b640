//! Excel'e Aktar: the dialog, the progress, and the heads of the sheet's columns.

use crate::export::{ExportColumn, ExportEvery, ExportFormat};
use crate::lang::Text;
use crate::message::Author;

texts! {
    TITLE = "Excel'e Aktar", "Export to Excel";
    ROWS = "{0} mesaj aktarılacak.", "{0} will be exported.";
    ALL_ROWS = "Filtreye uyan bütün mesajlar aktarılacak.", "Everything that fits the filter will be exported.";
    LAYOUT = "Düzen", "Layout";
    LAYOUT_THREADS = "Mesaj başına bir satır", "One row per thread";
    LAYOUT_THREADS_HINT = "İlk ve son yazışma sütunlarda", "The first and last message stand in columns";
    LAYOUT_MESSAGES = "Yazışma satırı başına bir satır", "One row per message";
    LAYOUT_MESSAGES_HINT = "Bütün yazışma, mesajın bilgileri her satırda", "The whole exchange, with the thread's columns on each row";
    FORMAT = "Dosya", "File";
    FORMAT_XLSX = "Excel (.xlsx), Künye ile", "Excel (.xlsx), with its imprint";
    FORMAT_SEMICOLON = "CSV, noktalı virgül", "CSV, semicolons";
    FORMAT_COMMA = "CSV, virgül", "CSV, commas";
    COLUMNS = "Sütunlar", "Columns";
    ALL_COLUMNS = "Tümünü seç", "Select all";
    NO_COLUMNS = "En az bir sütun seçin.", "Choose at least one column.";
    START = "Aktar", "Export";
    STARTING = "Hazırlanıyor…", "Preparing…";
    PROGRESS = "{0} / {1} satır yazıldı", "{0} of {1} rows written";
    PROGRESS_LABEL = "Dosya hazırlanıyor", "The file is being made";
    STOP = "Durdur", "Stop";
    READY = "{0} hazır, indiriliyor.", "{0} is ready and downloads.";
    DOWNLOAD = "Yeniden indir", "Download again";
    CANCELLED = "Aktarma durduruldu.", "The export was stopped.";
    FAILED = "Dosya hazırlanamadı. Yeniden deneyin.", "The file could not be made. Please try again.";
    EXPIRED = "Dosyanın süresi doldu. Yeniden aktarın.", "The file has expired. Please export again.";
    SHEET_ROWS = "Mesajlar", "Messages";
    SHEET_IMPRINT = "Künye", "Imprint";
    IMPRINT_STORE = "Mağaza", "Store";
    IMPRINT_WHO = "Aktaran", "Exported by";
    IMPRINT_WHEN = "Tarih", "When";
    IMPRINT_LIST = "Liste", "List";
    IMPRINT_FILTER = "Filtre", "Filter";
    IMPRINT_LINK = "Bağlantı", "Link";
    IMPRINT_ZONE = "Saat dilimi", "Time zone";
    IMPRINT_ROWS = "Satır sayısı", "Rows";
    IMPRINT_HASH = "SHA-256 (satırlar)", "SHA-256 (rows)";
    CHOSEN_BY_HAND = "Elle seçilen mesajlar", "Chosen by hand";
    AUTHOR_DESK = "Sistem", "The desk";
    RECENT = "Son aktarmalarınız", "Your recent exports";
    FOLLOW = "Durumu göster", "Show progress";
    AGAIN = "Yeni aktarma", "New export";
    WHEN = "Ne zaman?", "When?";
    ONCE = "Şimdi, bir kez", "Now, once";
    EVERY_WEEK = "Her pazartesi 07.00'de mail ile", "Every Monday at 7:00, by mail";
    EVERY_MONTH = "Her ayın ilk günü 07.00'de mail ile", "On the first of each month at 7:00, by mail";
    SCHEDULE = "Zamanla", "Schedule";
    SCHEDULED = "Zamanlandı. İlk dosya: {0}", "Scheduled. The first file: {0}";
    SCHEDULES = "Zamanlanmış aktarmalarınız", "Your scheduled exports";
    NEXT = "Sıradaki: {0}", "Next: {0}";
    REMOVE = "Kaldır", "Remove";
    MAIL_SUBJECT = "{0}: zamanlanmış Excel dosyanız", "{0}: your scheduled export";
    MAIL_READY = "Merhaba {0},\n\nZamanladığınız liste ekte: {1}, {2} satır.\n\nArtık istemiyorsanız Excel'e Aktar penceresinden kaldırabilirsiniz.", "Hello {0},\n\nThe list that you scheduled is attached: {1}, {2} rows.\n\nIf you no longer want it, remove it in the dialog Export to Excel.";
    MAIL_TOO_LARGE = "Merhaba {0},\n\nZamanladığınız liste hazır: {1}, {2} satır. Bir mail için büyük olduğundan eklenmedi; bir gün boyunca buradan indirebilirsiniz:\n{3}", "Hello {0},\n\nThe list that you scheduled is ready: {1}, {2} rows. It is too large for a mail; you can download it here for a day:\n{3}";
    MAIL_FAILED = "Merhaba {0},\n\nZamanladığınız liste bu kez hazırlanamadı. Excel'e Aktar ile elle alabilirsiniz.", "Hello {0},\n\nThe list that you scheduled could not be made this time. You can take it along by hand with Export to Excel.";
}

/// Who wrote, as a kind.
pub const fn author_kind(author: Author) -> Text {
    match author {
        Author::Member => Text {
            tr: "Üye",
            en: "Member",
        },
        Author::Agent => Text {
            tr: "Temsilci",
            en: "Agent",
        },
        Author::Note => Text { tr: "Not", en: "Note" },
        Author::Desk => AUTHOR_DESK,
    }
}

/// How often an export is made.
pub const fn every(every: ExportEvery) -> Text {
    match every {
        ExportEvery::Weekly => EVERY_WEEK,
        ExportEvery::Monthly => EVERY_MONTH,
    }
}

/// The name of a kind of file.
pub const fn format(format: ExportFormat) -> Text {
    match format {
        ExportFormat::Xlsx => FORMAT_XLSX,
        ExportFormat::CsvSemicolon => FORMAT_SEMICOLON,
        ExportFormat::CsvComma => FORMAT_COMMA,
    }
}

/// The head of a column.
pub const fn column(column: ExportColumn) -> Text {
    match column {
        ExportColumn::Number => Text {
            tr: "Mesaj No",
            en: "Number",
        },
        ExportColumn::Status => super::filter::STATUS,
        ExportColumn::MemberName => super::filter::NAME,
        ExportColumn::MemberEmail => super::filter::EMAIL,
        ExportColumn::Subject => super::filter::SUBJECT,
        ExportColumn::Kind => super::filter::KIND,
        ExportColumn::Topic => super::filter::TOPIC,
        ExportColumn::OrderNo => super::filter::ORDER_NO,
        ExportColumn::OpenedAt => super::filter::OPENED,
        ExportColumn::ClosedAt => super::filter::CLOSED,
        ExportColumn::LastActivityAt => Text {
            tr: "Son Hareket",
            en: "Last activity",
        },
        ExportColumn::Responder => super::filter::RESPONDER,
        ExportColumn::Resolver => super::filter::RESOLVER,
        ExportColumn::MessageCount => Text {
            tr: "Yazışma Sayısı",
            en: "Messages",
        },
        ExportColumn::FirstMessage => Text {
            tr: "İlk Mesaj",
            en: "First message",
        },
        ExportColumn::LastMessage => Text {
            tr: "Son Mesaj",
            en: "Last message",
        },
        ExportColumn::Author => Text {
            tr: "Yazan",
            en: "Author",
        },
        ExportColumn::AuthorKind => Text {
            tr: "Yazan Türü",
            en: "Author kind",
        },
        ExportColumn::WrittenAt => Text {
            tr: "Yazılma Tarihi",
            en: "Written",
        },
        ExportColumn::Body => super::filter::BODY,
    }
}
