//! The catalogue: every text that a person reads, in both languages, one file per area.
//! Screens, mails, sheets and error pages all take their words from here.

/// Declares texts: `NAME = "Türkçe", "English";`.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $tr:literal, $en:literal;)+) => {
        $(
            $(#[$doc])*
            #[allow(missing_docs, reason = "the text itself says what it is")]
            pub const $name: $crate::lang::Text = $crate::lang::Text { tr: $tr, en: $en };
        )+
    };
}

pub mod common;
pub mod contact;
pub mod errors;
pub mod exports;
pub mod filter;
pub mod imports;
pub mod lists;
pub mod members;
pub mod notices;
pub mod outgoing;
pub mod reply;
pub mod session;
pub mod settings;
pub mod shell;
pub mod templates;
pub mod thread;
pub mod words;
