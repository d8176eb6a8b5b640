//! How the signed-in person likes their lists, for every list of the shell: one signal, so that all change alike.

use leptos::prelude::{RwSignal, provide_context, use_context};
use model::list_look::ListLook;

/// The look. Copy; lives as long as the shell.
pub type ListLookHandle = RwSignal<ListLook>;

/// Makes the look known to everything below.
pub fn provide_list_look(look: ListLook) {
    provide_context(RwSignal::new(look));
}

/// The look; that of somebody new outside the shell.
pub fn use_list_look() -> ListLookHandle {
    use_context().unwrap_or_default()
}
