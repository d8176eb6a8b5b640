//! The filter of a list: ten criteria (the archive's eleven, and who resolved beside it), how many they would find while
//! somebody types, Ara to commit, chips of what is in use. Without a living page it is a plain form that asks by GET.

mod chip;
mod chips;
mod choices;
mod day_range;
mod form;
mod panel;
mod pick_field;
mod text_criterion;
mod would_find;

pub use chips::FilterChips;
pub use form::FilterForm;
pub use panel::{FilterPanel, focus_first};
