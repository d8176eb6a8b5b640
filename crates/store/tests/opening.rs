//! Opening a database, its events and its rules, on both kinds.

use model::event::EventKind;
use model::ids::EventSeq;

#[tokio::test]
async fn a_change_is_announced_when_it_is_durable_and_not_before() {
    for db in testkit::stores().await {
        let newest = db.store.newest_event();
        let mut write = db.store.write().await.expect(db.name);
        let first = write
            .event_append(1, None, None, &EventKind::SettingsChanged)
            .await
            .expect(db.name);
        let second = write
            .event_append(2, None, None, &EventKind::Purged { threads: 3 })
            .await
            .expect(db.name);
        assert!(second > first);
        assert_eq!(*newest.borrow(), EventSeq(0), "{}", db.name);
        write.commit().await.expect(db.name);
        assert_eq!(*newest.borrow(), second, "{}", db.name);

        let mut dropped = db.store.write().await.expect(db.name);
        dropped
            .event_append(3, None, None, &EventKind::ListsChanged)
            .await
            .expect(db.name);
        drop(dropped);
        let events = db.store.event_list_after(first, 10).await.expect(db.name);
        assert_eq!(events.len(), 1, "{}", db.name);
        assert_eq!(events[0].what, EventKind::Purged { threads: 3 });
    }
}

#[tokio::test]
async fn a_database_is_opened_again_as_it_was() {
    for db in testkit::stores().await {
        let mut write = db.store.write().await.expect(db.name);
        let seq = write
            .event_append(1, None, None, &EventKind::SettingsChanged)
            .await
            .expect(db.name);
        write.commit().await.expect(db.name);
        let again = store::Store::open(&db.database).await.expect(db.name);
        assert_eq!(again.event_newest().await.expect(db.name), seq, "{}", db.name);
    }
}
