//! The menu of the saved views of a list.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use model::ids::ViewId;
use model::texts::lists;
use model::view::SavedView;

use super::save::SaveView;
use crate::api;
use crate::components::error_note::ErrorNote;
use crate::components::fold_out::{close_on_escape, close_on_pick, close_when_left};
use crate::components::icon::Icon;
use crate::components::thread_list::use_listing;
use crate::i18n::use_lang;
use crate::state::list_address::ListAddress;
use crate::state::toasts::use_toasts;

/// The menu: pick, save the current filter, delete.
#[component]
pub fn SavedViews() -> impl IntoView {
    let (lang, toasts, listing) = (use_lang(), use_toasts(), use_listing());
    let changed = RwSignal::new(0_u32);
    let views = Resource::new(
        move || changed.get(),
        move |_| async move { api::views::list_views(listing.list).await },
    );
    let on_saved = Callback::new(move |()| changed.update(|turn| *turn += 1));
    let on_delete = Callback::new(move |(id, name): (ViewId, String)| {
        spawn_local(async move {
            match api::views::delete_view(id).await {
                Ok(()) => {
                    toasts.say(lang.fill(lists::VIEW_DELETED, &[&name]));
                    on_saved.try_run(());
                }
                Err(error) => toasts.problem(&error),
            }
        });
    });
    view! {
        <details class="menu menu--sheet" on:focusout=close_when_left on:keydown=close_on_escape on:click=close_on_pick>
            <summary class="button">
                <Icon name="bookmark"/>
                {lang.t(lists::VIEWS)}
            </summary>
            <div class="menu__list" tabindex="-1">
                <Transition fallback=|| ()>
                    {move || Suspend::new(async move {
                        match views.await {
                            Ok(views) => view! { <ViewItems views on_delete/> }.into_any(),
                            Err(error) => view! { <ErrorNote error retry=on_saved/> }.into_any(),
                        }
                    })}
                </Transition>
                <SaveView on_saved/>
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn ViewItems(views: Vec<SavedView>, on_delete: Callback<(ViewId, String)>) -> impl IntoView {
    let lang = use_lang();
    let none = views
        .is_empty()
        .then(|| view! { <p class="menu__label">{lang.t(lists::VIEWS_NONE)}</p> });
    let items = views.into_iter().map(|view| view! { <ViewItem view on_delete/> });
    view! {
        {none}
        <ul>{items.collect_view()}</ul>
    }
}

#[component]
fn ViewItem(view: SavedView, on_delete: Callback<(ViewId, String)>) -> impl IntoView {
    let lang = use_lang();
    let SavedView { id, list, name, query } = view;
    let href = ListAddress::read(list, &query).with_thread(None).href();
    let label = lang.fill(lists::VIEW_DELETE, &[&name]);
    let to_delete = name.clone();
    view! {
        <li class="menu__line">
            <A href=href scroll=false>{name}</A>
            <button
                type="button"
                class="button--icon"
                aria-label=label
                on:click=move |_| on_delete.run((id, to_delete.clone()))
            >
                <Icon name="bin"/>
            </button>
        </li>
    }
}
