//! How many threads a list has: "1.248 mesaj", or "10.000+" where counting further would cost more than it tells.

use leptos::prelude::*;
use model::lang::{Lang, Text};
use model::moment::number;
use model::page::Count;
use model::texts::lists;

use super::listing::use_listing;
use crate::i18n::use_lang;

/// A count in words: `exact` when the number is all, `more` when it is only the least.
pub fn count_words(exact: Text, more: Text, count: Count, lang: Lang) -> String {
    let text = if count.more { more } else { exact };
    lang.fill(text, &[&number(count.rows, lang)])
}

/// The count of the current page's list. Silent when it cannot be told: the list itself says why.
#[component]
pub fn ListCount() -> impl IntoView {
    let (lang, listing) = (use_lang(), use_listing());
    let words = move |count| count_words(lists::COUNT, lists::COUNT_MORE, count, lang);
    view! {
        <p class="list-count" role="status">
            <Transition fallback=|| ()>
                {move || Suspend::new(async move { listing.count.await.ok().map(words) })}
            </Transition>
        </p>
    }
}
