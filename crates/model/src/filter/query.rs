//! A filter as pairs of a URL's query, and back. Reading never fails: what cannot be read is reported beside what can,
//! so that nothing somebody typed is lost.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::form_urlencoded;

use super::{DayRange, MAX_TEXT, ThreadFilter};
use crate::status::Status;

/// A part of a filter that cannot be used as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilterProblem {
    /// The value of this query key cannot be read; the second field is what was typed.
    Unreadable(String, String),
    /// Açılma Tarihi ends before it begins.
    OpenedBackwards,
    /// Kapanma Tarihi ends before it begins.
    ClosedBackwards,
    /// The text of this query key is longer than `MAX_TEXT`.
    TooLong(String),
}

/// What was read from a query.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterReading {
    /// All that could be read.
    pub filter: ThreadFilter,
    /// All that could not, in the order of the query.
    pub problems: Vec<FilterProblem>,
}

impl ThreadFilter {
    /// The filter as query pairs: only what is set, in a fixed order, so that equal filters make equal URLs.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let days = [
            ("opened_from", self.opened.from),
            ("opened_to", self.opened.to),
            ("closed_from", self.closed.from),
            ("closed_to", self.closed.to),
        ];
        pairs.extend(
            days.into_iter()
                .filter_map(|(key, day)| day.map(|day| (key, day.to_string()))),
        );
        let lists = [
            ("kind", join(&self.kinds, |id| id.to_string())),
            ("status", join(&self.statuses, |status| status.as_str().to_owned())),
            ("topic", join(&self.topics, |id| id.to_string())),
            ("subject", self.subject.clone()),
            ("name", self.name.clone()),
            ("email", self.email.clone()),
            ("body", self.body.clone()),
            ("order_no", self.order_no.clone()),
            ("responder", join(&self.responders, |id| id.to_string())),
            ("resolver", join(&self.resolvers, |id| id.to_string())),
        ];
        pairs.extend(lists.into_iter().filter(|(_, text)| !text.is_empty()));
        pairs
    }

    /// The filter as the query of a URL, without the question mark; empty for an empty filter.
    pub fn to_query(&self) -> String {
        query_of(self.to_pairs())
    }

    /// Reads the query of a URL (with or without the question mark). Keys that are not a criterion are passed over.
    pub fn from_query(query: &str) -> FilterReading {
        Self::from_pairs(query_pairs(query))
    }

    /// Reads query pairs. See [`ThreadFilter::from_query`].
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> FilterReading {
        let mut reading = FilterReading::default();
        for (key, value) in pairs {
            read_pair(key.as_ref(), value.as_ref().trim(), &mut reading);
        }
        reading.problems.extend(reading.filter.problems());
        reading
    }

    /// What makes this filter unusable although every part of it could be read.
    pub fn problems(&self) -> Vec<FilterProblem> {
        let mut problems = Vec::new();
        if self.opened.is_impossible() {
            problems.push(FilterProblem::OpenedBackwards);
        }
        if self.closed.is_impossible() {
            problems.push(FilterProblem::ClosedBackwards);
        }
        let texts = [
            ("subject", &self.subject),
            ("name", &self.name),
            ("email", &self.email),
            ("body", &self.body),
            ("order_no", &self.order_no),
        ];
        let long = texts.into_iter().filter(|(_, text)| text.chars().count() > MAX_TEXT);
        problems.extend(long.map(|(key, _)| FilterProblem::TooLong(key.to_owned())));
        problems
    }
}

/// Every pair of a URL's query (with or without the question mark), as typed.
pub fn query_pairs(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Pairs as the query of a URL, without the question mark.
pub fn query_of<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

fn join<T>(values: &[T], word: impl Fn(&T) -> String) -> String {
    values.iter().map(word).collect::<Vec<_>>().join(",")
}

fn read_pair(key: &str, value: &str, reading: &mut FilterReading) {
    if value.is_empty() {
        return;
    }
    let filter = &mut reading.filter;
    let read = match key {
        "opened_from" => read_day(value, &mut filter.opened, |range| &mut range.from),
        "opened_to" => read_day(value, &mut filter.opened, |range| &mut range.to),
        "closed_from" => read_day(value, &mut filter.closed, |range| &mut range.from),
        "closed_to" => read_day(value, &mut filter.closed, |range| &mut range.to),
        "kind" => read_list(value, &mut filter.kinds, |word| word.parse().ok()),
        "status" => read_list(value, &mut filter.statuses, Status::parse),
        "topic" => read_list(value, &mut filter.topics, |word| word.parse().ok()),
        "subject" => read_text(value, &mut filter.subject),
        "name" => read_text(value, &mut filter.name),
        "email" => read_text(value, &mut filter.email),
        "body" => read_text(value, &mut filter.body),
        "order_no" => read_text(value, &mut filter.order_no),
        "responder" => read_list(value, &mut filter.responders, |word| word.parse().ok()),
        "resolver" => read_list(value, &mut filter.resolvers, |word| word.parse().ok()),
        _ => true,
    };
    if !read {
        reading
            .problems
            .push(FilterProblem::Unreadable(key.to_owned(), value.to_owned()));
    }
}

fn read_day<T: FromStr>(text: &str, range: &mut DayRange, end: fn(&mut DayRange) -> &mut Option<T>) -> bool {
    let day = text.parse().ok();
    let read = day.is_some();
    *end(range) = day;
    read
}

fn read_list<T: PartialEq>(text: &str, into: &mut Vec<T>, parse: impl Fn(&str) -> Option<T>) -> bool {
    let mut all = true;
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match parse(word) {
            Some(value) if into.contains(&value) => {}
            Some(value) => into.push(value),
            None => all = false,
        }
    }
    all
}

fn read_text(text: &str, into: &mut String) -> bool {
    text.clone_into(into);
    true
}

#[cfg(test)]
mod tests {
    use super::{FilterProblem, ThreadFilter};
    use crate::ids::{AgentId, KindId};
    use crate::status::Status;

    fn full() -> ThreadFilter {
        let query = "opened_from=2026-01-01&opened_to=2026-01-31&closed_from=2026-02-01&kind=1,2&status=new,pending\
            &subject=%C4%B0ade+%26+kargo&name=Ay%C5%9Fe&email=%40x&body=%25_'&order_no=%23-1&responder=7";
        let reading = ThreadFilter::from_query(query);
        assert_eq!(reading.problems, []);
        reading.filter
    }

    #[test]
    fn a_filter_goes_through_the_url_unchanged() {
        let filter = full();
        assert_eq!(filter.subject, "İade & kargo");
        assert_eq!(filter.statuses, [Status::New, Status::Pending]);
        assert_eq!(filter.kinds, [KindId(1), KindId(2)]);
        assert_eq!(filter.responders, [AgentId(7)]);
        assert_eq!(ThreadFilter::from_query(&filter.to_query()).filter, filter);
        assert_eq!(ThreadFilter::default().to_query(), "");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
        let reading = ThreadFilter::from_query("?opened_from=31.12.2026&status=new,gone&name=Ali&thread=5");
        assert_eq!(reading.filter.name, "Ali");
        assert_eq!(reading.filter.statuses, [Status::New]);
        let unreadable = |key: &str, text: &str| FilterProblem::Unreadable(key.to_owned(), text.to_owned());
        assert_eq!(
            reading.problems,
            [
                unreadable("opened_from", "31.12.2026"),
                unreadable("status", "new,gone")
            ]
        );
    }

    #[test]
    fn impossible_ranges_and_endless_texts_are_named() {
        let filter = ThreadFilter {
            body: "a".repeat(201),
            ..ThreadFilter::default()
        };
        assert_eq!(filter.problems(), [FilterProblem::TooLong("body".to_owned())]);
        let reading = ThreadFilter::from_query("closed_from=2026-02-02&closed_to=2026-02-01");
        assert_eq!(reading.problems, [FilterProblem::ClosedBackwards]);
    }
}
