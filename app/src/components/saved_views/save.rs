//! Saving the filter in use under a name.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::texts::{common, lists};
use model::validate::MAX_NAME;

use crate::api;
use crate::components::thread_list::use_listing;
use crate::i18n::use_lang;
use crate::state::toasts::use_toasts;

/// The form. A refused name stays as it was typed.
#[component]
pub fn SaveView(on_saved: Callback<()>) -> impl IntoView {
    let (lang, toasts, listing) = (use_lang(), use_toasts(), use_listing());
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.with_untracked(|name| name.trim().to_owned());
        if typed.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let query = listing.address.with_untracked(|address| address.view_query());
        spawn_local(async move {
            let saved = api::views::save_view(listing.list, typed.clone(), query).await;
            busy.try_set(false);
            match saved {
                Ok(_) => {
                    name.try_set(String::new());
                    toasts.say(lang.fill(lists::VIEW_SAVED, &[&typed]));
                    on_saved.try_run(());
                }
                Err(error) => toasts.problem(&error),
            }
        });
    };
    view! {
        <form class="menu__form" on:submit=submit>
            <label for="view-name">{lang.t(lists::VIEW_NAME)}</label>
            <input
                id="view-name"
                type="text"
                autocomplete="off"
                maxlength=MAX_NAME.to_string()
                placeholder=lang.t(lists::VIEW_SAVE)
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="button" disabled=move || busy.get()>{lang.t(common::SAVE)}</button>
        </form>
    }
}
