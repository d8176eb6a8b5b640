//! The sheet Künye: who took which rows along, when, by which filter, and a hash that tells whether they were changed.

use desk::ExportFacts;
use model::Millis;
use model::filter::ThreadList;
use model::lang::{Lang, Text};
use model::moment;
use model::texts::{exports, filter, shell};
use sheet::{Cell, Finished};

/// What the sheet says, but for what is known only at the end.
pub struct Imprint {
    lang: Lang,
    lines: Vec<(Text, String)>,
}

impl Imprint {
    /// The imprint of a job.
    pub fn of(facts: &ExportFacts, public_url: &str, now: Millis) -> Self {
        let lang = facts.lang;
        let (list, words, link) = match &facts.filter {
            Some((list, chosen)) => {
                let path = format!(
                    "{}/{}?{}",
                    public_url.trim_end_matches('/'),
                    list.as_str(),
                    chosen.to_query()
                );
                let words = filter::in_words(chosen, &facts.store, lang);
                (lang.t(name(*list)), words, path.trim_end_matches('?').to_owned())
            }
            None => ("", lang.t(exports::CHOSEN_BY_HAND).to_owned(), String::new()),
        };
        let lines = vec![
            (exports::IMPRINT_STORE, facts.store.name.clone()),
            (exports::IMPRINT_WHO, facts.agent_name.clone()),
            (exports::IMPRINT_WHEN, moment::date_time(now, &facts.store.zone, lang)),
            (exports::IMPRINT_LIST, list.to_owned()),
            (exports::IMPRINT_FILTER, words),
            (exports::IMPRINT_LINK, link),
            (exports::IMPRINT_ZONE, facts.store.time_zone.clone()),
        ];
        Self { lang, lines }
    }

    /// All lines, with the number of rows and their hash.
    pub fn lines(self, finished: &Finished) -> Vec<(String, Cell)> {
        let lang = self.lang;
        let cell = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
        let mut lines: Vec<(String, Cell)> = self
            .lines
            .into_iter()
            .map(|(label, text)| (lang.t(label).to_owned(), cell(text)))
            .collect();
        let rows = i64::try_from(finished.rows).unwrap_or(i64::MAX);
        lines.push((lang.t(exports::IMPRINT_ROWS).to_owned(), Cell::Number(rows)));
        lines.push((
            lang.t(exports::IMPRINT_HASH).to_owned(),
            Cell::Text(finished.hash.clone()),
        ));
        lines
    }
}

const fn name(list: ThreadList) -> Text {
    match list {
        ThreadList::Inbox => shell::INBOX,
        ThreadList::Archive => shell::ARCHIVE,
        ThreadList::Bin => shell::BIN,
    }
}
