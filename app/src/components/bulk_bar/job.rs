//! An act on many threads as this browser follows it: frozen and looked at, confirmed, asked after until it ends.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::bulk::{ActConflict, ActPreview, BulkState, BulkView, Selection, ThreadAct};

use crate::api::acts as api;
use crate::browser;
use crate::state::toasts::{Toasts, use_toasts};

/// How often an act that is being done is asked after, in milliseconds.
const POLL_MILLIS: u32 = 250;
/// After so many answers lost in a row, each waited for twice as long as the one before, the act is let go.
const MOST_LOST: u32 = 7;

/// Where the act stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The set is being frozen.
    Freezing,
    /// What it will touch is told; a yes is waited for.
    Asked(ActPreview),
    /// It is being done.
    Running(BulkView),
    /// It is over; what it left alone.
    Ended(BulkView, Vec<ActConflict>),
}

/// The act of one list.
#[derive(Clone, Copy)]
pub struct ActJob {
    /// What is done.
    pub act: RwSignal<Option<ThreadAct>>,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// Whether its dialog is open; the act goes on without it.
    pub open: RwSignal<bool>,
    toasts: Toasts,
}

impl ActJob {
    /// No act yet.
    pub fn new() -> Self {
        Self {
            act: RwSignal::new(None),
            stage: RwSignal::new(Stage::Freezing),
            open: RwSignal::new(false),
            toasts: use_toasts(),
        }
    }

    /// Freezes the threads and opens the dialog that tells what the act will touch.
    pub fn ask(self, act: ThreadAct, selection: Selection) {
        self.act.set(Some(act.clone()));
        self.stage.set(Stage::Freezing);
        self.open.set(true);
        spawn_local(async move {
            match api::freeze_act(act, selection).await {
                Ok(preview) => {
                    self.stage.try_set(Stage::Asked(preview));
                }
                Err(error) => self.give_up(&error),
            }
        });
    }

    /// Does it; `ended` hears of the end, also when the question that was confirmed is gone from the screen by then.
    pub fn confirm(self, ended: impl Fn(BulkView) + 'static) {
        let Stage::Asked(preview) = self.stage.get_untracked() else {
            return;
        };
        spawn_local(async move {
            match api::start_act(preview.bulk).await {
                Ok(view) => self.follow(view, ended).await,
                Err(error) => self.give_up(&error),
            }
        });
    }

    /// Stops it; what was changed until then stays changed.
    pub fn cancel(self) {
        let Stage::Running(view) = self.stage.get_untracked() else {
            return;
        };
        spawn_local(async move {
            if let Err(error) = api::cancel_act(view.id).await {
                self.toasts.problem(&error);
            }
        });
    }

    async fn follow(self, mut view: BulkView, ended: impl Fn(BulkView)) {
        let mut lost = 0;
        while view.state == BulkState::Running {
            self.stage.try_set(Stage::Running(view.clone()));
            browser::sleep(POLL_MILLIS << lost).await;
            // A lost answer is no reason to lose the act: a later question may reach the server.
            match api::get_act(view.id).await {
                Ok(newer) => (view, lost) = (newer, 0),
                Err(_) if lost < MOST_LOST => lost += 1,
                Err(error) => return self.give_up(&error),
            }
        }
        let conflicts = match view.conflicts {
            0 => Vec::new(),
            _ => api::list_act_conflicts(view.id).await.unwrap_or_default(),
        };
        self.stage.try_set(Stage::Ended(view.clone(), conflicts));
        ended(view);
    }

    fn give_up(self, error: &crate::api::error::ApiError) {
        self.open.try_set(false);
        self.toasts.problem(error);
    }
}
