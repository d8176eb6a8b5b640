//! Exports that are made again and again: how often, chosen in the dialog, and those that the person has.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::export::{ExportEvery, ExportRequest, ExportSchedule};
use model::ids::ScheduleId;
use model::moment;
use model::right::Right;
use model::texts::exports;

use crate::api::exports as api;
use crate::components::field::SelectField;
use crate::i18n::use_lang;
use crate::state::me::use_me;
use crate::state::toasts::{Toasts, use_toasts};

/// The schedules of the person, and what is chosen for the next one. Copy.
#[derive(Clone, Copy)]
pub struct Schedules {
    /// How often; nothing is once, now.
    every: RwSignal<String>,
    list: RwSignal<Vec<ExportSchedule>>,
    may: bool,
    toasts: Toasts,
}

impl Schedules {
    /// Not asked for yet.
    pub fn new() -> Self {
        Self {
            every: RwSignal::new(String::new()),
            list: RwSignal::default(),
            may: use_me().with(|me| me.may(Right::ScheduleExports)),
            toasts: use_toasts(),
        }
    }

    /// How often, if not once.
    pub fn every(self) -> Option<ExportEvery> {
        ExportEvery::parse(&self.every.get())
    }

    /// Asks for the schedules that there are.
    pub fn read(self) {
        if self.may {
            spawn_local(async move {
                if let Ok(list) = api::list_schedules().await {
                    self.list.try_set(list);
                }
            });
        }
    }

    /// Schedules an export; `said` tells when the first is made.
    pub fn add(self, every: ExportEvery, request: ExportRequest, said: impl Fn(&ExportSchedule) -> String + 'static) {
        spawn_local(async move {
            match api::schedule_export(every, request).await {
                Ok(schedule) => {
                    self.toasts.say(said(&schedule));
                    self.every.try_set(String::new());
                    self.read();
                }
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    fn remove(self, id: ScheduleId) {
        spawn_local(async move {
            if let Err(error) = api::remove_schedule(id).await {
                self.toasts.problem(&error);
            }
            self.read();
        });
    }
}

/// Once, or how often. Only for whoever may schedule, and for a filter: rows ticked by hand are taken once.
#[component]
pub fn EveryChoice(schedules: Schedules, #[prop(into)] by_hand: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    let once = (String::new(), lang.t(exports::ONCE).to_owned());
    let options: Vec<(String, String)> = [once]
        .into_iter()
        .chain(
            ExportEvery::ALL
                .iter()
                .map(|every| (every.as_str().to_owned(), lang.t(exports::every(*every)).to_owned())),
        )
        .collect();
    Effect::new(move |_| {
        if by_hand.get() {
            schedules.every.set(String::new());
        }
    });
    view! {
        <Show when=move || schedules.may && !by_hand.get()>
            <SelectField
                id="export-every"
                label=lang.t(exports::WHEN).to_owned()
                options=options.clone()
                value=schedules.every
            />
        </Show>
    }
}

/// The schedules that there are, each with a way to be rid of it.
#[component]
pub fn ScheduleList(schedules: Schedules) -> impl IntoView {
    let lang = use_lang();
    let zone = use_me().with(|me| me.store.zone.clone());
    let item = move |schedule: ExportSchedule| {
        let next = lang.fill(exports::NEXT, &[&moment::date_time(schedule.next_at, &zone, lang)]);
        view! {
            <li class="recent-exports__item">
                <span class="recent-exports__name">{lang.t(exports::every(schedule.every))}</span>
                <span>{next}</span>
                <button type="button" class="button button--small" on:click=move |_| schedules.remove(schedule.id)>
                    {lang.t(exports::REMOVE)}
                </button>
            </li>
        }
    };
    let items = move || schedules.list.get().into_iter().map(item.clone()).collect_view();
    view! {
        <Show when=move || schedules.list.with(|list| !list.is_empty())>
            <section class="recent-exports">
                <h3 class="field__label">{lang.t(exports::SCHEDULES)}</h3>
                <ul>{items.clone()}</ul>
            </section>
        </Show>
    }
}
