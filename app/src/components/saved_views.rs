//! Kayıtlı görünümler: a person's own filters by name. Picking one goes to its URL.

mod menu;
mod save;

pub use menu::SavedViews;
