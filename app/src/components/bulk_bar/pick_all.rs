//! "Bu filtreye uyan N mesajın tümünü seç": offered when every loaded row is ticked and there are more than those.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::moment::number;
use model::texts::lists;

use crate::api;
use crate::components::thread_list::table_state::TableState;
use crate::i18n::use_lang;
use crate::state::selection::Picked;
use crate::state::toasts::use_toasts;

/// The offer. The number is the exact one, asked of the server when the offer is made.
#[component]
pub fn PickAll(table: TableState) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let listing = table.listing;
    let total = RwSignal::new(None::<u64>);
    let wanted = Memo::new(move |_| {
        let every = table.rows.with(|rows| {
            let has = |picked: &Picked| rows.order().iter().all(|id| picked.has(*id));
            rows.next().is_some() && listing.picked.with(has)
        });
        every && listing.picked.with(|picked| matches!(picked, Picked::Some(_)))
    });
    Effect::new(move |_| {
        total.set(None);
        if !wanted.get() {
            return;
        }
        spawn_local(async move {
            match api::threads::count_threads(listing.list, listing.filter(), true).await {
                Ok(count) => {
                    total.try_set(Some(count.rows));
                }
                Err(error) => toasts.problem(&error),
            }
        });
    });
    let pick = move |total| {
        listing.picked.set(Picked::All {
            total,
            except: [].into(),
        })
    };
    let offer = move |total| {
        view! {
            <button type="button" class="button button--link" on:click=move |_| pick(total)>
                {lang.fill(lists::PICK_ALL, &[&number(total, lang)])}
            </button>
        }
    };
    move || total.get().filter(|_| wanted.get()).map(offer)
}
