//! How many threads the typed filter would find, asked a moment after the last key.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::filter::FilterReading;
use model::page::Count;
use model::texts::filter;

use super::form::use_filter_form;
use crate::api;
use crate::browser;
use crate::components::thread_list::{count_words, use_listing};
use crate::i18n::use_lang;

/// So long nothing must be typed before the question goes out, in milliseconds.
const PAUSE_MILLIS: u32 = 250;

/// What is known of the typed filter's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Would {
    Unasked,
    Counting,
    Find(Count),
}

/// The number, read out politely. Silent while the typed filter is the one in use.
#[component]
pub fn WouldFind() -> impl IntoView {
    let (lang, form, listing) = (use_lang(), use_filter_form(), use_listing());
    let would = RwSignal::new(Would::Unasked);
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let reading: FilterReading = form.reading.get();
        let new = reading.problems.is_empty() && listing.reading.with(|asked| *asked != reading);
        turn.update_value(|turn| *turn += 1);
        would.set(if new { Would::Counting } else { Would::Unasked });
        if !new {
            return;
        }
        let mine = turn.get_value();
        let newest = move || turn.try_get_value() == Some(mine);
        spawn_local(async move {
            browser::sleep(PAUSE_MILLIS).await;
            if !newest() {
                return;
            }
            let count = api::threads::count_threads(listing.list, reading.filter, false).await;
            if newest() {
                would.set(count.map_or(Would::Unasked, Would::Find));
            }
        });
    });
    let words = move || match would.get() {
        Would::Unasked => String::new(),
        Would::Counting => lang.t(filter::COUNTING).to_owned(),
        Would::Find(count) => count_words(filter::WOULD_FIND, filter::WOULD_FIND_MORE, count, lang),
    };
    view! { <p class="would-find" role="status">{words}</p> }
}
