//! What the program counts about itself, for Prometheus: requests as they end, open streams, and at each scrape what the
//! database knows of waiting mail, connections and events. Numbers only: no address, no name, no text.

use std::sync::Arc;
use std::time::Duration;

use desk::Desk;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Seconds between which requests are told apart.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1.0, 5.0, 30.0];

/// What a request came for and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Request {
    /// The kind of door: `page`, `function`, `api`, `live`, `file` or `other`.
    door: &'static str,
    /// The hundreds of the status.
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Door {
    door: &'static str,
}

/// All counters of a host. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Counters>);

struct Counters {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Family<Door, Histogram, fn() -> Histogram>,
    streams: Gauge,
    mails: Family<State, Gauge>,
    mail_late: Gauge,
    connections: Family<State, Gauge>,
    events: Gauge,
    events_behind: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("mesajlar");
        let counters = Counters {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            streams: Gauge::default(),
            mails: Family::default(),
            mail_late: Gauge::default(),
            connections: Family::default(),
            events: Gauge::default(),
            events_behind: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("requests", "Requests that ended", counters.requests.clone());
        registry.register("request_seconds", "How long requests took", counters.seconds.clone());
        registry.register("live_streams", "Open live streams", counters.streams.clone());
        registry.register(
            "outgoing_mails",
            "Outgoing mails that have not come to their end",
            counters.mails.clone(),
        );
        registry.register(
            "outgoing_late_seconds",
            "How long the oldest due mail waits",
            counters.mail_late.clone(),
        );
        registry.register(
            "database_connections",
            "Connections of the readers' pool",
            counters.connections.clone(),
        );
        registry.register("events", "The number of the newest event", counters.events.clone());
        registry.register(
            "events_behind",
            "Committed events that this process has not heard of",
            counters.events_behind.clone(),
        );
        Self(Arc::new(Counters { registry, ..counters }))
    }
}

/// Counts an open stream until it is dropped.
pub struct OpenStream(Metrics);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.0.streams.dec();
    }
}

impl Metrics {
    /// A request ended.
    pub fn request(&self, path: &str, status: u16, took: Duration) {
        let door = door(path);
        self.0
            .requests
            .get_or_create(&Request {
                door,
                status: status / 100 * 100,
            })
            .inc();
        self.0.seconds.get_or_create(&Door { door }).observe(took.as_secs_f64());
    }

    /// A stream begins.
    pub fn stream(&self) -> OpenStream {
        self.0.streams.inc();
        OpenStream(self.clone())
    }

    /// Everything in the text format of OpenMetrics 1.0.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn text(&self, desk: &Desk) -> desk::Result<String> {
        let counters = &self.0;
        let facts = desk.facts().await?;
        for (state, mails) in facts.mails {
            counters
                .mails
                .get_or_create(&State { state: state.as_str() })
                .set(whole(mails));
        }
        counters.mail_late.set(facts.mail_late_seconds);
        for (state, connections) in [("open", facts.connections), ("idle", facts.idle_connections)] {
            counters
                .connections
                .get_or_create(&State { state })
                .set(whole(connections));
        }
        counters.events.set(facts.newest_event.0);
        counters.events_behind.set(facts.newest_event.0 - facts.heard_event.0);
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &counters.registry);
        Ok(text)
    }
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The kind of door that a path belongs to: few words, whatever is asked for.
fn door(path: &str) -> &'static str {
    match path.split('/').nth(1).unwrap_or_default() {
        "api" if path.starts_with("/api/v1/") => "api",
        "api" => "function",
        "live" => "live",
        "exports" | "outgoing" if path.matches('/').count() > 2 => "file",
        "pkg" | "icons.svg" | "favicon.svg" => "file",
        "health" | "ready" | "metrics" => "other",
        _ => "page",
    }
}

#[cfg(test)]
mod tests {
    use super::door;

    #[test]
    fn doors_are_told_apart_by_their_paths() {
        for (path, name) in [
            ("/inbox", "page"),
            ("/api/threads/list", "function"),
            ("/api/v1/messages", "api"),
            ("/live", "live"),
            ("/exports/7/file", "file"),
            ("/outgoing", "page"),
            ("/outgoing/7/mail.eml", "file"),
            ("/ready", "other"),
        ] {
            assert_eq!(door(path), name, "{path}");
        }
    }
}
