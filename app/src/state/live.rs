//! The live connection: events as they are committed, resumed after the last one known, however the connection fares.
//! A tab that is hidden for half a minute gives its stream back (a browser opens six connections to a site at most) and
//! asks now and then instead.

mod connection;

use leptos::prelude::{
    GetUntracked as _, ReadSignal, RwSignal, Set as _, Signal, Update as _, provide_context, use_context,
};
use model::event::LiveEvent;
use model::ids::EventSeq;

pub use connection::connect;

/// How the connection fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// Not yet there.
    Connecting,
    /// What is on the screen is what is in the database.
    Live,
    /// Lost; being mended.
    Lost,
}

/// The live connection. Copy.
#[derive(Clone, Copy)]
pub struct Live {
    batch: RwSignal<Vec<LiveEvent>>,
    state: RwSignal<LiveState>,
    reload: RwSignal<u32>,
    seen: RwSignal<EventSeq>,
}

impl Live {
    /// The newest events; set anew with each batch.
    pub fn batch(self) -> ReadSignal<Vec<LiveEvent>> {
        self.batch.read_only()
    }

    /// How the connection fares.
    pub fn state(self) -> Signal<LiveState> {
        self.state.into()
    }

    /// Counts how often everything must be fetched afresh, because too much was missed.
    pub fn reload(self) -> Signal<u32> {
        self.reload.into()
    }

    fn take(self, events: Vec<LiveEvent>) {
        let seen = self.seen.get_untracked();
        let newer: Vec<LiveEvent> = events.into_iter().filter(|event| event.seq > seen).collect();
        if let Some(last) = newer.last() {
            self.seen.set(last.seq);
            self.batch.set(newer);
        }
    }

    fn jump_to(self, seq: EventSeq) {
        if seq > self.seen.get_untracked() {
            self.seen.set(seq);
        }
        self.reload.update(|count| *count += 1);
    }

    fn set_state(self, state: LiveState) {
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }
}

/// Makes the connection known to everything below; it begins after an event.
pub fn provide_live(seen: EventSeq) -> Live {
    let live = Live {
        batch: RwSignal::new(Vec::new()),
        state: RwSignal::new(LiveState::Connecting),
        reload: RwSignal::new(0),
        seen: RwSignal::new(seen),
    };
    provide_context(live);
    live
}

/// The live connection.
///
/// # Panics
/// Outside the desk's shell.
pub fn use_live() -> Live {
    #[expect(
        clippy::expect_used,
        reason = "the shell provides it to every page that follows events"
    )]
    use_context().expect("the page stands below the desk's shell")
}
