//! The two languages and the type of every human text. The texts themselves live in `texts`.

use serde::{Deserialize, Serialize};

/// A language of the screens and mails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Turkish, the first language.
    #[default]
    Tr,
    /// English.
    En,
}

impl Lang {
    /// Both, Turkish first.
    pub const ALL: [Self; 2] = [Self::Tr, Self::En];

    /// The BCP 47 code, also what the database and the cookie hold.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tr => "tr",
            Self::En => "en",
        }
    }

    /// The language of a code such as `tr`, `en` or `en-GB`; `None` for any other.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.get(..2)?.to_ascii_lowercase().as_str() {
            "tr" => Some(Self::Tr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The text in this language.
    pub const fn t(self, text: Text) -> &'static str {
        match self {
            Self::Tr => text.tr,
            Self::En => text.en,
        }
    }

    /// The text in this language with `{0}`, `{1}`, … replaced. A value is put in as it is: it is never read for braces.
    pub fn fill(self, text: Text, values: &[&dyn std::fmt::Display]) -> String {
        let mut out = String::new();
        let mut rest = self.t(text);
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = tail.find('}') else {
                rest = tail;
                break;
            };
            match tail[1..close].parse::<usize>().ok().and_then(|at| values.get(at)) {
                Some(value) => out.push_str(&value.to_string()),
                None => out.push_str(&tail[..=close]),
            }
            rest = &tail[close + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// One human text in both languages: a text that lacks one does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Turkish.
    pub tr: &'static str,
    /// English.
    pub en: &'static str,
}

#[cfg(test)]
mod tests {
    use super::{Lang, Text};

    const COUNT: Text = Text {
        tr: "{0} / {1} mesaj",
        en: "{1} of {0}",
    };

    #[test]
    fn values_are_put_in_and_not_read_again() {
        assert_eq!(Lang::Tr.fill(COUNT, &[&"{1}", &7]), "{1} / 7 mesaj");
        assert_eq!(Lang::En.fill(COUNT, &[&1, &2]), "2 of 1");
        assert_eq!(Lang::Tr.fill(COUNT, &[&1]), "1 / {1} mesaj");
    }

    #[test]
    fn codes_are_read_with_or_without_a_region() {
        assert_eq!(Lang::from_code("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_code("TR"), Some(Lang::Tr));
        assert_eq!(Lang::from_code("de"), None);
        assert_eq!(Lang::from_code("ş"), None);
    }
}
