//! A store's past from a file: what would happen is told first, then it happens once, in silence.

mod common;

use model::cell::Cell;
use model::error::Problem;
use model::filter::{ThreadFilter, ThreadList};
use model::ids::ImportId;
use model::import::{ImportCounts, ImportKind, ImportOutcome as O, ImportReason as R, ImportState, ImportView};
use model::message::Author;
use model::page::ThreadSort;
use model::right::Role;
use model::status::Status;

use common::{Place, places};

const OWNER: &str = "test";

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

/// Stages rows as the host does.
async fn brought(place: &Place, kind: ImportKind, headings: &[&str], rows: &[Vec<Cell>]) -> ImportView {
    let admin = place.caller(Role::Admin);
    let id = place
        .desk
        .begin_import(admin, kind, "eski panel.xlsx")
        .await
        .expect("begun");
    let rows: Vec<(u64, Vec<Cell>)> = (2..).zip(rows.iter().cloned()).collect();
    place.desk.stage_import(id, &rows).await.expect("staged");
    let headings: Vec<Cell> = headings.iter().map(|heading| text(heading)).collect();
    place
        .desk
        .end_staging(admin, id, &headings, rows.len() as u64)
        .await
        .expect("read")
}

/// Does what waits, as the host does.
async fn work(place: &Place, id: ImportId) -> ImportView {
    let lease = desk::import_lease(id);
    assert_eq!(place.desk.imports_to_run().await.expect("a list"), [id]);
    assert!(place.desk.take_lease(&lease, OWNER).await.expect("a lease"));
    let mut job = place.desk.run_import(id, OWNER).await.expect("a job");
    while job.step().await.expect("a step") {}
    place.desk.drop_lease(&lease, OWNER).await.expect("given back");
    place.desk.get_import(place.caller(Role::Admin), id).await.expect("it")
}

async fn checked(place: &Place, view: &ImportView) -> ImportView {
    let admin = place.caller(Role::Admin);
    place
        .desk
        .check_import(admin, view.id, view.mapping.clone())
        .await
        .expect("begun");
    work(place, view.id).await
}

async fn run(place: &Place, view: &ImportView) -> ImportView {
    let checked = checked(place, view).await;
    assert_eq!(checked.state, ImportState::Checked);
    place
        .desk
        .start_import(place.caller(Role::Admin), view.id)
        .await
        .expect("begun");
    work(place, view.id).await
}

async fn reasons(place: &Place, id: ImportId) -> Vec<(u64, O, Vec<R>)> {
    let rows = place
        .desk
        .list_import_rows(place.caller(Role::Admin), id, None, 0)
        .await
        .expect("rows");
    let of = |row: model::import::ImportRow| {
        let reasons = row.remarks.iter().map(|remark| remark.reason).collect();
        (row.line, row.outcome.expect("looked at"), reasons)
    };
    rows.rows.into_iter().map(of).collect()
}

const HEADINGS: [&str; 9] = [
    "Mesaj No",
    "Durum",
    "Ad Soyad",
    "E-Posta",
    "Konu Başlığı",
    "Açılma Tarihi",
    "Yazan",
    "Yazılma Tarihi",
    "Açıklama",
];

fn row(number: i64, email: &str, author: &str, at: &str, body: &str) -> Vec<Cell> {
    let open = "01.03.2024 10:00";
    let cells = ["Kapalı", "Ayşe Yılmaz", email, "Kargom gelmedi", open, author, at, body].map(text);
    [Cell::Number(number)].into_iter().chain(cells).collect()
}

#[tokio::test]
async fn old_threads_come_once_and_in_silence() {
    for place in places().await {
        let (desk, admin, name) = (&place.desk, place.caller(Role::Admin), place.name);
        let rows = [
            row(
                7,
                "ayse@example.com",
                "Ayşe Yılmaz",
                "01.03.2024 10:00",
                "Nerede kaldı?",
            ),
            row(8, "ayse@example.com", "", "02.03.2024 09:00", "Başka bir şey"),
            row(7, "ayse@example.com", "Deniz Aydın", "01.03.2024 11:30", "Yola çıktı."),
            row(9, "ayse@example", "", "02.03.2024 09:00", "Adres bozuk"),
            row(9, "ayse@example.com", "", "dün", "Tarih bozuk"),
            row(10, "ali@example.com", "Eski Temsilci", "03.03.2024 09:00", "Merhaba"),
        ];
        let view = brought(&place, ImportKind::Threads, &HEADINGS, &rows).await;
        assert!(view.mapping.iter().all(Option::is_some), "{name}: {:?}", view.mapping);
        let before = desk.store().event_newest().await.expect("a number");
        let told = checked(&place, &view).await;
        let wanted = ImportCounts {
            new: 3,
            doubtful: 1,
            refused: 2,
            ..ImportCounts::default()
        };
        assert_eq!((told.state, told.counts), (ImportState::Checked, wanted), "{name}");
        assert_eq!(
            reasons(&place, view.id).await,
            [
                (2, O::New, vec![]),
                (3, O::New, vec![]),
                (4, O::New, vec![]),
                (5, O::Refused, vec![R::BadEmail]),
                (6, O::Refused, vec![R::OtherEmail, R::BadDate]),
                (7, O::Doubtful, vec![R::UnknownAgent]),
            ],
            "{name}"
        );
        let nothing = desk
            .count_threads(admin, ThreadList::Archive, &ThreadFilter::default(), true)
            .await;
        assert_eq!(nothing.expect("a count").rows, 0, "{name}: looking stores nothing");

        desk.start_import(admin, view.id).await.expect("begun");
        let done = work(&place, view.id).await;
        assert_eq!((done.state, done.counts.stored), (ImportState::Done, 4), "{name}");
        let list = desk
            .list_threads(
                admin,
                ThreadList::Archive,
                &ThreadFilter::default(),
                ThreadSort::OpenedAsc,
                None,
                50,
            )
            .await
            .expect("a list");
        assert_eq!(list.rows.len(), 3, "{name}");
        let thread = desk.get_thread(admin, list.rows[0].id).await.expect("a thread");
        let said: Vec<_> = thread
            .messages
            .iter()
            .map(|one| (one.author, one.author_name.as_str(), one.body.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (Author::Member, "Ayşe Yılmaz", "Nerede kaldı?"),
                (Author::Agent, "Deniz Aydın", "Yola çıktı.")
            ],
            "{name}"
        );
        assert_eq!(
            (thread.row.status, thread.row.closed_at),
            (Status::Resolved, Some(1_709_281_800_000)),
            "{name}"
        );
        assert_eq!(thread.row.opened_at, 1_709_276_400_000, "{name}: 10:00 in Istanbul");
        // Nobody gets a mail, and no browser hears of the threads.
        let mails = desk.facts().await.expect("facts").mails;
        assert!(mails.iter().all(|(_, count)| *count == 0), "{name}: {mails:?}");
        let heard = desk.events_after(admin, before, 100).await.expect("events");
        assert!(heard.iter().all(|event| event.thread.is_none()), "{name}: {heard:?}");

        // The same file again.
        let again = brought(&place, ImportKind::Threads, &HEADINGS, &rows).await;
        let again = run(&place, &again).await;
        let wanted = ImportCounts {
            known: 4,
            refused: 2,
            ..ImportCounts::default()
        };
        assert_eq!(again.counts, wanted, "{name}: nothing twice");
    }
}

#[tokio::test]
async fn members_are_told_from_those_who_are_here() {
    for place in places().await {
        let headings = ["Müşteri No", "Ad", "E-posta"];
        let row = |id: &str, name: &str, email: &str| vec![text(id), text(name), text(email)];
        let rows = [
            row("U1", "Ayşe Yılmaz", "ayse@example.com"),
            row("U2", "", "ALI@example.com"),
            row("U1", "Veli Can", "veli@example.com"),
            row("U4", "Ayşe", "Ayse@Example.com"),
            row("U5", "Kim", "yok"),
        ];
        let view = brought(&place, ImportKind::Members, &headings, &rows).await;
        run(&place, &view).await;
        assert_eq!(
            reasons(&place, view.id).await,
            [
                (2, O::Stored, vec![]),
                (3, O::Stored, vec![]),
                (4, O::Stored, vec![R::ExternalIdTaken]),
                (5, O::Known, vec![R::Twice]),
                (6, O::Refused, vec![R::BadEmail]),
            ]
        );
        let again = brought(
            &place,
            ImportKind::Members,
            &headings,
            &[row("", "Ayşe Kaya", "ayse@example.com")],
        )
        .await;
        run(&place, &again).await;
        assert_eq!(reasons(&place, again.id).await, [(2, O::Known, vec![R::OtherName])]);
    }
}

#[tokio::test]
async fn a_thread_comes_whole_or_not_at_all() {
    for place in places().await {
        let mut rows = vec![row(1, "ayse@example.com", "", "01.03.2024 10:00", "Bir")];
        rows.push(row(1, "ayse@example.com", "", "01.03.2024 10:05", ""));
        let view = brought(&place, ImportKind::Threads, &HEADINGS, &rows).await;
        let done = run(&place, &view).await;
        assert_eq!((done.counts.refused, done.counts.stored), (2, 0));
        let told = reasons(&place, view.id).await;
        assert_eq!(told[0].2, [R::OtherRow]);
        assert_eq!(told[1].2, [R::NoBody]);
        let refused = place
            .desk
            .refused_of_import(place.caller(Role::Admin), view.id, 0, 10)
            .await
            .expect("rows");
        assert_eq!(refused[0].1, rows[0], "the cells as they were");
    }
}

#[tokio::test]
async fn an_import_can_be_stopped_and_brought_again() {
    for place in places().await {
        let (desk, admin) = (&place.desk, place.caller(Role::Admin));
        let rows: Vec<_> = (0..2_500)
            .map(|at| row(at, "ayse@example.com", "", "01.03.2024 10:00", &format!("Metin {at}")))
            .collect();
        let view = brought(&place, ImportKind::Threads, &HEADINGS, &rows).await;
        checked(&place, &view).await;
        desk.start_import(admin, view.id).await.expect("begun");
        assert!(
            desk.take_lease(&desk::import_lease(view.id), OWNER)
                .await
                .expect("a lease")
        );
        let mut job = desk.run_import(view.id, OWNER).await.expect("a job");
        assert!(job.step().await.expect("a step"));
        let stopped = desk.cancel_import(admin, view.id).await.expect("stopped");
        assert_eq!((stopped.state, stopped.counts.stored), (ImportState::Cancelled, 1_000));
        assert!(!job.step().await.expect("a step"), "stopped");
        // Whoever lost the lease changes nothing any more.
        let again = brought(&place, ImportKind::Threads, &HEADINGS, &rows).await;
        let done = run(&place, &again).await;
        assert_eq!((done.counts.known, done.counts.stored), (1_000, 1_500));
        let all = desk
            .count_threads(admin, ThreadList::Archive, &ThreadFilter::default(), true)
            .await;
        assert_eq!(all.expect("a count").rows, 2_500);
    }
}

#[tokio::test]
async fn only_who_may_import_can_and_only_their_own() {
    for place in places().await {
        let (desk, admin) = (&place.desk, place.caller(Role::Admin));
        let refused = desk
            .begin_import(place.caller(Role::Supervisor), ImportKind::Members, "a")
            .await;
        assert!(matches!(refused, Err(desk::DeskError::Refused(Problem::Forbidden(_)))));
        let view = brought(
            &place,
            ImportKind::Members,
            &["E-Posta", "Ad"],
            &[vec![text("a@example.com")]],
        )
        .await;
        let none = vec![None; view.mapping.len()];
        let refused = desk.check_import(admin, view.id, none).await;
        assert!(
            matches!(refused, Err(desk::DeskError::Refused(Problem::Invalid(_)))),
            "no e-mail column"
        );
        assert!(desk.start_import(admin, view.id).await.is_err(), "not looked at yet");
        // The chores forget what was begun a day ago and never finished.
        place.clock.advance(25 * 60 * 60 * 1000);
        desk.forget_old().await.expect("done");
        assert!(desk.get_import(admin, view.id).await.is_err());
    }
}
