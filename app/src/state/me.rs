//! The signed-in person, for everything below the desk's shell.

use leptos::prelude::{StoredValue, WithValue as _, provide_context, use_context};
use model::agent::Me;

/// A handle to the signed-in person. Copy; lives as long as the shell.
#[derive(Clone, Copy)]
pub struct MeHandle(StoredValue<Me>);

impl MeHandle {
    /// Looks at the person.
    pub fn with<T>(self, look: impl FnOnce(&Me) -> T) -> T {
        self.0.with_value(look)
    }
}

/// Makes the person known to everything below.
pub fn provide_me(me: Me) -> MeHandle {
    let handle = MeHandle(StoredValue::new(me));
    provide_context(handle);
    handle
}

/// The signed-in person.
///
/// # Panics
/// Outside the desk's shell: a page that needs somebody signed in stands below it.
pub fn use_me() -> MeHandle {
    #[expect(
        clippy::expect_used,
        reason = "a page outside the shell is a fault of the route table, seen at its first visit"
    )]
    use_context().expect("the page stands below the desk's shell")
}
