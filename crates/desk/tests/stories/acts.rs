//! An act on many threads: frozen, looked at, done batch by batch, stopped, taken back; whatever happened meanwhile stays.

use desk::bulk_lease;
use model::bulk::{BulkState, Selection, ThreadAct};
use model::error::{Conflict, Problem};
use model::filter::{ThreadFilter, ThreadList};
use model::ids::{BulkId, ThreadId};
use model::right::Right;
use model::right::Role;
use model::status::Status;

use crate::story::{Story, refused, stories};

/// More than two batches.
const THREADS: u64 = 1_100;

/// All threads of a list.
fn all(list: ThreadList) -> Selection {
    Selection::Matching {
        list,
        filter: Box::new(ThreadFilter::default()),
        except: Vec::new(),
    }
}

/// Does all batches of an act, as the host would.
async fn run(story: &Story, id: BulkId) {
    assert_eq!(story.desk.acts_to_run().await.expect(story.db.name), [id]);
    assert!(
        story
            .desk
            .take_lease(&bulk_lease(id), "bir")
            .await
            .expect(story.db.name)
    );
    assert!(
        !story.desk.run_act(id, "iki").await.expect(story.db.name),
        "not its lease"
    );
    while story.desk.run_act(id, "bir").await.expect(story.db.name) {}
    story
        .desk
        .drop_lease(&bulk_lease(id), "bir")
        .await
        .expect(story.db.name);
}

async fn count(story: &Story, list: ThreadList) -> u64 {
    let filter = ThreadFilter::default();
    let count = story.desk.count_threads(&story.admin, list, &filter, true);
    count.await.expect(story.db.name).rows
}

#[tokio::test]
async fn many_are_changed_but_those_that_moved_meanwhile() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        desk.fill_demo(THREADS).await.expect(name);
        let open = count(&story, ThreadList::Inbox).await;
        let archived = count(&story, ThreadList::Archive).await;
        let (ali, _) = story.person("ali@example.com", Role::Supervisor).await;
        let filter = ThreadFilter::default();
        let first = desk.list_threads(admin, ThreadList::Archive, &filter, Default::default(), None, 2);
        let rows = first.await.expect(name).rows;
        let (moved, drafted) = (rows[0].id, rows[1].id);
        let reopen = ThreadAct::Reopen { reason: None };
        let preview = desk
            .freeze_act(admin, reopen.clone(), all(ThreadList::Archive))
            .await
            .expect(name);
        assert_eq!(
            (preview.total, preview.changed_since, preview.drafts, preview.mails),
            (archived, 0, 0, 0),
            "{name}"
        );
        // Somebody else is quicker with one, and has begun an answer to another.
        desk.act_on_threads(&ali, reopen, Selection::Ids(vec![moved]))
            .await
            .expect(name);
        desk.save_draft(&ali, drafted, "Merhaba".to_owned()).await.expect(name);
        let preview = desk.preview_act(admin, preview.bulk).await.expect(name);
        assert_eq!((preview.changed_since, preview.drafts), (1, 1), "{name}");
        assert_eq!(
            refused(desk.start_act(&ali, preview.bulk).await),
            Problem::Conflict(Conflict::TooLate),
            "{name}"
        );
        desk.start_act(admin, preview.bulk).await.expect(name);
        run(&story, preview.bulk).await;
        let view = desk.get_act(admin, preview.bulk).await.expect(name);
        assert_eq!(
            (view.state, view.changed, view.conflicts, view.skipped),
            (BulkState::Done, archived - 1, 1, 0),
            "{name}"
        );
        let left: Vec<ThreadId> = desk
            .list_act_conflicts(admin, view.id)
            .await
            .expect(name)
            .iter()
            .map(|left| left.thread)
            .collect();
        assert_eq!(left, [moved], "{name}");
        assert_eq!(count(&story, ThreadList::Inbox).await, open + archived, "{name}");
        // Taken back: each has its own earlier values, but for the one that was answered since.
        desk.act_on_threads(admin, ThreadAct::Resolve, Selection::Ids(vec![drafted]))
            .await
            .expect(name);
        let undone = desk.undo_act(admin, view.id).await.expect(name);
        assert_eq!((undone.restored, undone.left), (archived - 2, 1), "{name}");
        assert_eq!(
            refused(desk.undo_act(admin, view.id).await),
            Problem::Conflict(Conflict::TooLate),
            "{name}"
        );
        let row = desk.get_thread(admin, rows[1].id).await.expect(name).row;
        assert_eq!(row.status, Status::Resolved, "{name}");
        assert_eq!(count(&story, ThreadList::Archive).await, archived - 1, "{name}");
    }
}

#[tokio::test]
async fn an_act_is_stopped_between_two_batches() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        desk.fill_demo(THREADS).await.expect(name);
        let archived = count(&story, ThreadList::Archive).await;
        let preview = desk
            .freeze_act(admin, ThreadAct::Bin, all(ThreadList::Archive))
            .await
            .expect(name);
        desk.start_act(admin, preview.bulk).await.expect(name);
        assert!(desk.take_lease(&bulk_lease(preview.bulk), "bir").await.expect(name));
        assert!(desk.run_act(preview.bulk, "bir").await.expect(name));
        let view = desk.cancel_act(admin, preview.bulk).await.expect(name);
        assert_eq!((view.state, view.changed), (BulkState::Cancelled, 500), "{name}");
        assert!(
            !desk.run_act(preview.bulk, "bir").await.expect(name),
            "{name}: no further batch"
        );
        assert_eq!(count(&story, ThreadList::Bin).await, 500, "{name}");
        assert_eq!(
            desk.undo_act(admin, preview.bulk).await.expect(name).restored,
            500,
            "{name}"
        );
        assert_eq!(count(&story, ThreadList::Archive).await, archived, "{name}");
    }
}

#[tokio::test]
async fn whoever_loses_the_right_half_way_changes_nothing_more() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        desk.fill_demo(THREADS).await.expect(name);
        let (ali, _) = story.person("ali@example.com", Role::Supervisor).await;
        let topic = desk.public_store().await.expect(name).topics[3].id;
        let act = ThreadAct::Topic { to: topic };
        let preview = desk.freeze_act(&ali, act, all(ThreadList::Archive)).await.expect(name);
        desk.start_act(&ali, preview.bulk).await.expect(name);
        assert!(desk.take_lease(&bulk_lease(preview.bulk), "bir").await.expect(name));
        assert!(desk.run_act(preview.bulk, "bir").await.expect(name));
        desk.set_role_right(admin, Role::Supervisor, Right::Resolve, false)
            .await
            .expect(name);
        assert!(!desk.run_act(preview.bulk, "bir").await.expect(name), "{name}");
        let view = desk.get_act(&ali, preview.bulk).await.expect(name);
        assert_eq!(view.state, BulkState::Cancelled, "{name}");
        assert!(view.done() < view.total && view.changed > 0, "{name}: {view:?}");
    }
}
