//! Durations to figures, and figures to lines. Knows nothing of desks.

use std::time::{Duration, Instant};

/// The durations of one thing done many times, each with what was special about it.
#[derive(Default)]
pub struct Times(Vec<(Duration, String)>);

impl Times {
    /// Does it once more.
    pub async fn take<T>(&mut self, what: String, done: impl Future<Output = T>) -> T {
        let began = Instant::now();
        let result = done.await;
        self.0.push((began.elapsed(), what));
        result
    }

    /// The duration that so many of a hundred stay under, in milliseconds.
    pub fn percentile(&self, of_hundred: usize) -> f64 {
        let mut sorted: Vec<Duration> = self.0.iter().map(|(took, _)| *took).collect();
        sorted.sort_unstable();
        let at = (sorted.len() * of_hundred).div_ceil(100).max(1) - 1;
        sorted.get(at).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    }

    /// The longest, in milliseconds, and what it was.
    pub fn worst(&self) -> (f64, &str) {
        let worst = self.0.iter().max_by_key(|(took, _)| *took);
        worst.map_or((0.0, ""), |(took, what)| (took.as_secs_f64() * 1000.0, what))
    }
}

/// What is measured of some filters.
pub struct Line {
    /// What they have in common.
    pub name: String,
    /// First pages by both sorts.
    pub pages: Times,
    /// Pages in the middle.
    pub middles: Times,
    /// Counts.
    pub counts: Times,
    /// What the counts said: rows, and whether there are more.
    pub found: Vec<(u64, bool)>,
}

/// A line slower than this tells what was slowest, in milliseconds.
const SLOW: f64 = 20.0;

impl Line {
    /// A line without figures.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            pages: Times::default(),
            middles: Times::default(),
            counts: Times::default(),
            found: Vec::new(),
        }
    }

    /// Prints the figures.
    pub fn print(&self) {
        let rows = |found: Option<&(u64, bool)>| {
            found.map_or_else(String::new, |(rows, more)| {
                format!("{rows}{}", if *more { "+" } else { "" })
            })
        };
        print!("  {:<38}", self.name);
        for times in [&self.pages, &self.middles, &self.counts] {
            print!(
                " {:>7.1} {:>7.1} {:>7.1} ",
                times.percentile(50),
                times.percentile(95),
                times.worst().0
            );
        }
        println!(
            " {} to {}",
            rows(self.found.iter().min()),
            rows(self.found.iter().max())
        );
        for (part, times) in [
            ("page", &self.pages),
            ("middle", &self.middles),
            ("count", &self.counts),
        ] {
            let (took, what) = times.worst();
            if took > SLOW && self.found.len() > 1 {
                println!("      slowest {part}: {took:.0} ms, {what}");
            }
        }
    }
}

/// The head of the figures.
pub fn head() {
    println!(
        "  {:<38} {:^24} {:^24} {:^24} rows",
        "milliseconds: p50, p95, slowest", "first page", "page in the middle", "count"
    );
}

/// One act.
pub fn act(name: &str, times: &Times) {
    println!(
        "  {name:<38} {:>7.2} {:>7.2} {:>7.2}",
        times.percentile(50),
        times.percentile(95),
        times.worst().0
    );
}

/// How the same lines grow with the threads: the p95 of each size, and what the largest costs of the smallest.
pub fn growth(sizes: &[(u64, Vec<Line>)]) {
    let (Some((least, first)), Some((most, last))) = (sizes.first(), sizes.last()) else {
        return;
    };
    if sizes.len() < 2 {
        return;
    }
    println!("  from {least} to {most} threads: p95 of the first page at each size, and the last over the first");
    for (at, line) in first.iter().enumerate() {
        print!("  {:<38}", line.name);
        for (_, lines) in sizes {
            print!(" {:>9.1}", lines[at].pages.percentile(95));
        }
        println!(
            " {:>8.1}x",
            last[at].pages.percentile(95) / line.pages.percentile(95).max(0.01)
        );
    }
}
