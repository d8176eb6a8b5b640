//! Folding, told by rows that are only a number and a moment.

use std::collections::BTreeSet;

use super::{Heard, News, Reader, ThreadRows};
use model::Millis;
use model::event::{EventKind, LiveEvent};
use model::ids::{AgentId, EventSeq, KindId, MemberId, ThreadId, TopicId};
use model::page::{Cursor, Page, ThreadSort};
use model::status::Status;
use model::thread::ThreadRow;

fn row(id: i64, at: Millis, seen: i64) -> ThreadRow {
    ThreadRow {
        id: ThreadId(id),
        status: Status::New,
        member: MemberId(1),
        member_name: "Ayşe Yılmaz".to_owned(),
        member_email: "ayse@example.com".to_owned(),
        subject: "Kargo".to_owned(),
        preview: String::new(),
        last_from_member: true,
        kind: KindId(1),
        topic: TopicId(1),
        order_no: String::new(),
        opened_at: id,
        closed_at: None,
        last_activity_at: at,
        responder: None,
        resolver: None,
        assignee: None,
        binned_at: None,
        snoozed_until: None,
        reopened: 0,
        seen: EventSeq(seen),
    }
}

/// Rows 3, 2, 1 with activity at 30, 20, 10; further rows follow after the last when `more`.
fn list(more: bool) -> ThreadRows {
    let page = Page {
        rows: vec![row(3, 30, 3), row(2, 20, 2), row(1, 10, 1)],
        next: more.then_some(Cursor { at: 10, id: 1 }),
        seen: EventSeq(3),
    };
    ThreadRows::new(ThreadSort::ActivityDesc, page)
}

fn order(rows: &ThreadRows) -> Vec<i64> {
    rows.order().iter().map(|id| id.0).collect()
}

fn news(asked: &[i64], found: Vec<ThreadRow>) -> News {
    News {
        asked: asked.iter().copied().map(ThreadId).collect(),
        own: BTreeSet::new(),
        found,
    }
}

fn own(id: i64) -> News {
    News {
        own: BTreeSet::from([ThreadId(id)]),
        ..news(&[id], Vec::new())
    }
}

const TOP: Reader = Reader {
    open: None,
    at_top: true,
};
const DOWN: Reader = Reader {
    open: None,
    at_top: false,
};

#[test]
fn at_the_top_new_rows_slide_in_where_the_sort_wants_them() {
    let mut rows = list(true);
    rows.fold(news(&[4, 5], vec![row(4, 25, 4), row(5, 40, 5)]), TOP);
    assert_eq!(order(&rows), [5, 3, 4, 2, 1]);
    assert!(rows.get(ThreadId(5)).is_some_and(|shown| shown.fresh));
    assert_eq!(rows.waiting(), 0);
}

#[test]
fn a_row_behind_the_loaded_pages_is_left_to_paging() {
    let mut rows = list(true);
    rows.fold(news(&[9], vec![row(9, 5, 9)]), TOP);
    assert_eq!(order(&rows), [3, 2, 1]);
    let mut all = list(false);
    all.fold(news(&[9], vec![row(9, 5, 9)]), TOP);
    assert_eq!(order(&all), [3, 2, 1, 9]);
}

#[test]
fn scrolled_down_nothing_moves_and_the_pill_counts() {
    let mut rows = list(true);
    rows.fold(news(&[4, 1], vec![row(4, 40, 4), row(1, 50, 5)]), DOWN);
    assert_eq!(order(&rows), [3, 2, 1]);
    assert_eq!(rows.waiting(), 2);
    assert_eq!(rows.get(ThreadId(1)).map(|shown| shown.row.last_activity_at), Some(50));
    rows.settle(None);
    assert_eq!(order(&rows), [1, 4, 3, 2]);
    assert_eq!(rows.waiting(), 0);
}

#[test]
fn what_no_longer_matches_goes_unless_it_is_being_read() {
    let mut rows = list(true);
    let reading = Reader {
        open: Some(ThreadId(2)),
        at_top: true,
    };
    rows.fold(news(&[2, 3], Vec::new()), reading);
    assert_eq!(order(&rows), [2, 1]);
    assert!(rows.get(ThreadId(2)).is_some_and(|shown| shown.gone));
    rows.move_on(TOP);
    assert_eq!(order(&rows), [1]);
}

#[test]
fn scrolled_down_rows_of_others_stay_marked_and_own_ones_go_at_once() {
    let mut rows = list(true);
    rows.fold(news(&[3], Vec::new()), DOWN);
    rows.fold(own(2), DOWN);
    assert_eq!(order(&rows), [3, 1]);
    assert!(rows.get(ThreadId(3)).is_some_and(|shown| shown.gone));
    rows.settle(None);
    assert_eq!(order(&rows), [1]);
}

#[test]
fn a_row_that_comes_back_is_no_longer_marked_and_an_older_answer_changes_nothing() {
    let mut rows = list(true);
    rows.fold(news(&[3], Vec::new()), DOWN);
    rows.fold(news(&[3], vec![row(3, 35, 8)]), DOWN);
    rows.fold(news(&[3], vec![row(3, 31, 7)]), DOWN);
    let shown = rows.get(ThreadId(3)).cloned();
    assert_eq!(
        shown.map(|shown| (shown.gone, shown.row.last_activity_at)),
        Some((false, 35))
    );
}

#[test]
fn a_row_that_leaves_while_it_waits_is_never_shown() {
    let mut rows = list(true);
    rows.fold(news(&[4], vec![row(4, 40, 4)]), DOWN);
    rows.fold(news(&[4], Vec::new()), DOWN);
    rows.settle(None);
    assert_eq!(order(&rows), [3, 2, 1]);
}

#[test]
fn the_next_page_is_added_below_without_doubles() {
    let mut rows = list(true);
    let page = Page {
        rows: vec![row(1, 10, 6), row(7, 9, 4)],
        next: None,
        seen: EventSeq(6),
    };
    rows.append(page);
    assert_eq!(order(&rows), [3, 2, 1, 7]);
    assert_eq!(rows.next(), None);
    assert_eq!(rows.get(ThreadId(1)).map(|shown| shown.row.seen), Some(EventSeq(6)));
}

#[test]
fn an_ascending_list_is_walked_the_other_way() {
    let page = Page {
        rows: vec![row(1, 10, 1), row(2, 20, 2)],
        next: Some(Cursor { at: 20, id: 2 }),
        seen: EventSeq(2),
    };
    let mut rows = ThreadRows::new(ThreadSort::ActivityAsc, page);
    rows.fold(news(&[1, 8], vec![row(1, 99, 3), row(8, 15, 4)]), TOP);
    assert_eq!(order(&rows), [8, 2]);
}

#[test]
fn neighbours_stop_at_both_ends() {
    let rows = list(true);
    assert_eq!(rows.neighbour(None, 1), Some(ThreadId(3)));
    assert_eq!(rows.neighbour(Some(ThreadId(3)), -1), Some(ThreadId(3)));
    assert_eq!(rows.neighbour(Some(ThreadId(3)), 1), Some(ThreadId(2)));
    assert_eq!(rows.neighbour(Some(ThreadId(1)), 1), Some(ThreadId(1)));
}

#[test]
fn what_was_heard_after_a_page_was_read_is_asked_again() {
    let event = |seq: i64, thread: Option<i64>, agent: Option<i64>| LiveEvent {
        seq: EventSeq(seq),
        at: 0,
        thread: thread.map(ThreadId),
        agent: agent.map(AgentId),
        what: EventKind::Resolved,
    };
    let mut heard = Heard::default();
    heard.note(
        &[
            event(5, Some(1), Some(9)),
            event(6, Some(2), None),
            event(7, None, None),
        ],
        AgentId(9),
    );
    heard.note(&[event(8, Some(1), Some(4))], AgentId(9));
    assert_eq!(heard.since(EventSeq(6)), BTreeSet::from([ThreadId(1)]));
    assert_eq!(heard.own(&heard.since(EventSeq(0))), BTreeSet::new());
}
