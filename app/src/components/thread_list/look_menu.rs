//! Sütunlar: which columns stand and how high the rows are. What is chosen holds at once and is kept with the person.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::filter::ThreadList;
use model::lang::Text;
use model::list_look::{ListColumn, ListLook};
use model::texts::lists;

use crate::api::session::set_list_look;
use crate::components::fold_out::{close_on_escape, close_when_left};
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::list_look::{ListLookHandle, use_list_look};
use crate::state::toasts::{Toasts, use_toasts};

/// The classes by which the table's style knows the look.
pub fn look_classes(look: &ListLook) -> String {
    let hidden = look.hidden.iter().map(|column| format!(" hides-{}", column.as_str()));
    let height = if look.compact { " is-compact" } else { "" };
    format!("thread-table{height}{}", hidden.collect::<String>())
}

/// The menu of a list.
#[component]
pub fn LookMenu(list: ThreadList) -> impl IntoView {
    let lang = use_lang();
    let (look, toasts) = (use_list_look(), use_toasts());
    let columns = ListColumn::ALL.iter().copied().filter(|column| column.is_in(list));
    let columns = columns.map(|column| {
        let on = Signal::derive(move || look.with(|look| look.shows(column)));
        let set = Callback::new(move |shown| change(look, toasts, |look| look.show(column, shown)));
        view! { <Tick name=name_of(column) on set/> }
    });
    let compact = Signal::derive(move || look.with(|look| look.compact));
    let set_compact = Callback::new(move |compact| change(look, toasts, |look| look.compact = compact));
    view! {
        <details class="menu look-menu" on:focusout=close_when_left on:keydown=close_on_escape>
            <summary class="button">
                <Icon name="columns"/>
                {lang.t(lists::LOOK)}
            </summary>
            <div class="menu__list" tabindex="-1">
                {columns.collect_view()}
                <hr/>
                <Tick name=lists::LOOK_COMPACT on=compact set=set_compact/>
            </div>
        </details>
    }
    .into_any()
}

#[component]
fn Tick(name: Text, on: Signal<bool>, set: Callback<bool>) -> impl IntoView {
    view! {
        <label class="menu__item">
            <input
                type="checkbox"
                checked=on.get_untracked()
                prop:checked=on
                on:change=move |event| set.run(event_target_checked(&event))
            />
            {use_lang().t(name)}
        </label>
    }
}

/// Changes the look and keeps it; what cannot be kept is as it was.
fn change(look: ListLookHandle, toasts: Toasts, change: impl FnOnce(&mut ListLook)) {
    let before = look.get_untracked();
    look.update(change);
    let wanted = look.get_untracked();
    spawn_local(async move {
        if let Err(error) = set_list_look(wanted).await {
            look.try_set(before);
            toasts.problem(&error);
        }
    });
}

const fn name_of(column: ListColumn) -> Text {
    match column {
        ListColumn::Number => lists::HEAD_NUMBER,
        ListColumn::Status => lists::HEAD_STATUS,
        ListColumn::Topic => lists::HEAD_TOPIC,
        ListColumn::Kind => lists::HEAD_KIND,
        ListColumn::Order => lists::HEAD_ORDER,
        ListColumn::Opened => lists::HEAD_OPENED,
        ListColumn::Activity => lists::HEAD_ACTIVITY,
        ListColumn::Closed => lists::HEAD_CLOSED,
        ListColumn::Responder => lists::HEAD_RESPONDER,
    }
}
