//! An answer and an intake, one after another, each in its own transaction on disk.

use desk::Desk;
use model::filter::{ThreadFilter, ThreadList};
use model::message::{ReplyRequest, Source};
use model::page::ThreadSort;
use model::thread::IncomingMessage;

use crate::place::Place;
use crate::table::{self, Times};

/// How often each is measured.
const RUNS: usize = 100;

/// Prints both figures.
pub async fn measure(place: &Place) -> anyhow::Result<()> {
    println!("  writes");
    let desk = &place.desk;
    let mut intakes = Times::default();
    for run in 0..RUNS {
        let key = format!("bench {} {run}", desk.now());
        intakes
            .take(
                key.clone(),
                desk.receive_once("bench", &key, "", message(run), Source::Api),
            )
            .await?;
    }
    table::act("intake by the store API", &intakes);
    table::act("reply", &replies(desk, place).await?);
    Ok(())
}

async fn replies(desk: &Desk, place: &Place) -> anyhow::Result<Times> {
    let filter = ThreadFilter::default();
    let sort = ThreadSort::default();
    let page = desk.list_threads(&place.admin, ThreadList::Inbox, &filter, sort, None, RUNS as u32);
    let mut times = Times::default();
    for row in page.await?.rows {
        let request = ReplyRequest {
            thread: row.id,
            body: "Merhaba, kargonuz bugün yola çıktı. İyi günler dileriz.".to_owned(),
            seen: row.seen,
            anyway: false,
            resolve: false,
            submission: format!("bench {} {}", desk.now(), row.id),
        };
        times
            .take(row.id.to_string(), desk.reply(&place.admin, request))
            .await?;
    }
    Ok(times)
}

fn message(run: usize) -> IncomingMessage {
    IncomingMessage {
        full_name: "Şule Çağlar".to_owned(),
        email: format!("bench{run}@example.com"),
        external_id: None,
        kind: None,
        topic: None,
        subject: "Siparişim nerede?".to_owned(),
        order_no: format!("SP-2026-{run}"),
        body: "Merhaba, geçen hafta verdiğim sipariş hâlâ elime ulaşmadı. Yardımcı olur musunuz?".to_owned(),
        thread: None,
    }
}
