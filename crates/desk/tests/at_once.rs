//! What happens at the same moment: changes wait for each other and none is lost, and the same request twice is one.

mod common;

use common::{Place, places};
use model::bulk::{Selection, ThreadAct};
use model::ids::{EventSeq, KindId, ThreadId, TopicId};
use model::member::MemberChoice;
use model::message::{ReplyRequest, Source};
use model::right::Role;
use model::thread::{IncomingMessage, StartThread};

fn message(email: &str, thread: Option<ThreadId>) -> IncomingMessage {
    IncomingMessage {
        full_name: "Şule İğne".into(),
        email: email.into(),
        external_id: None,
        kind: None,
        topic: None,
        subject: "Soru".into(),
        order_no: String::new(),
        body: "Kargom nerede?".into(),
        thread,
    }
}

fn start(email: &str, submission: String) -> StartThread {
    StartThread {
        member: Some(MemberChoice::New {
            full_name: "Şule İğne".into(),
            email: email.into(),
        }),
        kind: Some(KindId(1)),
        topic: Some(TopicId(2)),
        subject: "Siparişiniz hakkında".into(),
        order_no: "SP-1".into(),
        body: "Merhaba".into(),
        submission,
    }
}

async fn receive(place: &Place, key: &str, message: IncomingMessage) -> ThreadId {
    let received = place.desk.receive_once("test", key, key, message, Source::Api).await;
    received.expect(place.name).received.thread
}

#[tokio::test]
async fn changes_at_the_same_time_wait_for_each_other() {
    for place in places().await {
        for round in 0..6 {
            let mut ids = Vec::new();
            for at in 0..8 {
                ids.push(receive(&place, &format!("w{round}.{at}"), message("sule@example.com", None)).await);
            }
            tokio::join!(
                answers(&place, &ids),
                acts(&place, &ids),
                sender(&place),
                incoming(&place, round, &ids),
                first(&place, round)
            );
        }
    }
}

async fn answers(place: &Place, ids: &[ThreadId]) {
    for id in ids.iter().rev() {
        let request = ReplyRequest {
            thread: *id,
            body: "Merhaba Şule Hanım".into(),
            seen: EventSeq(0),
            anyway: true,
            resolve: false,
            submission: format!("y{id}"),
        };
        let agent = place.caller(Role::Agent);
        place.desk.reply(agent, request).await.expect(place.name);
        place.clock.advance(desk::HOLD_MILLIS + 1);
    }
}

async fn acts(place: &Place, ids: &[ThreadId]) {
    let supervisor = place.caller(Role::Supervisor);
    for to in [Some(supervisor.agent()), None, Some(supervisor.agent())] {
        let all = Selection::Ids(ids.to_vec());
        let done = place
            .desk
            .act_on_threads(supervisor, ThreadAct::Assign { to }, all)
            .await;
        assert_eq!(done.expect(place.name).changed, 8, "{}", place.name);
    }
}

async fn sender(place: &Place) {
    for _ in 0..8 {
        place.desk.claim_due("test", 50).await.expect(place.name);
    }
}

async fn incoming(place: &Place, round: usize, ids: &[ThreadId]) {
    for (at, id) in ids.iter().enumerate() {
        receive(place, &format!("z{round}.{at}"), message("sule@example.com", Some(*id))).await;
    }
}

async fn first(place: &Place, round: usize) {
    for at in 0..4 {
        let start = start("sule@example.com", format!("s{round}.{at}"));
        let supervisor = place.caller(Role::Supervisor);
        place.desk.start_thread(supervisor, start).await.expect(place.name);
    }
}

#[tokio::test]
async fn the_same_request_twice_at_once_is_one() {
    for place in places().await {
        let agent = place.caller(Role::Agent);
        for round in 0..5 {
            let form = start(&format!("ece{round}@example.com"), format!("ekle{round}"));
            let (one, two) = tokio::join!(
                place.desk.start_thread(agent, form.clone()),
                place.desk.start_thread(agent, form)
            );
            assert_eq!(one.expect(place.name), two.expect(place.name), "{}", place.name);
            let (key, new) = (format!("k{round}"), message(&format!("yeni{round}@example.com"), None));
            let once = || place.desk.receive_once("shop", &key, "h", new.clone(), Source::Api);
            let (one, two) = tokio::join!(once(), once());
            let (one, two) = (one.expect(place.name), two.expect(place.name));
            assert_eq!(one.received, two.received, "{}", place.name);
            assert_ne!(
                one.replayed, two.replayed,
                "{}: the second is told that it is",
                place.name
            );
        }
    }
}
