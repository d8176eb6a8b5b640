//! The filter as it is typed. What cannot be used stays in its field with a word on why.

use leptos::prelude::*;
use model::day::Day;
use model::filter::DayRange;
use model::lang::Text;
use model::outgoing::{OutgoingFilter, OutgoingState};
use model::texts::outgoing as texts;

/// The fields of the filter.
#[derive(Clone, Copy)]
pub struct TypedFilter {
    /// The ticked states.
    pub states: RwSignal<Vec<OutgoingState>>,
    /// A part of the address.
    pub recipient: RwSignal<String>,
    /// The first day.
    pub from: RwSignal<String>,
    /// The last day.
    pub to: RwSignal<String>,
    /// A thread's number.
    pub thread: RwSignal<String>,
    /// A template's id, or empty.
    pub template: RwSignal<String>,
    /// What is wrong with the number.
    pub thread_error: RwSignal<Option<Text>>,
    /// What is wrong with the days.
    pub days_error: RwSignal<Option<Text>>,
}

impl TypedFilter {
    /// Begins with a filter.
    pub fn new(filter: &OutgoingFilter) -> Self {
        let text = || RwSignal::new(String::new());
        let typed = Self {
            states: RwSignal::new(Vec::new()),
            recipient: text(),
            from: text(),
            to: text(),
            thread: text(),
            template: text(),
            thread_error: RwSignal::new(None),
            days_error: RwSignal::new(None),
        };
        typed.show(filter);
        typed
    }

    /// Shows another filter, as Back and a link do.
    pub fn show(self, filter: &OutgoingFilter) {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        self.states.set(filter.states.clone());
        self.recipient.set(filter.recipient.clone());
        self.from.set(day(filter.written.from));
        self.to.set(day(filter.written.to));
        self.thread
            .set(filter.thread.map(|id| id.to_string()).unwrap_or_default());
        self.template
            .set(filter.template.map(|id| id.to_string()).unwrap_or_default());
        self.thread_error.set(None);
        self.days_error.set(None);
    }

    /// Ticks or unticks states that share a word.
    pub fn tick(self, states: &[OutgoingState], ticked: bool) {
        self.states.update(|all| {
            all.retain(|state| !states.contains(state));
            if ticked {
                all.extend(states);
            }
        });
    }

    /// The filter, or `None` with a word beside each field that cannot be used.
    pub fn read(self) -> Option<OutgoingFilter> {
        let number = self
            .thread
            .with_untracked(|text| text.trim().trim_start_matches('#').to_owned());
        let thread = number.parse().ok();
        let number_fits = number.is_empty() || thread.is_some();
        self.thread_error.set((!number_fits).then_some(texts::NOT_A_NUMBER));
        let written = DayRange {
            from: self.from.with_untracked(|day| day.parse().ok()),
            to: self.to.with_untracked(|day| day.parse().ok()),
        };
        self.days_error.set(written.is_impossible().then_some(texts::BACKWARDS));
        (number_fits && !written.is_impossible()).then(|| OutgoingFilter {
            states: self.states.get_untracked(),
            recipient: self.recipient.with_untracked(|text| text.trim().to_owned()),
            written,
            thread,
            template: self.template.with_untracked(|id| id.parse().ok()),
        })
    }
}
