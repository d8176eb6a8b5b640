//! What the frame itself learns from the live connection: the numbers in the side bar and in the tab's title.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::agent::Me;

use crate::api::session::me;
use crate::browser;
use crate::state::live::{Live, connect};

/// How long after an event the numbers are read anew, so that a burst asks once.
const PAUSE: u32 = 300;

/// The numbers of the frame. Copy.
#[derive(Clone, Copy)]
pub struct Counts {
    /// Threads that wait for an answer.
    pub waiting: RwSignal<u64>,
    /// Mails that did not arrive.
    pub undelivered: RwSignal<u64>,
    /// Messages that came while nobody looked at the tab.
    pub unseen: RwSignal<u32>,
}

impl Counts {
    /// The numbers as the server told them.
    pub fn new(me: &Me) -> Self {
        Self {
            waiting: RwSignal::new(me.waiting),
            undelivered: RwSignal::new(me.undelivered),
            unseen: RwSignal::new(0),
        }
    }
}

/// Connects, and keeps the numbers true.
pub fn follow(live: Live, counts: Counts) {
    let asked = StoredValue::new(false);
    Effect::new(move |_| connect(live));
    Effect::new(move |_| {
        let handle = window_event_listener(leptos::ev::focus, move |_| counts.unseen.set(0));
        on_cleanup(move || handle.remove());
    });
    Effect::new(move |_| {
        let came = live
            .batch()
            .with(|events| events.iter().filter(|event| event.what.is_incoming()).count());
        if came > 0 && !document().has_focus().unwrap_or(true) {
            counts
                .unseen
                .update(|unseen| *unseen += u32::try_from(came).unwrap_or(0));
        }
    });
    Effect::new(move |_| {
        let told = live.batch().with(|events| !events.is_empty());
        let missed = live.reload().get() > 0;
        if (told || missed) && !asked.get_value() {
            asked.set_value(true);
            spawn_local(read_anew(counts, asked));
        }
    });
}

/// Reads the numbers after the pause. What happens while they are read asks once more.
async fn read_anew(counts: Counts, asked: StoredValue<bool>) {
    browser::sleep(PAUSE).await;
    asked.try_set_value(false);
    if let Ok(me) = me().await {
        counts.waiting.try_set(me.waiting);
        counts.undelivered.try_set(me.undelivered);
    }
}
