//! Short notices at the edge of the screen, some with a way back.

use leptos::prelude::{Callback, Get as _, RwSignal, Update as _, provide_context, use_context};
use leptos::task::spawn_local;
use model::error::Problem;
use model::lang::Lang;
use model::texts::errors;

use crate::api::error::{ApiError, OFFLINE};
use crate::browser;

/// How long a notice stays, in milliseconds: as long as an answer can be taken back.
const STAY: u32 = 10_000;

/// One notice.
#[derive(Clone)]
pub struct Toast {
    /// Tells it from others.
    pub id: u32,
    /// Its words.
    pub text: String,
    /// The way back.
    pub undo: Option<Callback<()>>,
    /// Whether it tells of a failure.
    pub failed: bool,
}

/// The notices. Copy.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    made: RwSignal<u32>,
    lang: Lang,
}

impl Toasts {
    /// Says something.
    pub fn say(self, text: String) {
        self.push(text, None, false);
    }

    /// Says what was done, with a way back.
    pub fn undo(self, text: String, undo: Callback<()>) {
        self.push(text, Some(undo), false);
    }

    /// Says what went wrong.
    pub fn problem(self, error: &ApiError) {
        self.push(sentence(error, self.lang), None, true);
    }

    /// What is on the screen now.
    pub fn list(self) -> Vec<Toast> {
        self.list.get()
    }

    /// Takes a notice away.
    pub fn dismiss(self, id: u32) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }

    fn push(self, text: String, undo: Option<Callback<()>>, failed: bool) {
        let Some(id) = self.made.try_update(|made| {
            *made += 1;
            *made
        }) else {
            return;
        };
        self.list.try_update(|list| list.push(Toast { id, text, undo, failed }));
        spawn_local(async move {
            browser::sleep(STAY).await;
            self.dismiss(id);
        });
    }
}

/// What went wrong, in words; the browser's own troubles too.
pub fn sentence(error: &ApiError, lang: Lang) -> String {
    match &error.0 {
        Problem::Unexpected(reference) if reference == OFFLINE => lang.t(errors::OFFLINE).to_owned(),
        problem => errors::problem(problem, lang),
    }
}

/// Makes the notices known to everything below.
pub fn provide_toasts(lang: Lang) -> Toasts {
    let toasts = Toasts {
        list: RwSignal::new(Vec::new()),
        made: RwSignal::new(0),
        lang,
    };
    provide_context(toasts);
    toasts
}

/// The notices.
///
/// # Panics
/// Outside the app.
pub fn use_toasts() -> Toasts {
    #[expect(clippy::expect_used, reason = "the app provides them at its root")]
    use_context().expect("the app provides the notices")
}
