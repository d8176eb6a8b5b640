//! Holding the stream, mending it, and asking instead while nobody looks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{GetUntracked as _, StoredValue, WithValue as _, document, on_cleanup, window};
use leptos::task::spawn_local;
use model::event::LiveEvent;
use model::ids::EventSeq;
use serde::Deserialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent, Response, VisibilityState};

use super::{Live, LiveState};
use crate::api::session::me;

/// The first wait before the stream is opened again, in milliseconds; it doubles up to the longest.
const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 30_000;
/// From the second failure in a row on, it may be the session that ended: the desk is asked, which leads to the door.
const DOUBT: u32 = 2;
/// A tab hidden for so long gives its stream back.
const HIDDEN: u32 = 30_000;
/// How often a hidden tab asks.
const ASK: u32 = 15_000;

/// Connects for as long as the component lives.
pub fn connect(live: Live) {
    let line = Rc::new(Line {
        live,
        ended: Cell::new(false),
        source: RefCell::new(None),
        failures: Cell::new(0),
    });
    let kept = StoredValue::new_local(line.clone());
    on_cleanup(move || kept.with_value(|line| line.end()));
    spawn_local(run(line));
}

/// One connection, for the life of the page.
struct Line {
    live: Live,
    ended: Cell<bool>,
    source: RefCell<Option<Stream>>,
    /// How often in a row the stream broke or could not be opened.
    failures: Cell<u32>,
}

/// An open stream with the functions that the browser calls.
struct Stream {
    source: EventSource,
    _calls: [Closure<dyn FnMut(MessageEvent)>; 4],
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

impl Line {
    fn end(&self) {
        self.ended.set(true);
        self.source.borrow_mut().take();
    }

    fn is_open(&self) -> bool {
        self.source
            .borrow()
            .as_ref()
            .is_some_and(|stream| stream.source.ready_state() != EventSource::CLOSED)
    }

    fn failed(&self) {
        self.failures.set(self.failures.get().saturating_add(1));
        self.live.set_state(LiveState::Lost);
    }

    /// Waits before the next try: at first a second, then ever longer.
    async fn wait(&self) {
        let failures = self.failures.get();
        if failures >= DOUBT {
            // Only what an ended session sets off matters here; the stream itself does not tell its status.
            let _ = me().await;
        }
        let doublings = failures.saturating_sub(1).min(5);
        TimeoutFuture::new((FIRST_WAIT << doublings).min(LONGEST_WAIT)).await;
    }

    fn seen(&self) -> EventSeq {
        self.live.seen.get_untracked()
    }
}

/// Looks after the line: opens it when somebody looks, gives it back when nobody has for a while.
async fn run(line: Rc<Line>) {
    let mut hidden_for = 0;
    while !line.ended.get() {
        if is_hidden() && hidden_for >= HIDDEN {
            line.source.borrow_mut().take();
            ask(&line).await;
            pause_while_hidden(ASK).await;
        } else if line.is_open() {
            TimeoutFuture::new(500).await;
            hidden_for = if is_hidden() { hidden_for + 500 } else { 0 };
        } else {
            let broken = line.source.borrow_mut().take().is_some();
            if broken {
                line.failed();
            }
            if line.failures.get() > 0 {
                line.wait().await;
            }
            if !line.ended.get() && !open(&line) {
                line.failed();
            }
        }
        if !is_hidden() {
            hidden_for = 0;
        }
    }
}

async fn pause_while_hidden(millis: u32) {
    for _ in 0..millis / 500 {
        if !is_hidden() {
            return;
        }
        TimeoutFuture::new(500).await;
    }
}

fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

/// Opens the stream; false when the browser refuses to.
fn open(line: &Rc<Line>) -> bool {
    let Ok(source) = EventSource::new(&format!("/live?after={}", line.seen())) else {
        return false;
    };
    let opened = call(line, |line, _| {
        line.failures.set(0);
        line.live.set_state(LiveState::Live);
    });
    let told = call(line, |line, event| {
        if let Some(event) = read::<LiveEvent>(&event) {
            line.live.take(vec![event]);
        }
    });
    let reload = call(line, |line, event| {
        let seq = event.last_event_id().parse().map(EventSeq).unwrap_or_default();
        line.live.jump_to(seq);
    });
    // The browser's own way of coming back is left aside: the address must name the newest event.
    let broke = {
        let source = source.clone();
        call(line, move |line, _| {
            source.close();
            line.live.set_state(LiveState::Lost);
        })
    };
    let listen = |name: &str, call: &Closure<dyn FnMut(MessageEvent)>| {
        let _ = source.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
    };
    listen("open", &opened);
    listen("desk", &told);
    listen("reload", &reload);
    listen("error", &broke);
    *line.source.borrow_mut() = Some(Stream {
        source: source.clone(),
        _calls: [opened, told, reload, broke],
    });
    true
}

fn call(line: &Rc<Line>, act: impl Fn(&Line, MessageEvent) + 'static) -> Closure<dyn FnMut(MessageEvent)> {
    let line = Rc::downgrade(line);
    Closure::new(move |event| {
        if let Some(line) = line.upgrade() {
            act(&line, event);
        }
    })
}

fn read<T: for<'a> Deserialize<'a>>(event: &MessageEvent) -> Option<T> {
    serde_json::from_str(&event.data().as_string()?).ok()
}

/// What a hidden tab is told when it asks.
#[derive(Deserialize)]
struct Polled {
    events: Vec<LiveEvent>,
    reload: bool,
    newest: EventSeq,
}

async fn ask(line: &Line) {
    let Some(polled) = fetch(&format!("/live/poll?after={}", line.seen())).await else {
        return;
    };
    if polled.reload {
        line.live.jump_to(polled.newest);
    } else {
        line.live.take(polled.events);
    }
}

async fn fetch(url: &str) -> Option<Polled> {
    let response: Response = JsFuture::from(window().fetch_with_str(url))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    if response.status() == 401 {
        // The poll says no more than its status; this leads to the door.
        let _ = me().await;
    }
    if !response.ok() {
        return None;
    }
    let text: JsValue = JsFuture::from(response.text().ok()?).await.ok()?;
    serde_json::from_str(&text.as_string()?).ok()
}
