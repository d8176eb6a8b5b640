//! A store that is copied to another database is the same there, whatever happens on the way.

mod filled;
mod real;

use std::collections::BTreeSet;

use model::filter::ThreadList;
use model::ids::ThreadId;
use model::page::ThreadSort;
use store::{CopiedTable, CopyProgress, Store, StoreError, ThreadChange, ThreadCriteria};
use testkit::TestStore;

use filled::{FEW, MANY, RARE, fill, say, thread};

/// The targets of a copy: empty databases of both kinds, as far as there are servers.
async fn targets() -> Vec<TestStore> {
    testkit::stores().await
}

async fn copied(from: &Store, to: &Store) -> Vec<CopiedTable> {
    from.copy_to(to, &mut |_| {}).await.expect("copied")
}

async fn refused(from: &Store, to: &Store) -> String {
    match from.copy_to(to, &mut |_| {}).await {
        Err(StoreError::Unusable(text)) => text,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn every_table_is_copied_and_parents_come_first() {
    let from = testkit::sqlite().await;
    for to in targets().await {
        let tables = copied(&from.store, &to.store).await;
        assert!(tables.iter().all(|table| table.rows == 0), "{}", to.name);
        let order: Vec<&str> = tables.iter().map(|table| table.table).collect();
        let known: BTreeSet<String> = order.iter().map(ToString::to_string).collect();
        assert_eq!(known, real::tables(&to.database).await, "{}", to.name);
        let place = |name: &str| order.iter().position(|table| *table == name);
        let mut own = Vec::new();
        for (table, column, parent) in real::references(&to.database).await {
            if table == parent {
                own.push(format!("{table}.{column}"));
            } else {
                assert!(place(&parent) < place(&table), "{table} comes before {parent}");
            }
        }
        own.sort_unstable();
        assert_eq!(own, ["outgoing.resend_of", "thread.continues_id"], "{}", to.name);
    }
}

#[tokio::test]
async fn a_copy_is_the_same_and_goes_on_by_itself() {
    let from = testkit::sqlite().await;
    let base = fill(&from.store, MANY).await;
    for to in targets().await {
        let mut told: Vec<CopyProgress> = Vec::new();
        let tables = from.store.copy_to(&to.store, &mut |progress| told.push(progress)).await;
        let tables = tables.expect(to.name);
        for table in &tables {
            assert!(table.rows > 0, "{} is not tested", table.table);
            let last = told.iter().rfind(|progress| progress.table == table.table);
            let last = last.expect("told");
            assert_eq!((last.done, last.total), (table.rows, table.rows), "{}", table.table);
        }
        let newest = from.store.event_newest().await.expect(to.name);
        assert_eq!(*to.store.newest_event().borrow(), newest, "{}", to.name);

        assert_eq!(copied(&from.store, &to.store).await, tables, "{}: again", to.name);
        let back = testkit::sqlite().await;
        assert_eq!(copied(&to.store, &back.store).await, tables, "{}: back", to.name);

        for copy in [&to, &back] {
            let mut criteria = ThreadCriteria::all(ThreadList::Inbox);
            criteria.body = model::fold::fold(RARE);
            let page = copy.store.thread_list(&criteria, ThreadSort::ActivityDesc, None, 10);
            let found: Vec<ThreadId> = page.await.expect(to.name).rows.iter().map(|row| row.id).collect();
            assert_eq!(found, [ThreadId(MANY as i64 / 2 + 1)], "{}", copy.name);
            let mut write = copy.store.write().await.expect(to.name);
            let new = write.thread_insert(&thread(&base, None)).await.expect(to.name);
            assert_eq!(new, ThreadId(MANY as i64 + 1), "{}: an id is given again", copy.name);
            write.commit().await.expect(to.name);
        }
        assert!(
            refused(&from.store, &to.store).await.contains("the table thread "),
            "{}",
            to.name
        );
    }
}

/// The migration that makes SQLite's table of mails anew, on a store that has some: their tries are still there.
#[tokio::test]
async fn mails_and_their_tries_outlive_a_table_that_is_made_anew() {
    let from = testkit::sqlite().await;
    fill(&from.store, FEW).await;
    let before = copied(&from.store, &testkit::sqlite().await.store).await;
    let rows = |name: &str| {
        before
            .iter()
            .find(|table| table.table == name)
            .map_or(0, |table| table.rows)
    };
    assert!(rows("outgoing") > 0 && rows("attempt") > 0);
    let migration = include_str!("../../src/migration/m0009_desk_mail.sqlite.sql");
    real::run(&from.database, &format!("BEGIN; {migration} COMMIT;")).await;
    assert_eq!(copied(&from.store, &testkit::sqlite().await.store).await, before);
}

#[tokio::test]
async fn a_copy_that_was_cut_off_goes_on() {
    let from = testkit::sqlite().await;
    fill(&from.store, MANY).await;
    real::run(
        &from.database,
        "UPDATE thread SET continues_id = 2500 WHERE id IN (1, 2000, 2001)",
    )
    .await;
    let whole = copied(&from.store, &testkit::sqlite().await.store).await;
    for to in targets().await {
        let mut batches = 0;
        for stop_after in [3, 6, 2, 1, 1] {
            let before = batches;
            let (stop, stopped) = tokio::sync::oneshot::channel();
            let mut stop = Some(stop);
            let mut progress = |_| {
                batches += 1;
                if batches - before == stop_after {
                    let _ = stop.take().map(|stop| stop.send(()));
                }
            };
            tokio::select! {
                _ = stopped => {}
                done = from.store.copy_to(&to.store, &mut progress) => panic!("{}: {done:?}", to.name),
            }
        }
        let mut told = Vec::new();
        let tables = from.store.copy_to(&to.store, &mut |progress| told.push(progress)).await;
        assert_eq!(tables.expect(to.name), whole, "{}", to.name);
        assert!(
            told.iter().all(|progress| progress.table != "agent"),
            "{}: from the beginning",
            to.name
        );
    }
}

#[tokio::test]
async fn another_store_is_not_written_to() {
    let from = testkit::sqlite().await;
    fill(&from.store, FEW).await;
    for to in targets().await {
        let other = testkit::sqlite().await;
        let base = fill(&other.store, FEW).await;
        let mut write = other.store.write().await.expect("a change");
        say(&mut write, &base, ThreadId(1), "Fazladan").await;
        write.commit().await.expect("kept");
        let before = copied(&other.store, &to.store).await;
        assert!(
            refused(&from.store, &to.store).await.contains("the table message "),
            "{}",
            to.name
        );
        assert_eq!(copied(&other.store, &to.store).await, before, "{}", to.name);
    }
}

#[tokio::test]
async fn a_row_that_differs_is_found_at_the_end() {
    let from = testkit::sqlite().await;
    fill(&from.store, FEW).await;
    for to in targets().await {
        copied(&from.store, &to.store).await;
        let mut write = to.store.write().await.expect(to.name);
        let change = ThreadChange {
            activity: Some(99),
            ..ThreadChange::default()
        };
        write.thread_update(ThreadId(7), &change).await.expect(to.name);
        write.commit().await.expect(to.name);
        assert!(
            refused(&from.store, &to.store)
                .await
                .starts_with("the table thread differs"),
            "{}",
            to.name
        );
    }
}

#[tokio::test]
async fn a_nul_is_named_where_it_cannot_be_kept() {
    let from = testkit::sqlite().await;
    let base = fill(&from.store, FEW).await;
    let mut write = from.store.write().await.expect("a change");
    let message = say(&mut write, &base, ThreadId(1), "Ne\0 var").await;
    write.commit().await.expect("kept");
    for to in targets().await {
        if to.name == "SQLite" {
            copied(&from.store, &to.store).await;
            continue;
        }
        let text = refused(&from.store, &to.store).await;
        assert!(
            text.contains(&format!(
                "the column body of the row {} of the table message",
                message.0
            )),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_column_that_would_be_lost_is_refused() {
    let from = testkit::sqlite().await;
    real::run(&from.database, "ALTER TABLE member ADD COLUMN phone TEXT").await;
    for to in targets().await {
        assert!(refused(&from.store, &to.store).await.contains("phone"), "{}", to.name);
    }
}
