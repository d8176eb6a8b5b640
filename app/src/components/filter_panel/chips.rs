//! The chips of the filter in use. Each is a link to the list without its part, so that it also works before the page lives.

use leptos::prelude::*;
use leptos_router::components::A;
use model::texts::filter;

use super::chip::{Chip, chips};
use crate::components::icon::Icon;
use crate::components::thread_list::use_listing;
use crate::i18n::use_lang;
use crate::state::criteria::Typed;
use crate::state::me::use_me;

/// The chips, and one that takes all of them away. Not there while nothing is asked for.
#[component]
pub fn FilterChips() -> impl IntoView {
    let (lang, me, listing) = (use_lang(), use_me(), use_listing());
    let parts = Memo::new(move |_| {
        let typed = listing.address.with(|address| address.typed.clone());
        me.with(|me| chips(&typed, &me.store, lang))
    });
    let href = move |rest: Typed| {
        listing
            .address
            .with_untracked(|address| address.with_typed(rest).href())
    };
    let chip = move |Chip { name, words, rest }| {
        let label = lang.fill(filter::CHIP_REMOVE, &[&name, &words]);
        view! {
            <li>
                <A href=href(rest) scroll=false attr:class="chip" attr:aria-label=label>
                    <span class="chip-name">{name}": "</span>
                    <span class="chip-words">{words}</span>
                    <Icon name="close"/>
                </A>
            </li>
        }
    };
    move || {
        let parts = parts.get();
        let clear = href(Typed::default());
        (!parts.is_empty()).then(|| {
            view! {
                <ul class="chips" aria-label=lang.t(filter::CHIPS)>
                    {parts.into_iter().map(chip).collect_view()}
                    <li>
                        <A href=clear scroll=false attr:class="chip is-clear">{lang.t(filter::CLEAR_ALL)}</A>
                    </li>
                </ul>
            }
        })
    }
}
