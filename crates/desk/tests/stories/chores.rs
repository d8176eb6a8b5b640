//! What happens by itself: sleepers wake, the bin empties.

use desk::HOLD_MILLIS;
use mail::transport::{Outcome, Reply, Stage};
use model::bulk::{Selection, ThreadAct};
use model::error::Problem;
use model::event::EventKind;
use model::status::Status;

use crate::story::{HOUR, refused, stories};

#[tokio::test]
async fn a_sleeper_wakes_when_its_time_has_come() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let thread = story.thread("ayse@example.org").await;
        let act = ThreadAct::Snooze {
            until: story.clock.now() + HOUR,
        };
        desk.act_on_threads(admin, act, Selection::Ids(vec![thread]))
            .await
            .expect(name);
        assert_eq!(desk.wake_snoozed().await.expect(name), 0);
        story.clock.advance(HOUR);
        assert_eq!(desk.wake_snoozed().await.expect(name), 1, "{name}");
        let row = desk.get_thread(admin, thread).await.expect(name).row;
        assert_eq!(
            (row.status, row.snoozed_until),
            (Status::Answered, None),
            "{name}: its earlier status"
        );
        assert_eq!(story.history(thread).await.last(), Some(&EventKind::Woken), "{name}");
    }
}

#[tokio::test]
async fn the_bin_empties_after_thirty_days_and_keeps_the_events() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let thread = story.thread("ayse@example.org").await;
        let kept = story.thread("kalan@example.org").await;
        story.clock.advance(HOLD_MILLIS);
        for claim in desk.claim_due("sender", 10).await.expect(name) {
            let no = Outcome::Refused(Stage::Rcpt, Reply::from_line("550 no"));
            desk.finish(&claim, &no).await.expect(name);
            if claim.thread == Some(thread) {
                desk.resend(admin, claim.id).await.expect(name);
            }
        }
        desk.act_on_threads(admin, ThreadAct::Bin, Selection::Ids(vec![thread]))
            .await
            .expect(name);
        story.clock.advance(30 * 24 * HOUR);
        assert_eq!(desk.purge_bin().await.expect(name), 0, "{name}: to the moment");
        story.clock.advance(1);
        assert_eq!(desk.purge_bin().await.expect(name), 1, "{name}");
        assert_eq!(
            refused(desk.get_thread(admin, thread).await),
            Problem::NotFound,
            "{name}"
        );
        desk.get_thread(admin, kept).await.expect(name);
        assert!(
            story.history(thread).await.contains(&EventKind::ThreadStarted),
            "{name}"
        );
        let last = story.events().await.pop().expect(name);
        assert_eq!(last.what, EventKind::Purged { threads: 1 }, "{name}");
        desk.forget_old().await.expect(name);
    }
}
