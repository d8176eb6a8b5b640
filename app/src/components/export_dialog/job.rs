//! One export job as this browser follows it: begun, asked after until it ends, downloaded by itself when it is ready.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::export::{ExportRequest, ExportState, ExportView};
use model::ids::ExportId;
use model::texts::exports;

use crate::api;
use crate::browser;
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, use_toasts};

/// How often a running job is asked after, in milliseconds.
const POLL_MILLIS: u32 = 400;
/// After so many answers lost in a row, each waited for twice as long as the one before, the job is let go.
const MOST_LOST: u32 = 7;

/// A job and what is known of it.
#[derive(Clone, Copy)]
pub struct ExportJob {
    /// The job, once it has begun.
    pub view: RwSignal<Option<ExportView>>,
    /// Whether the request to begin is on its way.
    pub starting: RwSignal<bool>,
    toasts: Toasts,
    lang: model::lang::Lang,
}

impl ExportJob {
    /// No job yet.
    pub fn new() -> Self {
        Self {
            view: RwSignal::new(None),
            starting: RwSignal::new(false),
            toasts: use_toasts(),
            lang: use_lang(),
        }
    }

    /// Begins a job and follows it to its end.
    pub fn start(self, request: ExportRequest) {
        if self.starting.get_untracked() {
            return;
        }
        self.starting.set(true);
        spawn_local(async move {
            let begun = api::exports::start_export(request).await;
            self.starting.try_set(false);
            match begun {
                Ok(view) => self.follow(view).await,
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    /// Follows a job that began earlier.
    pub fn resume(self, view: ExportView) {
        spawn_local(self.follow(view));
    }

    /// Stops the job.
    pub fn cancel(self) {
        let Some(id) = self.view.with_untracked(|view| view.as_ref().map(|view| view.id)) else {
            return;
        };
        spawn_local(async move {
            if let Err(error) = api::exports::cancel_export(id).await {
                self.toasts.problem(&error);
            }
        });
    }

    /// Forgets the job, so that another can begin.
    pub fn forget(self) {
        self.view.set(None);
    }

    async fn follow(self, mut view: ExportView) {
        let mut lost = 0;
        loop {
            self.view.try_set(Some(view.clone()));
            if view.state != ExportState::Running {
                self.end(&view);
                return;
            }
            browser::sleep(POLL_MILLIS << lost).await;
            // A lost answer is no reason to lose the job: a later question may reach the server.
            match api::exports::get_export(view.id).await {
                Ok(newer) => (view, lost) = (newer, 0),
                Err(_) if lost < MOST_LOST => lost += 1,
                Err(error) => {
                    self.view.try_set(None);
                    self.toasts.problem(&error);
                    return;
                }
            }
        }
    }

    fn end(self, view: &ExportView) {
        let lang = self.lang;
        match view.state {
            ExportState::Ready => {
                browser::download(&file_path(view.id));
                self.toasts.say(lang.fill(exports::READY, &[&view.file_name]));
            }
            ExportState::Cancelled => self.toasts.say(lang.t(exports::CANCELLED).to_owned()),
            ExportState::Failed | ExportState::Expired | ExportState::Running => {}
        }
    }
}

/// Where the file of a job is.
pub fn file_path(id: ExportId) -> String {
    format!("/exports/{id}/file")
}
