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

/// The first wait before the stream is opened again, in milliseconds; it doubles up to the longest.
const FIRST_WAIT: u32 = 1_000;
const LONGEST_WAIT: u32 = 30_000;
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
        wait: Cell::new(FIRST_WAIT),
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
    wait: Cell<u32>,
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
            if line.source.borrow_mut().take().is_some() {
                line.live.set_state(LiveState::Lost);
                TimeoutFuture::new(line.wait.get()).await;
                line.wait.set((line.wait.get() * 2).min(LONGEST_WAIT));
            }
            if !line.ended.get() {
                open(&line);
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

fn open(line: &Rc<Line>) {
    let Ok(source) = EventSource::new(&format!("/live?after={}", line.seen())) else {
        return;
    };
    let opened = call(line, |line, _| {
        line.wait.set(FIRST_WAIT);
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
}

async fn ask(line: &Line) {
    let Some(polled) = fetch(&format!("/live/poll?after={}", line.seen())).await else {
        return;
    };
    if polled.reload {
        line.live.start_afresh();
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
    if !response.ok() {
        return None;
    }
    let text: JsValue = JsFuture::from(response.text().ok()?).await.ok()?;
    serde_json::from_str(&text.as_string()?).ok()
}
