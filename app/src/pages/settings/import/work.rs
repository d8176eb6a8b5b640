//! The import that this page is about: its file sent, its columns named, begun, asked after until it is over.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::error::Problem;
use model::import::{ImportKind, ImportState, ImportView, Mapping};
use model::lang::Lang;

use crate::api::error::{ApiError, OFFLINE};
use crate::api::imports as api;
use crate::browser;
use crate::i18n::use_lang;
use crate::pages::door::Sending;

/// How often an import that is being worked on is asked after, in milliseconds.
const POLL_MILLIS: u32 = 300;
/// After so many answers lost in a row, each waited for twice as long as the one before, it is let go.
const MOST_LOST: u32 = 7;

/// The import. Copy.
#[derive(Clone, Copy)]
pub struct Work {
    /// How it stands; nothing while there is no file.
    pub view: RwSignal<Option<ImportView>>,
    /// Whether a request is on its way, and what was refused.
    pub sending: Sending,
    lang: Lang,
}

impl Work {
    /// An import that was begun before, or none yet.
    pub fn new(view: Option<ImportView>) -> Self {
        let lang = use_lang();
        let work = Self {
            view: RwSignal::new(view),
            sending: Sending::new(lang),
            lang,
        };
        // Only in the browser: what is under way is followed.
        Effect::new(move |_| work.follow());
        work
    }

    /// Sends a file.
    pub fn send(self, kind: ImportKind, file: web_sys::File) {
        self.sending.begin();
        spawn_local(async move {
            let sent = browser::send_file("/imports", &[("kind", kind.as_str()), ("name", &file.name())], &file).await;
            self.take(sent.and_then(|answer| read(&answer)));
        });
    }

    /// Says what the columns hold.
    pub fn check(self, mapping: Mapping) {
        self.act(async |id| api::check_import(id, mapping).await);
    }

    /// Begins to store.
    pub fn start(self) {
        self.act(async |id| api::start_import(id).await);
    }

    /// Stops.
    pub fn cancel(self) {
        self.act(async |id| api::cancel_import(id).await);
    }

    /// Back to the columns of a file that was looked at.
    pub fn back(self) {
        self.view.update(|view| {
            if let Some(view) = view {
                view.state = ImportState::Read;
            }
        });
    }

    /// Another file. One that was not begun is forgotten; one that is over stays for whoever asks what became of it.
    pub fn leave(self) {
        let Some(view) = self.view.get_untracked() else { return };
        self.view.set(None);
        if matches!(view.state, ImportState::Read | ImportState::Checked) {
            spawn_local(async move {
                if let Err(error) = api::drop_import(view.id).await {
                    self.sending.refused(&error);
                }
            });
        }
    }

    fn act(self, ask: impl AsyncFnOnce(model::ids::ImportId) -> Result<ImportView, ApiError> + 'static) {
        let Some(id) = self.view.with_untracked(|view| view.as_ref().map(|view| view.id)) else {
            return;
        };
        self.sending.begin();
        spawn_local(async move { self.take(ask(id).await) });
    }

    fn take(self, answer: Result<ImportView, ApiError>) {
        match answer {
            Ok(view) => {
                self.sending.busy.try_set(false);
                self.view.try_set(Some(view));
                self.follow();
            }
            Err(error) => self.sending.refused(&error),
        }
    }

    /// Asks after it while it is being worked on.
    fn follow(self) {
        let busy = |view: &ImportView| matches!(view.state, ImportState::Checking | ImportState::Running);
        let Some(id) = self
            .view
            .with_untracked(|view| view.as_ref().filter(|view| busy(view)).map(|view| view.id))
        else {
            return;
        };
        spawn_local(async move {
            let mut lost = 0;
            loop {
                browser::sleep(POLL_MILLIS << lost).await;
                match api::get_import(id).await {
                    Ok(view) => {
                        lost = 0;
                        let over = !busy(&view);
                        let gone = self.view.try_set(Some(view)).is_some();
                        if over || gone {
                            return;
                        }
                    }
                    Err(_) if lost < MOST_LOST => lost += 1,
                    Err(error) => return self.sending.refused(&error),
                }
            }
        });
    }

    /// The language of the page.
    pub const fn lang(self) -> Lang {
        self.lang
    }
}

/// What the host answers to a file: the import, or the problem in a problem document.
fn read(answer: &str) -> Result<ImportView, ApiError> {
    #[derive(serde::Deserialize)]
    struct Refusal {
        problem: Problem,
    }
    serde_json::from_str(answer).map_err(|_| {
        let refusal = serde_json::from_str::<Refusal>(answer);
        ApiError(refusal.map_or_else(|_| Problem::Unexpected(OFFLINE.to_owned()), |refusal| refusal.problem))
    })
}
