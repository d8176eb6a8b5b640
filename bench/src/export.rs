//! The export of the archive through the host's own task, its rows per second and the memory of the whole process, beside a
//! bare loop of rust_xlsxwriter that writes as many cells from memory.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use model::bulk::Selection;
use model::export::{ExportColumn, ExportLayout, ExportRequest, ExportState};
use model::filter::{ThreadFilter, ThreadList};
use model::page::ThreadSort;
use rust_xlsxwriter::Workbook;

use crate::place::Place;

/// How often a running job is asked after.
const LOOK: Duration = Duration::from_millis(20);

/// Prints the figures.
pub async fn measure(place: &Place) -> anyhow::Result<()> {
    let idle = memory("VmRSS")?;
    // Forgets the process's peak so far (proc(5), /proc/pid/clear_refs).
    std::fs::write("/proc/self/clear_refs", "5")?;
    let (rows, took) = run(place).await?;
    let peak = memory("VmHWM")?;
    let bare = tokio::task::spawn_blocking(move || bare(rows)).await??;
    let speed = |took: Duration| rows as f64 / took.as_secs_f64();
    println!("  export of the archive (aim: 50,000 rows in 10 s within 100 MB)");
    println!(
        "  {:<34} {rows} rows in {:.1} s, {:.0} rows/s, 50,000 rows in {:.1} s",
        "a row per thread",
        took.as_secs_f64(),
        speed(took),
        50_000.0 / speed(took)
    );
    println!(
        "  {:<34} {:.1} s, {:.0} rows/s; the export takes {:.2} times as long",
        "bare loop, the same cells",
        bare.as_secs_f64(),
        speed(bare),
        took.as_secs_f64() / bare.as_secs_f64()
    );
    println!(
        "  {:<34} {:.0} MB peak, {:.0} MB above idle",
        "memory of the whole process",
        peak,
        peak - idle
    );
    Ok(())
}

async fn run(place: &Place) -> anyhow::Result<(u64, Duration)> {
    let request = ExportRequest {
        selection: Selection::Matching {
            list: ThreadList::Archive,
            filter: Box::new(ThreadFilter::default()),
            except: Vec::new(),
        },
        sort: ThreadSort::default(),
        layout: ExportLayout::Threads,
        columns: columns(),
    };
    let began = Instant::now();
    let mut view = place.desk.start_export(&place.admin, request).await?;
    while view.state == ExportState::Running {
        tokio::time::sleep(LOOK).await;
        view = place.desk.get_export(&place.admin, view.id).await?;
    }
    if view.state != ExportState::Ready {
        bail!("the export ended as {:?}", view.state);
    }
    Ok((view.total, began.elapsed()))
}

fn columns() -> Vec<ExportColumn> {
    let all = ExportColumn::ALL.iter().copied();
    all.filter(|column| column.is_in(ExportLayout::Threads)).collect()
}

/// As many cells of the same length, from memory.
fn bare(rows: u64) -> anyhow::Result<Duration> {
    let began = Instant::now();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    let text = "Merhaba, geçen hafta verdiğim sipariş hâlâ elime ulaşmadı. Yardımcı olur musunuz?";
    for row in 0..u32::try_from(rows)? {
        for column in 0..u16::try_from(columns().len())? {
            let cell = if column < 13 { &text[..18] } else { text };
            sheet.write_string(row, column, cell)?;
        }
    }
    workbook.save_to_buffer()?;
    Ok(began.elapsed())
}

/// A line of `/proc/self/status`, in megabytes.
fn memory(line: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let found = status
        .lines()
        .find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
    let kilobytes = found
        .and_then(|text| text.split_whitespace().next())
        .context("no such line")?;
    Ok(kilobytes.parse::<f64>()? / 1024.0)
}
