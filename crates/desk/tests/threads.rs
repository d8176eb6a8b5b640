//! The main job as a story, on both databases: a message comes in, answers go out, the archive, the bin, and the rules that
//! always hold.

mod common;

use common::{Place, places};
use model::bulk::{Selection, ThreadAct};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::filter::{ThreadFilter, ThreadList};
use model::ids::{EventSeq, ThreadId};
use model::member::MemberChoice;
use model::message::{Author, ReplyOutcome, ReplyRequest, Source};
use model::page::ThreadSort;
use model::right::Role;
use model::status::Status;
use model::thread::{IncomingMessage, StartThread};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn message(body: &str, thread: Option<ThreadId>) -> IncomingMessage {
    IncomingMessage {
        full_name: "Şule İğne".into(),
        email: "sule@example.com".into(),
        external_id: Some("U1".into()),
        kind: None,
        topic: None,
        subject: "Siparişim IĞDIR'a gelmedi".into(),
        order_no: "#2024-18 832".into(),
        body: body.into(),
        thread,
    }
}

async fn receive(place: &Place, key: &str, message: IncomingMessage) -> model::thread::Received {
    place
        .desk
        .receive_once("test", key, key, message, Source::Api)
        .await
        .expect(place.name)
        .received
}

fn reply(thread: ThreadId, seen: EventSeq, submission: &str) -> ReplyRequest {
    ReplyRequest {
        thread,
        body: "Merhaba Şule Hanım".into(),
        seen,
        anyway: false,
        resolve: false,
        submission: submission.into(),
    }
}

async fn list(place: &Place, list: ThreadList, filter: &ThreadFilter) -> Vec<ThreadId> {
    let agent = place.caller(Role::Agent);
    let page = place
        .desk
        .list_threads(agent, list, filter, ThreadSort::default(), None, 50)
        .await
        .expect(place.name);
    let count = place
        .desk
        .count_threads(agent, list, filter, true)
        .await
        .expect(place.name);
    assert_eq!(
        count.rows,
        page.rows.len() as u64,
        "{}: the count is the list's",
        place.name
    );
    page.rows.iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn every_criterion_finds_and_parts() {
    for place in places().await {
        let id = receive(
            &place,
            "a",
            message("Merhaba, kargom ısparta'da bekliyor 100%_'\"", None),
        )
        .await
        .thread;
        let finds = |query: &'static str| ThreadFilter::from_query(query).filter;
        for query in [
            "",
            "subject=igdir",
            "subject=IĞDIR",
            "name=%C5%9Fule",
            "name=SULE+igne",
            "email=SULE%40",
            "body=ISPARTA",
            "body=100%25_",
            "body=%27%22",
            "body=k",
            "order_no=202418832",
            "order_no=18-832",
            "status=new",
            "kind=1",
            "topic=1",
            "kind=1,2&status=new,pending",
            "opened_from=2026-11-23&opened_to=2026-11-23",
            "subject=siparis&body=kargom&email=example",
        ] {
            assert_eq!(
                list(&place, ThreadList::Inbox, &finds(query)).await,
                [id],
                "{} {query}",
                place.name
            );
        }
        for query in [
            "subject=izmir",
            "name=ali",
            "email=nobody",
            "body=ankara",
            "body=%25%25",
            "order_no=999",
            "status=answered",
            "kind=2",
            "opened_to=2026-11-22",
            "opened_from=2026-11-24",
            "closed_from=2020-01-01",
            "responder=1",
            "resolver=1",
        ] {
            assert_eq!(
                list(&place, ThreadList::Inbox, &finds(query)).await,
                [],
                "{} {query}",
                place.name
            );
        }
        let wrong = finds("opened_from=2026-02-02&opened_to=2026-02-01");
        let refused = place
            .desk
            .list_threads(
                place.caller(Role::Agent),
                ThreadList::Inbox,
                &wrong,
                ThreadSort::default(),
                None,
                50,
            )
            .await;
        assert!(matches!(
            refused.map_err(|error| error.problem("")),
            Err(Problem::Filter(_))
        ));
    }
}

#[tokio::test]
async fn an_answer_is_never_sent_over_something_unseen() {
    for place in places().await {
        let agent = place.caller(Role::Agent);
        let id = receive(&place, "a", message("Bir", None)).await.thread;
        let seen = place.desk.get_thread(agent, id).await.expect(place.name).row.seen;
        receive(&place, "b", message("İki", Some(id))).await;
        let outcome = place.desk.reply(agent, reply(id, seen, "s1")).await.expect(place.name);
        let ReplyOutcome::Stale { newer, seen, resolved } = outcome else {
            panic!("{}: {outcome:?}", place.name)
        };
        assert_eq!((newer.len(), newer[0].body.as_str(), resolved), (1, "İki", false));
        let held = place.desk.reply(agent, reply(id, seen, "s1")).await.expect(place.name);
        let again = place.desk.reply(agent, reply(id, seen, "s1")).await.expect(place.name);
        assert_eq!(held, again, "{}: the same form twice is one answer", place.name);
        let other = place
            .desk
            .reply(place.caller(Role::Supervisor), reply(id, seen, "s1"))
            .await;
        assert_eq!(
            other.map_err(|error| error.problem("")),
            Err(Problem::NotFound),
            "{}: the form of another person tells nothing",
            place.name
        );
        let view = place.desk.get_thread(agent, id).await.expect(place.name);
        assert_eq!(
            view.messages
                .iter()
                .filter(|message| message.author == Author::Agent)
                .count(),
            1
        );
        assert_eq!(
            (view.row.status, view.row.responder),
            (Status::Answered, Some(agent.agent()))
        );
        assert_eq!(view.messages[2].mails.len(), 1);
    }
}

#[tokio::test]
async fn of_two_answers_at_once_one_passes() {
    for place in places().await {
        let (agent, other) = (place.caller(Role::Agent), place.caller(Role::Supervisor));
        for round in 0..10 {
            let id = receive(&place, &format!("r{round}"), message("Soru", None))
                .await
                .thread;
            let seen = place.desk.get_thread(agent, id).await.expect(place.name).row.seen;
            let (one, two) = (format!("a{round}"), format!("b{round}"));
            let (a, b) = tokio::join!(
                place.desk.reply(agent, reply(id, seen, &one)),
                place.desk.reply(other, reply(id, seen, &two))
            );
            let passed = [a.expect(place.name), b.expect(place.name)];
            let held = passed
                .iter()
                .filter(|outcome| matches!(outcome, ReplyOutcome::Held { .. }))
                .count();
            assert_eq!(held, 1, "{}", place.name);
        }
    }
}

#[tokio::test]
async fn an_answer_taken_back_changed_nothing() {
    for place in places().await {
        let agent = place.caller(Role::Agent);
        let id = receive(&place, "a", message("Bir", None)).await.thread;
        let seen = place.desk.get_thread(agent, id).await.expect(place.name).row.seen;
        let request = ReplyRequest {
            resolve: true,
            ..reply(id, seen, "s1")
        };
        let ReplyOutcome::Held { message, .. } = place.desk.reply(agent, request).await.expect(place.name) else {
            panic!("stale")
        };
        assert_eq!(list(&place, ThreadList::Archive, &ThreadFilter::default()).await, [id]);
        assert_eq!(
            place.desk.undo_reply(agent, message).await.expect(place.name),
            "Merhaba Şule Hanım"
        );
        let view = place.desk.get_thread(agent, id).await.expect(place.name);
        assert_eq!(
            (view.row.status, view.row.closed_at, view.row.responder),
            (Status::New, None, None)
        );
        assert_eq!(
            view.draft.map(|draft| draft.body),
            Some("Merhaba Şule Hanım".to_owned())
        );
        assert_eq!(view.messages.len(), 1);
        let seen = view.row.seen;
        let ReplyOutcome::Held { message, .. } =
            place.desk.reply(agent, reply(id, seen, "s2")).await.expect(place.name)
        else {
            panic!("stale")
        };
        place.clock.advance(desk::HOLD_MILLIS + 1);
        place.desk.claim_due("test", 10).await.expect(place.name);
        let late = place
            .desk
            .undo_reply(agent, message)
            .await
            .map_err(|error| error.problem(""));
        assert_eq!(late, Err(Problem::Conflict(Conflict::TooLate)), "{}", place.name);
    }
}

#[tokio::test]
async fn the_archive_opens_by_rule_and_by_hand() {
    for place in places().await {
        let (agent, supervisor) = (place.caller(Role::Agent), place.caller(Role::Supervisor));
        let id = receive(&place, "a", message("Bir", None)).await.thread;
        let resolve = place
            .desk
            .act_on_threads(agent, ThreadAct::Resolve, Selection::Ids(vec![id]))
            .await
            .expect(place.name);
        assert_eq!((resolve.changed, resolve.skipped), (1, 0));
        assert_eq!(list(&place, ThreadList::Inbox, &ThreadFilter::default()).await, []);
        let by_me = ThreadFilter {
            resolvers: vec![agent.agent()],
            ..ThreadFilter::default()
        };
        assert_eq!(list(&place, ThreadList::Archive, &by_me).await, [id]);

        let reason = Some("Üye aradı".to_owned());
        let refused = place
            .desk
            .act_on_threads(
                agent,
                ThreadAct::Reopen { reason: reason.clone() },
                Selection::Ids(vec![id]),
            )
            .await;
        assert!(matches!(
            refused.map_err(|error| error.problem("")),
            Err(Problem::Forbidden(_))
        ));
        place
            .desk
            .act_on_threads(supervisor, ThreadAct::Reopen { reason }, Selection::Ids(vec![id]))
            .await
            .expect(place.name);
        let view = place.desk.get_thread(agent, id).await.expect(place.name);
        assert_eq!((view.row.status, view.row.reopened), (Status::New, 1));
        assert!(
            view.history
                .iter()
                .any(|event| matches!(&event.what, EventKind::Reopened { reason: Some(text) } if text == "Üye aradı"))
        );

        place
            .desk
            .act_on_threads(agent, ThreadAct::Resolve, Selection::Ids(vec![id]))
            .await
            .expect(place.name);
        place.clock.advance(29 * DAY);
        let back = receive(&place, "b", message("Yine ben", Some(id))).await;
        assert_eq!(
            (back.thread, back.opened),
            (id, false),
            "{}: within thirty days it reopens",
            place.name
        );
        let row = place.desk.get_thread(supervisor, id).await.expect(place.name).row;
        assert_eq!(
            (row.resolver, row.closed_at, row.reopened),
            (None, None, 2),
            "{}",
            place.name
        );
        place
            .desk
            .act_on_threads(agent, ThreadAct::Resolve, Selection::Ids(vec![id]))
            .await
            .expect(place.name);
        place.clock.advance(31 * DAY);
        let new = receive(&place, "c", message("Bir yıl sonra", Some(id))).await;
        assert!(
            new.opened && new.thread != id,
            "{}: later it is a new, linked thread",
            place.name
        );
        let view = place
            .desk
            .get_thread(
                place.caller_again(Role::Agent).await.as_ref().unwrap_or(agent),
                new.thread,
            )
            .await
            .expect(place.name);
        assert!(
            view.history
                .iter()
                .any(|event| matches!(event.what, EventKind::ContinuedFrom { thread, .. } if thread == id))
        );
    }
}

#[tokio::test]
async fn the_bin_gives_back_and_every_act_can_be_taken_back() {
    for place in places().await {
        let supervisor = place.caller(Role::Supervisor);
        let mut ids = Vec::new();
        for at in 0..5 {
            ids.push(receive(&place, &format!("m{at}"), message("Metin", None)).await.thread);
        }
        let all = Selection::Matching {
            list: ThreadList::Inbox,
            filter: Box::default(),
            except: vec![ids[0]],
        };
        let done = place
            .desk
            .act_on_threads(supervisor, ThreadAct::Bin, all)
            .await
            .expect(place.name);
        assert_eq!(done.changed, 4);
        assert_eq!(
            list(&place, ThreadList::Inbox, &ThreadFilter::default()).await,
            [ids[0]]
        );
        assert_eq!(list(&place, ThreadList::Bin, &ThreadFilter::default()).await.len(), 4);
        let restore = Selection::Ids(vec![ids[1]]);
        place
            .desk
            .act_on_threads(supervisor, ThreadAct::Restore, restore)
            .await
            .expect(place.name);
        let undone = place.desk.undo_act(supervisor, done.bulk).await.expect(place.name);
        assert_eq!(
            (undone.restored, undone.left),
            (3, 1),
            "{}: what changed since is left alone",
            place.name
        );
        assert_eq!(list(&place, ThreadList::Inbox, &ThreadFilter::default()).await.len(), 5);
        assert!(place.desk.undo_act(supervisor, done.bulk).await.is_err());
    }
}

#[tokio::test]
async fn whoever_writes_first_opens_one_thread() {
    for place in places().await {
        let agent = place.caller(Role::Agent);
        let start = StartThread {
            member: Some(MemberChoice::New {
                full_name: "Ali Kaya".into(),
                email: "ali@example.com".into(),
            }),
            kind: Some(model::ids::KindId(1)),
            topic: Some(model::ids::TopicId(2)),
            subject: "Siparişiniz hakkında".into(),
            order_no: "SP-1".into(),
            body: "Merhaba".into(),
            submission: "x".into(),
        };
        let id = place.desk.start_thread(agent, start.clone()).await.expect(place.name);
        assert_eq!(
            place.desk.start_thread(agent, start.clone()).await.expect(place.name),
            id
        );
        let found = place.desk.search_members(agent, "sp1").await.expect(place.name);
        assert_eq!(found.first().map(|member| member.full_name.as_str()), Some("Ali Kaya"));
        let empty = StartThread {
            member: None,
            subject: " ".into(),
            body: String::new(),
            kind: None,
            ..start
        };
        let Err(Problem::Invalid(faults)) = place
            .desk
            .start_thread(agent, empty)
            .await
            .map_err(|error| error.problem(""))
        else {
            panic!("not refused")
        };
        assert_eq!(faults.len(), 4, "everything that is wrong is told at once: {faults:?}");
    }
}
