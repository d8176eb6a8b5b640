//! Where the page stands: what is asked for and which mail is open, as the URL says it. Plain values.

use model::filter::{query_of, query_pairs};
use model::ids::OutgoingId;
use model::outgoing::OutgoingFilter;

/// The path of the page.
pub const PATH: &str = "/outgoing";

/// The URL of the page, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutgoingAddress {
    /// What is asked for.
    pub filter: OutgoingFilter,
    /// The mail that is open beside the list.
    pub mail: Option<OutgoingId>,
}

impl OutgoingAddress {
    /// Reads a query; what cannot be read is left out.
    pub fn read(query: &str) -> Self {
        let pairs = query_pairs(query);
        let mail = pairs.iter().rfind(|(key, _)| key == "mail");
        Self {
            mail: mail.and_then(|(_, id)| id.parse().ok()),
            filter: OutgoingFilter::from_pairs(pairs),
        }
    }

    /// The same list with another mail open, or none.
    pub fn with_mail(&self, mail: Option<OutgoingId>) -> Self {
        Self {
            filter: self.filter.clone(),
            mail,
        }
    }

    /// The URL.
    pub fn href(&self) -> String {
        let mut pairs = self.filter.to_pairs();
        pairs.extend(self.mail.map(|id| ("mail", id.to_string())));
        match query_of(pairs).as_str() {
            "" => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OutgoingAddress;
    use model::ids::OutgoingId;

    #[test]
    fn an_address_goes_through_the_url_unchanged() {
        let query = "state=failed%2Cexpired&recipient=ay%C5%9Fe&from=2026-11-01&mail=7";
        let address = OutgoingAddress::read(query);
        assert_eq!(address.mail, Some(OutgoingId(7)));
        assert_eq!(address.filter.recipient, "ayşe");
        assert_eq!(address.href(), format!("/outgoing?{query}"));
        assert_eq!(OutgoingAddress::read("?mail=x").href(), "/outgoing");
    }
}
