//! The language of the page: fixed while the page lives, so that a text is a plain string and no signal.

use leptos::prelude::{provide_context, use_context};
use model::lang::Lang;

use crate::browser;

/// Makes the page's language known to everything below.
pub fn provide_lang() -> Lang {
    let lang = browser::page_lang();
    provide_context(lang);
    lang
}

/// The page's language.
pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}
