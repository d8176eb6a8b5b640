//! The filter panel: the criteria by name, presets, chips, and what is wrong with a filter.

use crate::filter::FilterProblem;
use crate::lang::{Lang, Text};
use crate::moment;

texts! {
    PANEL = "Filtre", "Filter";
    OPEN_PANEL = "Filtrele", "Filter";
    OPENED = "Açılma Tarihi", "Opened";
    CLOSED = "Kapanma Tarihi", "Closed";
    KIND = "Mesaj Tür", "Kind";
    STATUS = "Durum", "Status";
    TOPIC = "Mesaj Konusu", "Topic";
    SUBJECT = "Konu Başlığı", "Subject";
    NAME = "Ad Soyad", "Full name";
    EMAIL = "E-Posta", "E-mail";
    BODY = "Açıklama", "Text";
    ORDER_NO = "Sipariş No", "Order no";
    RESPONDER = "Cevaplayan", "Responder";
    RESOLVER = "Çözümleyen", "Resolver";
    FROM = "Başlangıç", "From";
    TO = "Bitiş", "To";
    OPENED_FROM = "Açılma Tarihi, başlangıç", "Opened, from";
    OPENED_TO = "Açılma Tarihi, bitiş", "Opened, to";
    CLOSED_FROM = "Kapanma Tarihi, başlangıç", "Closed, from";
    CLOSED_TO = "Kapanma Tarihi, bitiş", "Closed, to";
    ANY = "Tümü", "Any";
    CHOSEN = "{0} seçili", "{0} chosen";
    FORMER = "{0} (ayrıldı)", "{0} (left)";
    RETIRED = "{0} (kullanımda değil)", "{0} (retired)";

    TODAY = "Bugün", "Today";
    LAST_WEEK = "Son 7 gün", "Last 7 days";
    THIS_MONTH = "Bu ay", "This month";
    PRESETS = "{0}: hazır aralıklar", "{0}: quick ranges";

    WOULD_FIND = "{0} mesaj bulunacak", "would find {0}";
    WOULD_FIND_MORE = "{0}+ mesaj bulunacak", "would find {0}+";
    COUNTING = "Sayılıyor…", "Counting…";
    CLEAR_ALL = "Filtreyi temizle", "Clear the filter";
    CHIPS = "Uygulanan filtre", "The filter in use";
    CHIP = "{0}: {1}", "{0}: {1}";
    CHIP_REMOVE = "Filtreden çıkar: {0}: {1}", "Remove from the filter: {0}: {1}";
    CHIP_FROM = "{0} ve sonrası", "from {0}";
    CHIP_TO = "{0} ve öncesi", "until {0}";
    CHIP_RANGE = "{0} – {1}", "{0} – {1}";
    CHIP_UNKNOWN = "“{0}”", "“{0}”";

    OPENED_BACKWARDS = "Açılma Tarihi: bitiş günü başlangıçtan önce.", "Opened: the last day is before the first.";
    CLOSED_BACKWARDS = "Kapanma Tarihi: bitiş günü başlangıçtan önce.", "Closed: the last day is before the first.";
    UNREADABLE = "{0}: “{1}” anlaşılamadı.", "{0}: “{1}” cannot be understood.";
    UNREADABLE_DAY = "{0}: “{1}” bir tarih değil. Örnek: 2026-11-23", "{0}: “{1}” is not a date. Example: 2026-11-23";
    TOO_LONG = "{0}: en çok {1} karakter yazılabilir.", "{0}: at most {1} characters.";
}

/// The name of a criterion by its key in the URL.
pub fn criterion(key: &str) -> Text {
    match key {
        "opened_from" => OPENED_FROM,
        "opened_to" => OPENED_TO,
        "closed_from" => CLOSED_FROM,
        "closed_to" => CLOSED_TO,
        "kind" => KIND,
        "status" => STATUS,
        "topic" => TOPIC,
        "subject" => SUBJECT,
        "name" => NAME,
        "email" => EMAIL,
        "body" => BODY,
        "order_no" => ORDER_NO,
        "responder" => RESPONDER,
        "resolver" => RESOLVER,
        _ => PANEL,
    }
}

/// What is wrong with a filter, as a sentence.
pub fn problem(problem: &FilterProblem, lang: Lang) -> String {
    match problem {
        FilterProblem::Unreadable(key, typed) => {
            let is_day = key.ends_with("_from") || key.ends_with("_to");
            let sentence = if is_day { UNREADABLE_DAY } else { UNREADABLE };
            lang.fill(sentence, &[&lang.t(criterion(key)), typed])
        }
        FilterProblem::OpenedBackwards => lang.t(OPENED_BACKWARDS).to_owned(),
        FilterProblem::ClosedBackwards => lang.t(CLOSED_BACKWARDS).to_owned(),
        FilterProblem::TooLong(key) => {
            let most = moment::number(crate::filter::MAX_TEXT as u64, lang);
            lang.fill(TOO_LONG, &[&lang.t(criterion(key)), &most])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::problem;
    use crate::filter::ThreadFilter;
    use crate::lang::Lang;

    #[test]
    fn every_problem_of_a_filter_has_a_sentence() {
        let query = format!(
            "opened_from=dün&status=gone&body={}&closed_from=2026-02-02&closed_to=2026-02-01",
            "a".repeat(201)
        );
        let problems = ThreadFilter::from_query(&query).problems;
        let sentences: Vec<_> = problems.iter().map(|it| problem(it, Lang::Tr)).collect();
        assert_eq!(
            sentences,
            [
                "Açılma Tarihi, başlangıç: “dün” bir tarih değil. Örnek: 2026-11-23",
                "Durum: “gone” anlaşılamadı.",
                "Kapanma Tarihi: bitiş günü başlangıçtan önce.",
                "Açıklama: en çok 200 karakter yazılabilir.",
            ]
        );
    }
}
