//! An export that is made again and again: begun once when it is due, mailed to whoever asked for it, and nothing for those who
//! may not have it any more.

mod common;

use common::{Place, places};
use desk::{ExportFile, export_lease};
use mail_parser::{MessageParser, MimeHeaders as _};
use model::bulk::Selection;
use model::error::Problem;
use model::export::{ExportColumn, ExportEvery, ExportFormat, ExportLayout, ExportRequest, ExportState};
use model::filter::{ThreadFilter, ThreadList};
use model::ids::ThreadId;
use model::outgoing::{OutgoingFilter, OutgoingState};
use model::page::ThreadSort;
use model::right::{Right, Role};

const DAY: i64 = 24 * 60 * 60 * 1000;
const OWNER: &str = "test";

fn request(selection: Selection) -> ExportRequest {
    ExportRequest {
        selection,
        sort: ThreadSort::OpenedAsc,
        layout: ExportLayout::Threads,
        columns: vec![ExportColumn::Number],
        format: ExportFormat::Xlsx,
    }
}

fn archive() -> ExportRequest {
    request(Selection::Matching {
        list: ThreadList::Archive,
        filter: Box::new(ThreadFilter::default()),
        except: Vec::new(),
    })
}

/// Ends the one job that waits, as the host does.
async fn written(place: &Place, state: ExportState, bytes: Option<Vec<u8>>) {
    let jobs = place.desk.exports_to_run().await.expect("a list");
    let [job] = jobs.as_slice() else {
        panic!("{}: {jobs:?}", place.name)
    };
    assert!(
        place
            .desk
            .take_lease(&export_lease(*job), OWNER)
            .await
            .expect("a lease")
    );
    assert!(place.desk.export_is_scheduled(*job).await.expect("known"));
    let link = "https://desk.test/exports/1/file".to_owned();
    let file = ExportFile { bytes, link };
    let ended = place.desk.finish_export(*job, OWNER, state, 1_234, Some(file)).await;
    assert!(ended.expect("ended"), "{}", place.name);
}

#[tokio::test]
async fn each_week_one_file_goes_to_whoever_asked_for_it() {
    for place in places().await {
        let (desk, name) = (&place.desk, place.name);
        let (admin, supervisor) = (place.caller(Role::Admin), place.caller(Role::Supervisor));
        let schedule = desk
            .schedule_export(supervisor, ExportEvery::Weekly, archive())
            .await
            .expect(name);
        assert_eq!(
            desk.begin_due_exports().await.expect(name),
            0,
            "{name}: Monday at seven is over"
        );
        place.clock.advance(7 * DAY);
        assert_eq!(desk.begin_due_exports().await.expect(name), 1, "{name}");
        assert_eq!(desk.begin_due_exports().await.expect(name), 0, "{name}: once");
        written(&place, ExportState::Ready, Some(b"PK-not-really".to_vec())).await;

        let sent = desk
            .list_outgoing(admin, &OutgoingFilter::default(), None)
            .await
            .expect(name);
        let [row] = sent.rows.as_slice() else {
            panic!("{name}: {:?}", sent.rows)
        };
        assert_eq!((row.thread, row.state), (None, OutgoingState::Queued), "{name}");
        assert_eq!(row.recipient, "supervisor@example.com", "{name}");
        let bytes = desk.outgoing_bytes(admin, row.id).await.expect(name);
        let mail = MessageParser::default().parse(&bytes).expect("a mail");
        assert!(
            mail.body_text(0).is_some_and(|text| text.contains("1.234 satır")),
            "{name}"
        );
        let file = mail.attachment(0).expect("a file");
        assert_eq!(file.contents(), b"PK-not-really", "{name}");
        assert!(
            file.attachment_name().is_some_and(|name| name.ends_with(".xlsx")),
            "{name}"
        );
        // It leaves like any other mail, and its end is kept.
        let claims = desk.claim_due(OWNER, 10).await.expect(name);
        assert_eq!(claims.len(), 1, "{name}");
        let done = mail::transport::Outcome::Sent(mail::transport::Reply::from_line("250 ok"));
        desk.finish(&claims[0], &done).await.expect(name);
        assert_eq!(
            desk.get_outgoing(admin, row.id).await.expect(name).row.state,
            OutgoingState::Sent,
            "{name}"
        );
        let again = desk.resend(admin, row.id).await;
        assert!(
            matches!(again, Err(desk::DeskError::Refused(Problem::Conflict(_)))),
            "{name}"
        );

        // A file that a mail cannot carry is told of by its address; one that failed is told of too.
        place.clock.advance(7 * DAY);
        desk.begin_due_exports().await.expect(name);
        written(&place, ExportState::Ready, None).await;
        place.clock.advance(7 * DAY);
        desk.begin_due_exports().await.expect(name);
        written(&place, ExportState::Failed, None).await;
        let sent = desk
            .list_outgoing(admin, &OutgoingFilter::default(), None)
            .await
            .expect(name);
        let mut texts = Vec::new();
        for row in &sent.rows[..2] {
            texts.push(desk.get_outgoing(admin, row.id).await.expect(name).text);
        }
        assert!(
            texts[0].contains("hazırlanamadı") && texts[1].contains("https://desk.test/exports/1/file"),
            "{name}"
        );

        desk.remove_schedule(supervisor, schedule.id).await.expect(name);
        place.clock.advance(30 * DAY);
        assert_eq!(desk.begin_due_exports().await.expect(name), 0, "{name}");
    }
}

#[tokio::test]
async fn only_who_may_has_schedules_and_only_of_filters() {
    for place in places().await {
        let (desk, name) = (&place.desk, place.name);
        let (admin, supervisor) = (place.caller(Role::Admin), place.caller(Role::Supervisor));
        let agent = desk
            .schedule_export(place.caller(Role::Agent), ExportEvery::Weekly, archive())
            .await;
        assert!(
            matches!(agent, Err(desk::DeskError::Refused(Problem::Forbidden(_)))),
            "{name}"
        );
        let ticked = desk
            .schedule_export(
                supervisor,
                ExportEvery::Weekly,
                request(Selection::Ids(vec![ThreadId(1)])),
            )
            .await;
        assert!(
            matches!(ticked, Err(desk::DeskError::Refused(Problem::Invalid(_)))),
            "{name}"
        );
        let own = desk
            .schedule_export(supervisor, ExportEvery::Monthly, archive())
            .await
            .expect(name);
        assert!(
            desk.remove_schedule(admin, own.id).await.is_err(),
            "{name}: somebody else's"
        );
        assert!(desk.list_schedules(admin).await.expect(name).is_empty(), "{name}");
        // Whoever lost the right gets nothing, until they have it again.
        desk.set_role_right(admin, Role::Supervisor, Right::Export, false)
            .await
            .expect(name);
        place.clock.advance(40 * DAY);
        assert_eq!(desk.begin_due_exports().await.expect(name), 0, "{name}");
        desk.set_role_right(admin, Role::Supervisor, Right::Export, true)
            .await
            .expect(name);
        place.clock.advance(31 * DAY);
        assert_eq!(desk.begin_due_exports().await.expect(name), 1, "{name}");
    }
}
