//! What the fields of the filter panel hold while somebody types, apart from what the URL asks for. It becomes the URL's
//! with Ara or Enter, and takes the URL's words over whenever those change.

use leptos::prelude::*;
use model::filter::FilterReading;

use super::chip::field_of;
use crate::components::thread_list::listing::Listing;
use crate::state::criteria::{Criterion, Typed, toggled, values};

/// The fields of the panel.
#[derive(Clone, Copy)]
pub struct FilterForm {
    listing: Listing,
    fields: StoredValue<Vec<RwSignal<String>>>,
    /// What is typed.
    pub typed: Memo<Typed>,
    /// What the typed words mean.
    pub reading: Memo<FilterReading>,
}

impl FilterForm {
    /// The form of a list, filled with what its URL asks for, and passed on as context.
    pub fn provide(listing: Listing) -> Self {
        let start = listing.address.with_untracked(|address| address.typed.clone());
        let field = |criterion: &Criterion| RwSignal::new(start.get(*criterion).to_owned());
        let fields = StoredValue::new(Criterion::ALL.iter().map(field).collect::<Vec<_>>());
        let typed = Memo::new(move |_| read_fields(&fields.get_value()));
        let form = Self {
            listing,
            fields,
            typed,
            reading: Memo::new(move |_| typed.with(Typed::reading)),
        };
        form.follow_url();
        provide_context(form);
        form
    }

    /// The text of a field.
    pub fn field(self, criterion: Criterion) -> RwSignal<String> {
        let at = Criterion::ALL.iter().position(|other| *other == criterion);
        let field = |fields: &Vec<RwSignal<String>>| at.and_then(|at| fields.get(at).copied());
        self.fields.with_value(field).unwrap_or_default()
    }

    /// Whether a value of a field that takes several is ticked.
    pub fn has(self, criterion: Criterion, value: &str) -> bool {
        self.field(criterion)
            .with(|text| values(text).any(|word| word == value))
    }

    /// Ticks or unticks a value of a field that takes several.
    pub fn tick(self, criterion: Criterion, value: &str, on: bool) {
        self.field(criterion).update(|text| *text = toggled(text, value, on));
    }

    /// Ara: what is typed becomes the URL's. What cannot be used stays as typed; the answer is then its first field.
    pub fn commit(self) -> Result<(), Criterion> {
        let faulty = self.reading.with_untracked(first_faulty);
        if let Some(criterion) = faulty {
            return Err(criterion);
        }
        let (typed, address) = (self.typed.get_untracked(), self.listing.address.get_untracked());
        if typed == address.typed {
            self.listing.refetch();
        } else {
            self.listing.go(address.with_typed(typed));
        }
        Ok(())
    }

    /// Temizle: nothing is asked for any more.
    pub fn clear(self) {
        self.fill(&Typed::default());
        let address = self.listing.address.get_untracked();
        if !address.typed.is_empty() {
            self.listing.go(address.with_typed(Typed::default()));
        }
    }

    fn fill(self, typed: &Typed) {
        for criterion in Criterion::ALL {
            let (field, text) = (self.field(*criterion), typed.get(*criterion));
            if field.with_untracked(|held| held.trim() != text) {
                field.set(text.to_owned());
            }
        }
    }

    fn follow_url(self) {
        let asked = Memo::new(move |_| self.listing.address.with(|address| address.typed.clone()));
        Effect::new(move |before: Option<Typed>| {
            let now = asked.get();
            if before.is_some_and(|before| before != now) {
                self.fill(&now);
            }
            now
        });
    }
}

/// The form of the current page's list.
pub fn use_filter_form() -> FilterForm {
    expect_context()
}

fn first_faulty(reading: &FilterReading) -> Option<Criterion> {
    reading.problems.iter().filter_map(field_of).min()
}

fn read_fields(fields: &[RwSignal<String>]) -> Typed {
    let mut typed = Typed::default();
    for (criterion, field) in Criterion::ALL.iter().zip(fields) {
        field.with(|text| typed.set(*criterion, text));
    }
    typed
}
