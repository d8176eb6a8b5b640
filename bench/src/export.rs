//! The export of the archive through the host's own task: rows per second beside a bare loop of rust_xlsxwriter that writes
//! the same cells from memory, the memory of the whole process, and what other requests feel of it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use desk::ExportFacts;
use model::bulk::Selection;
use model::export::{ExportColumn, ExportFormat, ExportLayout, ExportRequest, ExportState, ExportView};
use model::filter::{ThreadFilter, ThreadList};
use model::page::{PAGE_ROWS, ThreadSort};
use rust_xlsxwriter::{Format, Workbook};
use server::tasks::exporter::{cells, column};
use sheet::{Cell, ColumnKind};
use tokio_util::sync::CancellationToken;

use crate::place::Place;
use crate::table::Times;

/// How often a running job is asked after.
const LOOK: Duration = Duration::from_millis(20);
/// How many rows of the same cells are held in memory for the bare loop, which writes them again and again.
const HELD: usize = 20_000;

/// Prints the figures.
pub async fn measure(place: &Place) -> anyhow::Result<()> {
    println!("  exports of the archive (aim: 150 MB above idle, 1.5 times a bare loop, others not slower by a fifth)");
    let idle = pages(place, CancellationToken::new(), 200).await?;
    println!(
        "  {:<38} {:>7.2} {:>7.2} {:>7.2}",
        "a page while nothing is exported",
        idle.percentile(50),
        idle.percentile(95),
        idle.worst().0
    );
    for (name, layout, format) in [
        ("a row per thread", ExportLayout::Threads, ExportFormat::Xlsx),
        ("a row per message", ExportLayout::Messages, ExportFormat::Xlsx),
        (
            "a row per message, CSV",
            ExportLayout::Messages,
            ExportFormat::CsvSemicolon,
        ),
    ] {
        one(place, name, layout, format).await?;
    }
    Ok(())
}

async fn one(place: &Place, name: &str, layout: ExportLayout, format: ExportFormat) -> anyhow::Result<()> {
    let before = memory("VmRSS")?;
    // Forgets the process's peak so far (proc(5), /proc/pid/clear_refs).
    std::fs::write("/proc/self/clear_refs", "5")?;
    let ended = CancellationToken::new();
    let (exported, others) = tokio::join!(
        async {
            let exported = export(place, layout, format).await;
            ended.cancel();
            exported
        },
        pages(place, ended.clone(), usize::MAX)
    );
    let ((view, took), others) = (exported?, others?);
    let peak = memory("VmHWM")?;
    let speed = |took: Duration| view.total as f64 / took.as_secs_f64();
    println!(
        "  {name:<38} {} rows in {:.1} s, {:.0} rows/s; {:.0} MB peak, {:.0} MB above before",
        view.total,
        took.as_secs_f64(),
        speed(took),
        peak,
        peak - before
    );
    println!(
        "  {:<38} {:>7.2} {:>7.2} {:>7.2}",
        "  a page meanwhile",
        others.percentile(50),
        others.percentile(95),
        others.worst().0
    );
    if format == ExportFormat::Xlsx {
        let (facts, held) = held(place, &view).await?;
        let bare = tokio::task::spawn_blocking(move || bare(&facts, &held, view.total)).await??;
        println!(
            "  {:<38} {:.1} s, {:.0} rows/s; the export takes {:.2} times as long",
            "  bare loop, the same cells",
            bare.as_secs_f64(),
            speed(bare),
            took.as_secs_f64() / bare.as_secs_f64()
        );
    }
    Ok(())
}

/// Pages of the inbox, one after another, until enough are read or the other work is done.
async fn pages(place: &Place, ended: CancellationToken, most: usize) -> anyhow::Result<Times> {
    let (mut times, filter) = (Times::default(), ThreadFilter::default());
    for _ in 0..most {
        if ended.is_cancelled() {
            break;
        }
        let page = place.desk.list_threads(
            &place.admin,
            ThreadList::Inbox,
            &filter,
            ThreadSort::default(),
            None,
            PAGE_ROWS,
        );
        times.take(String::new(), page).await?;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(times)
}

async fn export(place: &Place, layout: ExportLayout, format: ExportFormat) -> anyhow::Result<(ExportView, Duration)> {
    let request = ExportRequest {
        selection: Selection::Matching {
            list: ThreadList::Archive,
            filter: Box::new(ThreadFilter::default()),
            except: Vec::new(),
        },
        sort: ThreadSort::default(),
        layout,
        columns: ExportColumn::ALL
            .iter()
            .copied()
            .filter(|column| column.is_in(layout))
            .collect(),
        format,
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
    Ok((view, began.elapsed()))
}

/// The first rows of an export, as the cells that it wrote.
async fn held(place: &Place, view: &ExportView) -> anyhow::Result<(Arc<ExportFacts>, Vec<Vec<Cell>>)> {
    let mut run = place.desk.run_export(view.id).await?;
    let mut held = Vec::new();
    while held.len() < HELD {
        let batch = run.next().await?;
        if batch.is_empty() {
            break;
        }
        held.extend(cells(&run.facts, &batch));
    }
    Ok((run.facts.clone(), held))
}

/// The same cells, from memory, with the same formats.
fn bare(facts: &ExportFacts, held: &[Vec<Cell>], rows: u64) -> anyhow::Result<Duration> {
    let began = Instant::now();
    let folder = tempfile::tempdir()?;
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder.path())?;
    let mut left = rows;
    while left > 0 {
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        for (at, wanted) in (0u16..).zip(&facts.request.columns) {
            let format = match column(*wanted, facts.lang).kind {
                ColumnKind::Moment => Format::new().set_num_format("dd.mm.yyyy hh:mm"),
                ColumnKind::LongText => Format::new().set_text_wrap(),
                _ => Format::new(),
            };
            sheet.set_column_format(at, &format)?;
        }
        let here = Ord::min(left, u64::from(sheet::MAX_ROWS));
        left -= here;
        for row in 0..u32::try_from(here)? {
            for (at, cell) in (0u16..).zip(&held[row as usize % held.len()]) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => drop(sheet.write_string(row, at, text)?),
                    Cell::Number(number) => drop(sheet.write_number(row, at, *number as f64)?),
                    Cell::Moment(millis) => drop(sheet.write_number(row, at, *millis as f64 / 86_400_000.0)?),
                }
            }
        }
    }
    workbook.save(folder.path().join("bare.xlsx"))?;
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
