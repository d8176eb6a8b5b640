//! The filter panel: the criteria by name, presets, chips, and what is wrong with a filter.

use crate::filter::{FilterProblem, ThreadFilter};
use crate::lang::{Lang, Text};
use crate::moment;
use crate::setting::StoreInfo;
use crate::texts::words;

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
    NO_FILTER = "Filtre yok", "No filter";
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

/// A whole filter in words: every criterion that is set, or that there is none.
pub fn in_words(filter: &ThreadFilter, store: &StoreInfo, lang: Lang) -> String {
    let part = |(key, text): (&'static str, String)| {
        let words = match key {
            "opened_from" | "opened_to" | "closed_from" | "closed_to" => {
                text.parse().map_or(text, |day| moment::day(day, lang))
            }
            "kind" => named(&filter.kinds, |id| store.kind(*id, lang)),
            "topic" => named(&filter.topics, |id| store.topic(*id, lang)),
            "status" => named(&filter.statuses, |status| lang.t(words::status(*status))),
            "responder" => named(&filter.responders, |id| store.agent(*id)),
            "resolver" => named(&filter.resolvers, |id| store.agent(*id)),
            _ => text,
        };
        lang.fill(CHIP, &[&lang.t(criterion(key)), &words])
    };
    let parts: Vec<String> = filter.to_pairs().into_iter().map(part).collect();
    if parts.is_empty() {
        lang.t(NO_FILTER).to_owned()
    } else {
        parts.join("; ")
    }
}

fn named<'a, T>(values: &[T], name: impl Fn(&T) -> &'a str) -> String {
    values.iter().map(name).collect::<Vec<_>>().join(", ")
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
