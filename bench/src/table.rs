//! Durations to figures, and figures to lines. Knows nothing of desks.

use std::time::{Duration, Instant};

/// The durations of one thing done many times.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once more.
    pub async fn take<T>(&mut self, done: impl Future<Output = T>) -> T {
        let began = Instant::now();
        let result = done.await;
        self.0.push(began.elapsed());
        result
    }

    /// The duration that so many of a hundred stay under, in milliseconds.
    pub fn percentile(&self, of_hundred: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = (sorted.len() * of_hundred).div_ceil(100).max(1) - 1;
        sorted.get(at).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    }
}

/// The head of the figures.
pub fn head() {
    println!(
        "  {:<34} {:>9} {:>9} {:>10} {:>10}  rows",
        "", "p50 ms", "p95 ms", "count p50", "count p95"
    );
}

/// A page and its count.
pub fn page(name: &str, pages: &Times, counts: &Times, rows: &str) {
    println!(
        "  {name:<34} {:>9.2} {:>9.2} {:>10.2} {:>10.2}  {rows}",
        pages.percentile(50),
        pages.percentile(95),
        counts.percentile(50),
        counts.percentile(95)
    );
}

/// One act.
pub fn act(name: &str, times: &Times) {
    println!(
        "  {name:<34} {:>9.2} {:>9.2}",
        times.percentile(50),
        times.percentile(95)
    );
}
