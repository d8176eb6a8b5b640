//! What the desk exports, another desk imports: the same rows come out of it again.

use std::path::Path;

use desk::{Caller, Desk, ExportedThread};
use model::bulk::Selection;
use model::cell::Cell;
use model::export::{ExportColumn, ExportFormat, ExportLayout, ExportRequest, ExportState};
use model::filter::{ThreadFilter, ThreadList};
use model::import::{ImportKind, ImportState};
use model::page::ThreadSort;
use model::right::Role;
use server::tasks::exporter::{cells, column};
use sheet::{CsvWriter, Sheets, WorkbookWriter};

use crate::host::Host;

/// Enough for two batches.
const THREADS: u64 = 1_200;
const OWNER: &str = "test";

async fn admin(host: &Host) -> Caller {
    host.desk
        .caller_of(host.token(Role::Admin))
        .await
        .expect("an answer")
        .expect("signed in")
}

/// The rows of both lists as the exporter makes them, without the threads' numbers, which are another desk's own.
async fn rows(desk: &Desk, caller: &Caller, list: ThreadList) -> Vec<Vec<Cell>> {
    let columns = ExportColumn::ALL
        .iter()
        .copied()
        .filter(|column| column.is_in(ExportLayout::Messages));
    let request = ExportRequest {
        selection: Selection::Matching {
            list,
            filter: Box::new(ThreadFilter::default()),
            except: Vec::new(),
        },
        sort: ThreadSort::OpenedAsc,
        layout: ExportLayout::Messages,
        columns: columns.collect(),
        format: ExportFormat::Xlsx,
    };
    let job = desk.start_export(caller, request).await.expect("a job");
    let mut run = desk.run_export(job.id).await.expect("a run");
    let mut all = Vec::new();
    loop {
        let batch: Vec<ExportedThread> = run.next().await.expect("threads");
        if batch.is_empty() {
            break;
        }
        all.extend(cells(&run.facts, &batch));
    }
    drop(run);
    assert!(
        desk.take_lease(&desk::export_lease(job.id), OWNER)
            .await
            .expect("a lease")
    );
    desk.finish_export(job.id, OWNER, ExportState::Ready, all.len() as u64, None)
        .await
        .expect("ended");
    all
}

fn headings() -> Vec<sheet::Column> {
    let columns = ExportColumn::ALL
        .iter()
        .filter(|column| column.is_in(ExportLayout::Messages));
    columns.map(|one| column(*one, model::lang::Lang::Tr)).collect()
}

fn write(rows: &[Vec<Cell>], path: &Path) {
    if path.extension().is_some_and(|end| end == "csv") {
        let mut file = CsvWriter::new(path, &headings(), ';').expect("a file");
        rows.iter().for_each(|row| file.push(row).expect("a row"));
        file.finish().expect("a file");
        return;
    }
    let names = Sheets {
        rows: "Mesajlar".into(),
        imprint: "Künye".into(),
    };
    let folder = path.parent().expect("a folder");
    let mut file = WorkbookWriter::new(names, headings(), folder).expect("a file");
    rows.iter().for_each(|row| file.push(row).expect("a row"));
    file.finish(|_| Vec::new(), path).expect("a file");
}

/// Imports a file, as the host does; how many rows were stored and how many came otherwise than simply new.
async fn import(desk: &Desk, caller: &Caller, path: &Path) -> (u64, u64) {
    let mut lines = Vec::new();
    sheet::read(path, &mut |line| lines.push((line.line, line.cells))).expect("read");
    let (_, head) = lines.remove(0);
    let id = desk
        .begin_import(caller, ImportKind::Threads, "a.xlsx")
        .await
        .expect("begun");
    for batch in lines.chunks(1_000) {
        desk.stage_import(id, batch).await.expect("staged");
    }
    let view = desk
        .end_staging(caller, id, &head, lines.len() as u64)
        .await
        .expect("read");
    assert!(view.mapping.iter().all(Option::is_some), "{:?}", view.mapping);
    desk.check_import(caller, id, view.mapping).await.expect("begun");
    work(desk, id).await;
    desk.start_import(caller, id).await.expect("begun");
    work(desk, id).await;
    let view = desk.get_import(caller, id).await.expect("it");
    assert_eq!(view.state, ImportState::Done);
    let counts = view.counts;
    (counts.stored, counts.known + counts.refused)
}

async fn work(desk: &Desk, id: model::ids::ImportId) {
    let lease = desk::import_lease(id);
    assert!(desk.take_lease(&lease, OWNER).await.expect("a lease"));
    let mut job = desk.run_import(id, OWNER).await.expect("a job");
    while job.step().await.expect("a step") {}
    desk.drop_lease(&lease, OWNER).await.expect("given back");
}

/// Rows without the thread's number; and, for a text, with moments of whole seconds.
fn comparable(rows: &[Vec<Cell>], whole_seconds: bool) -> Vec<Vec<Cell>> {
    let cell = |cell: &Cell| match cell {
        Cell::Moment(at) if whole_seconds => Cell::Moment(at / 1000 * 1000),
        other => other.clone(),
    };
    let mut rows: Vec<Vec<Cell>> = rows.iter().map(|row| row[1..].iter().map(cell).collect()).collect();
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}

#[tokio::test]
async fn what_is_exported_is_imported_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    for file in ["a.xlsx", "a.csv"] {
        let path = folder.path().join(file);
        let first = Host::all().await.remove(0);
        let caller = admin(&first).await;
        first.desk.fill_demo(THREADS).await.expect("filled");
        let mut before = rows(&first.desk, &caller, ThreadList::Archive).await;
        before.extend(rows(&first.desk, &caller, ThreadList::Inbox).await);
        write(&before, &path);
        for second in Host::all().await {
            let name = format!("{file} into {}", second.name);
            // The same people work there.
            second.desk.fill_demo(1).await.expect("filled");
            let caller = admin(&second).await;
            let own = rows(&second.desk, &caller, ThreadList::Inbox).await.len()
                + rows(&second.desk, &caller, ThreadList::Archive).await.len();
            assert_eq!(
                import(&second.desk, &caller, &path).await,
                (before.len() as u64, 0),
                "{name}"
            );
            assert_eq!(
                import(&second.desk, &caller, &path).await,
                (0, before.len() as u64),
                "{name}, again"
            );
            let mut after = rows(&second.desk, &caller, ThreadList::Archive).await;
            after.extend(rows(&second.desk, &caller, ThreadList::Inbox).await);
            let (wanted, found) = (
                comparable(&before, file == "a.csv"),
                comparable(&after, file == "a.csv"),
            );
            let missing: Vec<_> = wanted
                .iter()
                .filter(|row| {
                    found
                        .binary_search_by_key(&format!("{row:?}"), |own| format!("{own:?}"))
                        .is_err()
                })
                .take(2)
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:#?}");
            assert_eq!(found.len(), wanted.len() + own, "{name}");
        }
    }
}
