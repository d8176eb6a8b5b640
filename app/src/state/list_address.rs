//! Where a list stands: which list, what is asked for, in which order, and which thread is open beside it. All of it lives
//! in the URL, so back, reload and a shared link show the same. Plain values; the router is asked elsewhere.

use model::filter::{ThreadList, query_of, query_pairs};
use model::ids::ThreadId;
use model::page::ThreadSort;

use crate::state::criteria::Typed;

/// A list's URL, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListAddress {
    /// Which list.
    pub list: ThreadList,
    /// What is asked for, as typed.
    pub typed: Typed,
    /// In which order.
    pub sort: ThreadSort,
    /// The thread that is open beside the list.
    pub thread: Option<ThreadId>,
}

impl ListAddress {
    /// Reads the query of a list's URL. An unknown sort means the usual one; an unreadable thread means none.
    pub fn read(list: ThreadList, query: &str) -> Self {
        let pairs = query_pairs(query);
        let last = |key: &str| {
            pairs
                .iter()
                .rev()
                .find(|(k, _)| k == key)
                .map(|(_, value)| value.trim())
        };
        Self {
            list,
            typed: Typed::from_query(query),
            sort: last("sort").and_then(ThreadSort::parse).unwrap_or_default(),
            thread: last("thread").and_then(|number| number.parse().ok()),
        }
    }

    /// The path of a list without any query.
    pub const fn path(list: ThreadList) -> &'static str {
        match list {
            ThreadList::Inbox => "/inbox",
            ThreadList::Archive => "/archive",
            ThreadList::Bin => "/bin",
        }
    }

    /// What a saved view keeps: the filter and the sort, without the open thread.
    pub fn view_query(&self) -> String {
        let sort = (self.sort != ThreadSort::default()).then_some(("sort", self.sort.as_str()));
        query_of(self.typed.pairs().chain(sort))
    }

    /// The whole as a link.
    pub fn href(&self) -> String {
        let mut query = self.view_query();
        if let Some(thread) = self.thread {
            let mark = if query.is_empty() { "" } else { "&" };
            query = format!("{query}{mark}thread={thread}");
        }
        let path = Self::path(self.list);
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    /// The same list and order with something else asked for; the open thread is closed.
    pub fn with_typed(&self, typed: Typed) -> Self {
        Self {
            typed,
            thread: None,
            ..self.clone()
        }
    }

    /// The same in another order.
    pub fn with_sort(&self, sort: ThreadSort) -> Self {
        Self { sort, ..self.clone() }
    }

    /// The same with another thread open, or none.
    pub fn with_thread(&self, thread: Option<ThreadId>) -> Self {
        Self { thread, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::ListAddress;
    use model::filter::ThreadList;
    use model::ids::ThreadId;
    use model::page::ThreadSort;

    #[test]
    fn an_address_goes_through_the_url_unchanged() {
        let query = "opened_from=31.12.2026&name=Ay%C5%9Fe+%26&sort=-opened&thread=7";
        let address = ListAddress::read(ThreadList::Archive, query);
        assert_eq!(address.sort, ThreadSort::OpenedDesc);
        assert_eq!(address.thread, Some(ThreadId(7)));
        assert_eq!(address.href(), format!("/archive?{query}"));
        assert_eq!(
            address.with_thread(None).href(),
            "/archive?opened_from=31.12.2026&name=Ay%C5%9Fe+%26&sort=-opened"
        );
    }

    #[test]
    fn the_usual_address_is_bare_and_nonsense_falls_back_to_it() {
        let address = ListAddress::read(ThreadList::Inbox, "?sort=sideways&thread=x&page=3");
        assert_eq!(address.href(), "/inbox");
        assert_eq!(address.with_sort(ThreadSort::OpenedAsc).href(), "/inbox?sort=opened");
    }
}
