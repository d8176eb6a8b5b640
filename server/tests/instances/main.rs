//! Several processes on one PostgreSQL database: what one commits the browsers of the other hear of; killed, frozen and
//! replaced under load, they lose nothing and send nothing twice.

mod desk;
mod process;
mod sink;

use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use desk::Shared;

const WAITING: &str = "SELECT count(*) FROM outgoing WHERE state NOT IN ('sent', 'uncertain')";
const SENT: &str = "SELECT count(*) FROM outgoing WHERE state = 'sent'";

#[tokio::test(flavor = "multi_thread")]
async fn what_one_commits_the_other_tells_within_a_second() {
    let Some(shared) = Shared::new().await else { return };
    let (one, other) = (shared.instance(), shared.instance());
    let mut stream = BufReader::new(TcpStream::connect(&other.address).await.expect("a stream"));
    let ask = format!(
        "GET /live?after=0 HTTP/1.1\r\nhost: {}\r\ncookie: __Host-sid={}\r\n\r\n",
        other.address, shared.token
    );
    stream.get_mut().write_all(ask.as_bytes()).await.expect("asked");
    heard(&mut stream, "HTTP/1.1 200").await;
    numbers(&other).await;
    // With the announcements of the database, then with every announcement lost: the table is looked at all the same.
    for (id, limit) in [("ilk", 1.0), ("ikinci", 2.0)] {
        if id == "ikinci" {
            let deaf =
                shared.meddle("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN %'");
            assert!(deaf.await > 0, "the listeners were there");
        }
        assert!(shared.post(&one, id).await, "{id}");
        let began = Instant::now();
        let told = tokio::time::timeout(Duration::from_secs(20), heard(&mut stream, "thread_opened"));
        told.await.expect("an event");
        let took = began.elapsed().as_secs_f64();
        println!("the other instance told {id} after {took:.3} s");
        assert!(took < limit, "{id} took {took:.3} s");
    }
}

/// What it counts about itself, for whoever knows the word.
async fn numbers(instance: &process::Instance) {
    let ask = |word: &str| format!("GET /metrics HTTP/1.1\r\nauthorization: Bearer {word}");
    assert!(matches!(instance.ask(&ask("yanlis"), "").await, Some((401, _))));
    let (status, text) = instance.ask(&ask("olcum"), "").await.expect("numbers");
    assert_eq!(status, 200);
    for line in [
        "mesajlar_live_streams 1",
        "mesajlar_outgoing_mails{state=\"queued\"} 0",
        "mesajlar_events_behind 0",
        "mesajlar_requests_total{door=\"live\",status=\"200\"} 1",
        "mesajlar_database_connections{state=\"open\"}",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

async fn heard(stream: &mut BufReader<TcpStream>, word: &str) {
    let mut line = String::new();
    while stream.read_line(&mut line).await.expect("a line") > 0 {
        if line.contains(word) {
            return;
        }
        line.clear();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_frozen_they_send_each_mail_once() {
    let Some(shared) = Shared::new().await else { return };
    shared.answer(120).await;
    let (one, other) = (shared.instance(), shared.instance());
    shared.until(SENT, |sent| sent > 10).await;
    // Killed in the middle of a mail: at most that one is in doubt.
    one.signal("KILL");
    one.ended();
    let third = shared.instance();
    // Frozen; its leases run out; it comes to itself after another has sent its mails.
    shared.until(SENT, |sent| sent > 40).await;
    other.signal("STOP");
    shared
        .meddle("UPDATE outgoing SET lease_until = 0 WHERE state IN ('leased', 'in_data')")
        .await;
    shared.until(WAITING, |waiting| waiting == 0).await;
    other.signal("CONT");
    // It answers again, and so has had its chance to do harm.
    assert!(matches!(other.ask("GET /ready HTTP/1.1", "").await, Some((200, _))));
    assert!(shared.post(&other, "sonra").await);
    shared.until(WAITING, |waiting| waiting == 0).await;
    let in_doubt = shared
        .number("SELECT count(*) FROM outgoing WHERE state = 'uncertain'")
        .await;
    let taken = shared.sink.taken();
    let copies: Vec<_> = taken.iter().filter(|(_, times)| **times > 1).collect();
    println!("{} mails, {in_doubt} in doubt, copies: {copies:?}", taken.len());
    assert!(copies.is_empty(), "sent twice: {copies:?}");
    assert!(in_doubt <= 2, "as many doubts as faults: {in_doubt}");
    let sent = shared.number(SENT).await;
    let known = usize::try_from(sent).expect("a number");
    assert!(
        (known..=known + 2).contains(&taken.len()),
        "{known} known as sent, {} taken",
        taken.len()
    );
    assert_eq!(sent + in_doubt, 120);
    drop(third);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rolling_restart_under_load_loses_nothing() {
    let Some(shared) = Shared::new().await else { return };
    let shared = &shared;
    shared.answer(40).await;
    let mut running = vec![shared.instance(), shared.instance()];
    let (mut acknowledged, mut at) = (0, 0);
    for _ in 0..4 {
        let leaving = running.remove(0);
        let rest = &running[0];
        // While one ends, messages go to both; what the leaving one does not acknowledge is sent to the other, as a proxy
        // would, with the same key.
        leaving.signal("TERM");
        for _ in 0..15 {
            let id = format!("yuk-{at}");
            at += 1;
            if shared.post(&leaving, &id).await || shared.post(rest, &id).await {
                acknowledged += 1;
            }
        }
        leaving.ended();
        running.push(shared.instance());
    }
    assert_eq!(acknowledged, at, "each was acknowledged by one of them");
    let kept = shared
        .number("SELECT count(*) FROM message WHERE body LIKE 'Merhaba yuk-%'")
        .await;
    assert_eq!(kept, at, "each once");
    shared.until(WAITING, |waiting| waiting == 0).await;
    assert_eq!(shared.number(SENT).await, 40);
    let taken = shared.sink.taken();
    assert!(
        taken.len() == 40 && taken.values().all(|times| *times == 1),
        "{taken:?}"
    );
}
