//! The criteria of a filter as they were typed: what the fields hold, what the URL carries and what chips take away.
//! What the texts mean is read by `model::filter`; nothing here touches signals or the browser.

use std::collections::BTreeMap;

use model::filter::{FilterReading, ThreadFilter, ThreadList, query_pairs};

macro_rules! criteria {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)+) => {
        /// One field of the filter panel. The order is that of the panel, of the chips and of the URL.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Criterion { $($(#[$doc])* $variant,)+ }

        impl Criterion {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The key in the URL, and the name of the form's field.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The criterion of a key.
            pub fn of_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|criterion| criterion.key() == key)
            }
        }
    };
}

criteria! {
    /// The first day of Açılma Tarihi.
    OpenedFrom = "opened_from",
    /// The last day of Açılma Tarihi.
    OpenedTo = "opened_to",
    /// The first day of Kapanma Tarihi.
    ClosedFrom = "closed_from",
    /// The last day of Kapanma Tarihi.
    ClosedTo = "closed_to",
    /// Mesaj Tür, several.
    Kind = "kind",
    /// Durum, several.
    Status = "status",
    /// Mesaj Konusu, several.
    Topic = "topic",
    /// Konu Başlığı.
    Subject = "subject",
    /// Ad Soyad.
    Name = "name",
    /// E-Posta.
    Email = "email",
    /// Açıklama.
    Body = "body",
    /// Sipariş No.
    OrderNo = "order_no",
    /// Cevaplayan, several; the archive's.
    Responder = "responder",
    /// Çözümleyen, several; the archive's.
    Resolver = "resolver",
}

impl Criterion {
    /// Whether it takes several values, parted by commas.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Kind | Self::Status | Self::Topic | Self::Responder | Self::Resolver
        )
    }

    /// Whether the panel of a list has the field.
    pub const fn is_in(self, list: ThreadList) -> bool {
        !matches!(self, Self::Responder | Self::Resolver) || matches!(list, ThreadList::Archive)
    }
}

/// The fields of the panel as typed; a field that says nothing is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<Criterion, String>);

impl Typed {
    /// Reads a URL's query. What cannot be understood is kept as it stands; keys that are no criterion are passed over.
    pub fn from_query(query: &str) -> Self {
        let mut typed = Self::default();
        for (key, value) in query_pairs(query) {
            let Some(criterion) = Criterion::of_key(&key) else {
                continue;
            };
            let before = typed.get(criterion);
            let value = if criterion.is_list() && !before.is_empty() && !value.trim().is_empty() {
                format!("{before},{value}")
            } else {
                value
            };
            typed.set(criterion, &value);
        }
        typed
    }

    /// The text of a field; empty when it says nothing.
    pub fn get(&self, criterion: Criterion) -> &str {
        self.0.get(&criterion).map_or("", String::as_str)
    }

    /// Sets the text of a field; an empty one takes it away.
    pub fn set(&mut self, criterion: Criterion, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.0.remove(&criterion);
        } else {
            self.0.insert(criterion, text.to_owned());
        }
    }

    /// The same without one field, or without one value of a field that takes several.
    pub fn without(&self, criterion: Criterion, value: Option<&str>) -> Self {
        let mut rest = self.clone();
        let text = value.map_or_else(String::new, |value| toggled(self.get(criterion), value, false));
        rest.set(criterion, &text);
        rest
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that say something, in the panel's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(criterion, text)| (criterion.key(), text.as_str()))
    }

    /// What the fields mean, and what in them has no meaning.
    pub fn reading(&self) -> FilterReading {
        ThreadFilter::from_pairs(self.pairs())
    }
}

/// The values of a field that takes several.
pub fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// A field that takes several values, with one of them put in or taken out.
pub fn toggled(text: &str, value: &str, on: bool) -> String {
    let mut words: Vec<&str> = values(text).filter(|word| *word != value).collect();
    if on {
        words.push(value);
    }
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::{Criterion, Typed, toggled};
    use model::filter::FilterProblem;

    #[test]
    fn a_query_is_kept_as_typed_and_lists_grow_together() {
        let typed = Typed::from_query("?kind=1&kind=2&opened_from=dun&thread=4&name=+Ali+&email=");
        assert_eq!(typed.get(Criterion::Kind), "1,2");
        assert_eq!(typed.get(Criterion::Name), "Ali");
        let pairs: Vec<_> = typed.pairs().collect();
        assert_eq!(pairs, [("opened_from", "dun"), ("kind", "1,2"), ("name", "Ali")]);
        let unreadable = FilterProblem::Unreadable("opened_from".to_owned(), "dun".to_owned());
        assert_eq!(typed.reading().problems, [unreadable]);
    }

    #[test]
    fn one_value_or_a_whole_field_can_be_taken_away() {
        let typed = Typed::from_query("status=new,pending&subject=iade");
        let one = typed.without(Criterion::Status, Some("new"));
        assert_eq!(one.get(Criterion::Status), "pending");
        assert!(
            one.without(Criterion::Status, Some("pending"))
                .without(Criterion::Subject, None)
                .is_empty()
        );
    }

    #[test]
    fn ticking_twice_changes_nothing() {
        assert_eq!(toggled("1,2", "3", true), "1,2,3");
        assert_eq!(toggled("1,2", "2", true), "1,2");
        assert_eq!(toggled("1,2", "2", false), "1");
    }

    #[test]
    fn every_key_leads_back_to_its_criterion() {
        for criterion in Criterion::ALL {
            assert_eq!(Criterion::of_key(criterion.key()), Some(*criterion));
        }
        assert_eq!(Criterion::of_key("sort"), None);
    }
}
