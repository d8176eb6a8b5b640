//! What one set of criteria finds is the same set in the list, the count, a refresh, a bulk act and an export, on both
//! databases, and the set that a plain filter over plain values finds (rule 9).

mod desk;
mod plans;
mod words;

use desk::{Plain, criteria, fill};
use model::ids::ThreadId;
use model::page::{Count, ThreadSort};
use store::{Chosen, Reach, Store, ThreadCriteria};
use testkit::Dice;

const THREADS: usize = 240;
const ROUNDS: usize = 500;
/// So that hardly anything is few, and a probe often ends before its page is full.
const NEAR: Reach = Reach {
    probe: 20,
    few: 4,
    few_texts: 3,
    few_members: 2,
};

#[tokio::test]
async fn every_way_to_ask_finds_what_a_plain_filter_finds() {
    for db in testkit::stores().await {
        let dice = &mut Dice::new(2026);
        let (lists, plain) = fill(&db.store, THREADS, dice).await;
        let near = db.store.clone().with_reach(NEAR);
        let mut found = 0;
        for round in 0..ROUNDS {
            let criteria = criteria(&plain, &lists, dice);
            let sort = *dice.one(&ThreadSort::ALL);
            let rows = u32::try_from(1 + dice.below(12)).unwrap_or(1);
            let told = format!("{} round {round} {criteria:?} {sort:?} {rows}", db.name);
            let wanted = expected(&plain, &criteria, sort);
            found += usize::from(!wanted.is_empty());
            for store in [&db.store, &near] {
                let walked = walked(store, &criteria, sort, rows, &told).await;
                assert_eq!(walked, wanted, "list: {told}");
                beside(store, &criteria, &plain, &wanted, &told).await;
            }
            exported(&db.store, &criteria, sort, &wanted, &told).await;
        }
        assert!(found > ROUNDS / 3, "{}: rounds that found something: {found}", db.name);
    }
}

/// The plain way.
fn expected(plain: &[Plain], criteria: &ThreadCriteria, sort: ThreadSort) -> Vec<ThreadId> {
    let at = |thread: &Plain| match sort {
        ThreadSort::ActivityDesc | ThreadSort::ActivityAsc => thread.activity,
        ThreadSort::OpenedDesc | ThreadSort::OpenedAsc => thread.opened_at,
    };
    let fitting = plain.iter().filter(|thread| thread.fits(criteria));
    let mut found: Vec<(i64, ThreadId)> = fitting.map(|thread| (at(thread), thread.id)).collect();
    found.sort_unstable();
    if sort.is_descending() {
        found.reverse();
    }
    found.into_iter().map(|(_, id)| id).collect()
}

/// The list, page by page to its end.
async fn walked(store: &Store, criteria: &ThreadCriteria, sort: ThreadSort, rows: u32, told: &str) -> Vec<ThreadId> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let page = store.thread_list(criteria, sort, after, rows).await.expect(told);
        ids.extend(page.rows.iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            return ids;
        }
        assert_eq!(page.rows.len(), rows as usize, "a page before the last is full: {told}");
    }
}

/// The count, the count with a cap, the ids for a bulk act, and a refresh of every thread.
async fn beside(store: &Store, criteria: &ThreadCriteria, plain: &[Plain], wanted: &[ThreadId], told: &str) {
    let rows = wanted.len() as u64;
    let exact = store.thread_count(criteria, None).await.expect(told);
    assert_eq!(exact, Count { rows, more: false }, "count: {told}");
    let capped = store.thread_count(criteria, Some(5)).await.expect(told);
    let up_to_five = Count {
        rows: rows.min(5),
        more: rows > 5,
    };
    assert_eq!(capped, up_to_five, "capped count: {told}");
    let mut sorted = wanted.to_vec();
    sorted.sort_unstable();
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let batch = store.thread_ids(criteria, after, 7).await.expect(told);
        let Some(last) = batch.last() else { break };
        after = Some(*last);
        ids.extend(batch);
    }
    assert_eq!(ids, sorted, "ids: {told}");
    let all: Vec<ThreadId> = plain.iter().map(|thread| thread.id).collect();
    let kept = store.thread_refresh(criteria, &all).await.expect(told);
    let mut kept: Vec<ThreadId> = kept.iter().map(|row| row.id).collect();
    kept.sort_unstable();
    assert_eq!(kept, sorted, "refresh: {told}");
}

/// A snapshot's count and batches, without one row that was unticked.
async fn exported(store: &Store, criteria: &ThreadCriteria, sort: ThreadSort, wanted: &[ThreadId], told: &str) {
    let except: Vec<ThreadId> = wanted.iter().copied().skip(1).take(1).collect();
    let chosen = Chosen::Matching(Box::new(criteria.clone()), except.clone());
    let wanted: Vec<ThreadId> = wanted.iter().copied().filter(|id| !except.contains(id)).collect();
    let snapshot = store.snapshot().await.expect(told);
    let counted = snapshot.thread_count(&chosen).await.expect(told);
    assert_eq!(counted, wanted.len() as u64, "the export's count: {told}");
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let (rows, next) = snapshot.thread_batch(&chosen, sort, after, 9).await.expect(told);
        ids.extend(rows.iter().map(|row| row.id));
        after = next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(ids, wanted, "export: {told}");
}
