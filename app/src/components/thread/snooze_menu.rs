//! Ertele: puts the open thread to sleep for a while; it wakes by itself, or when the member writes.

use leptos::prelude::*;
use model::lang::Text;
use model::moment;
use model::nap::Nap;
use model::texts::thread as texts;

use super::acts::Acts;
use crate::browser;
use crate::components::fold_out::{close_on_escape, close_on_pick, close_when_left};
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The menu of naps.
#[component]
pub fn SnoozeMenu(acts: Acts) -> impl IntoView {
    let lang = use_lang();
    view! {
        <details class="menu" on:focusout=close_when_left on:keydown=close_on_escape on:click=close_on_pick>
            <summary class="button">
                <Icon name="clock" />
                {lang.t(texts::SNOOZE)}
            </summary>
            <div class="menu__list" tabindex="-1">
                {Nap::ALL.map(|nap| view! { <NapItem nap acts /> }).collect_view()}
            </div>
        </details>
    }
}

#[component]
fn NapItem(nap: Nap, acts: Acts) -> impl IntoView {
    let (lang, me) = (use_lang(), use_me());
    // The moment is that of the click, not that at which the menu was drawn.
    let snooze = move |_| {
        let zone = me.with(|me| me.store.zone.clone());
        let until = nap.ends(browser::now(), &zone);
        acts.snooze(until, &moment::date_time(until, &zone, lang));
    };
    view! {
        <button type="button" class="menu__item" disabled=move || acts.busy() on:click=snooze>
            {lang.t(words(nap))}
        </button>
    }
}

const fn words(nap: Nap) -> Text {
    match nap {
        Nap::ThreeHours => texts::NAP_THREE_HOURS,
        Nap::Tomorrow => texts::NAP_TOMORROW,
        Nap::Monday => texts::NAP_MONDAY,
    }
}
