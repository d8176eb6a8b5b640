//! The live stream: the events after the number that the browser has, then each new one as it is committed.
//! The event table is the truth; the announcement only says that there is something to read. Rights are read again
//! before every batch, so that a withdrawn session hears nothing more.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::HeaderName;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use desk::{Caller, Desk};
use futures::Stream;
use futures::stream::unfold;
use model::event::LiveEvent;
use model::ids::EventSeq;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::answer::ProblemAnswer;
use crate::metrics::{Metrics, OpenStream};
use crate::middleware::session::SignedIn;

/// How many events are told one by one; whoever missed more fetches the page anew.
const MAX_BEHIND: u64 = 1_000;
/// Between two lines that keep the connection open.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// How often a session is looked at while nothing happens.
const RECHECK: Duration = Duration::from_secs(5);
/// How long a stream lives before the browser opens it anew.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// The last event that the browser has.
#[derive(Debug, Deserialize)]
pub struct After {
    after: EventSeq,
}

/// What a hidden tab asks for now and then instead of holding a stream.
#[derive(Debug, Serialize)]
pub struct Polled {
    events: Vec<LiveEvent>,
    /// The browser is too far behind: it fetches everything anew.
    reload: bool,
    /// The newest event when this was read: where a browser that fetches everything anew goes on.
    newest: EventSeq,
}

/// `GET /live/poll?after=…`: the events after a number, at once.
pub async fn poll(
    State(desk): State<Desk>,
    SignedIn(caller): SignedIn,
    Query(After { after }): Query<After>,
) -> Result<Json<Polled>, ProblemAnswer> {
    let newest = *desk.store().newest_event().borrow();
    let events = desk.events_after(&caller, after, MAX_BEHIND + 1).await?;
    let reload = events.len() as u64 > MAX_BEHIND;
    Ok(Json(Polled {
        events: if reload { Vec::new() } else { events },
        reload,
        newest,
    }))
}

/// `GET /live?after=…`: server-sent events. A browser that comes back names its last event in `Last-Event-ID`.
pub async fn stream(
    State(desk): State<Desk>,
    State(closing): State<CancellationToken>,
    State(metrics): State<Metrics>,
    SignedIn(caller): SignedIn,
    Query(After { after }): Query<After>,
    headers: HeaderMap,
) -> impl IntoResponse {
    let resumed = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok())
        .and_then(|id| id.parse().ok());
    let listener = Listener {
        _open: metrics.stream(),
        newest: desk.store().newest_event(),
        desk,
        caller,
        closing,
        after: EventSeq(resumed.unwrap_or(after.0).max(after.0)),
        ends: tokio::time::Instant::now() + LIFE,
        waiting: Vec::new(),
    };
    let body = Sse::new(events(listener)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    ([(HeaderName::from_static("x-accel-buffering"), "no")], body)
}

struct Listener {
    _open: OpenStream,
    desk: Desk,
    caller: Caller,
    closing: CancellationToken,
    newest: tokio::sync::watch::Receiver<EventSeq>,
    after: EventSeq,
    ends: tokio::time::Instant,
    /// Events that are read and not yet told, newest first.
    waiting: Vec<LiveEvent>,
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok(event), listener))
    })
}

impl Listener {
    /// The next event to tell; `None` when the stream ends.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop() {
                return Some(told(&event));
            }
            if *self.newest.borrow_and_update() > self.after {
                match self.read().await {
                    Some(Read::Reload) => {
                        return Some(Event::default().event("reload").id(self.after.to_string()).data("{}"));
                    }
                    Some(Read::Some) => continue,
                    None => return None,
                }
            }
            tokio::select! {
                () = self.closing.cancelled() => return None,
                () = tokio::time::sleep_until(self.ends) => return None,
                changed = self.newest.changed() => changed.ok()?,
                () = tokio::time::sleep(RECHECK) => self.caller = self.desk.caller_again(&self.caller).await.ok()??,
            }
        }
    }

    /// Reads what is new. `None`: the caller may not listen any more, or the database is away.
    async fn read(&mut self) -> Option<Read> {
        self.caller = self.desk.caller_again(&self.caller).await.ok()??;
        let newest = *self.newest.borrow();
        let mut events = self
            .desk
            .events_after(&self.caller, self.after, MAX_BEHIND + 1)
            .await
            .ok()?;
        if events.len() as u64 > MAX_BEHIND {
            self.after = newest;
            return Some(Read::Reload);
        }
        self.after = events.last().map_or(newest, |event| event.seq.max(newest));
        events.reverse();
        self.waiting = events;
        Some(Read::Some)
    }
}

enum Read {
    Some,
    Reload,
}

fn told(event: &LiveEvent) -> Event {
    let named = Event::default().event("desk").id(event.seq.to_string());
    named
        .json_data(event)
        .unwrap_or_else(|_| Event::default().event("reload").data("{}"))
}
