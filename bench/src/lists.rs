//! First pages and counts: without a filter, and for each criterion alone with values that differ from time to time.

use desk::Desk;
use model::day::Day;
use model::filter::{DayRange, ThreadFilter, ThreadList};
use model::ids::{AgentId, KindId, TopicId};
use model::page::{PAGE_ROWS, ThreadSort};
use model::status::Status;

use crate::place::Place;
use crate::table::{self, Times};

/// How often each is measured.
const RUNS: usize = 30;

/// Fills a filter's criterion with its value for one run.
type Fill = Box<dyn Fn(&mut ThreadFilter, usize)>;

/// Prints the figures of every criterion.
pub async fn measure(place: &Place) -> anyhow::Result<()> {
    println!("  lists (aim: every p95 under 50 ms)");
    table::head();
    for (name, list, fill) in criteria(place).await? {
        one(&place.desk, place, name, list, &fill).await?;
    }
    Ok(())
}

async fn one(desk: &Desk, place: &Place, name: &str, list: ThreadList, fill: &Fill) -> anyhow::Result<()> {
    let (mut pages, mut counts, mut found) = (Times::default(), Times::default(), Vec::new());
    for run in 0..RUNS {
        let mut filter = ThreadFilter::default();
        fill(&mut filter, run);
        let sort = ThreadSort::default();
        let page = desk.list_threads(&place.admin, list, &filter, sort, None, PAGE_ROWS);
        pages.take(page).await?;
        let count = counts
            .take(desk.count_threads(&place.admin, list, &filter, false))
            .await?;
        found.push((count.rows, count.more));
    }
    let range = |least: Option<&(u64, bool)>| {
        least.map_or_else(String::new, |(rows, more)| {
            format!("{rows}{}", if *more { "+" } else { "" })
        })
    };
    let rows = format!("{} to {}", range(found.iter().min()), range(found.iter().max()));
    table::page(name, &pages, &counts, &rows);
    Ok(())
}

async fn criteria(place: &Place) -> anyhow::Result<Vec<(&'static str, ThreadList, Fill)>> {
    use ThreadList::{Archive, Inbox};
    let store = place.desk.me(&place.admin).await?.store;
    let today = store.today;
    let kinds: Vec<KindId> = store.kinds.iter().map(|kind| kind.id).collect();
    let topics: Vec<TopicId> = store.topics.iter().map(|topic| topic.id).collect();
    let agents: Vec<AgentId> = store.agents.iter().map(|agent| agent.id).collect();
    let resolvers = agents.clone();
    Ok(vec![
        ("inbox, no filter", Inbox, Box::new(|_, _| {})),
        ("archive, no filter", Archive, Box::new(|_, _| {})),
        (
            "archive, Açılma Tarihi",
            Archive,
            Box::new(move |f, run| f.opened = days(today, run)),
        ),
        (
            "archive, Kapanma Tarihi",
            Archive,
            Box::new(move |f, run| f.closed = days(today, run)),
        ),
        (
            "archive, Mesaj Tür",
            Archive,
            Box::new(move |f, run| f.kinds = vec![kinds[run % kinds.len()]]),
        ),
        (
            "inbox, Durum",
            Inbox,
            Box::new(|f, run| f.statuses = vec![STATUSES[run % STATUSES.len()]]),
        ),
        (
            "archive, Mesaj Konusu",
            Archive,
            Box::new(move |f, run| f.topics = vec![topics[run % topics.len()]]),
        ),
        ("archive, Konu Başlığı", Archive, text(&SUBJECTS, |f| &mut f.subject)),
        ("archive, Ad Soyad", Archive, text(&NAMES, |f| &mut f.name)),
        ("archive, E-Posta", Archive, text(&EMAILS, |f| &mut f.email)),
        ("archive, Açıklama", Archive, text(&BODIES, |f| &mut f.body)),
        ("inbox, Açıklama", Inbox, text(&BODIES, |f| &mut f.body)),
        ("archive, Sipariş No", Archive, text(&ORDERS, |f| &mut f.order_no)),
        (
            "archive, Cevaplayan",
            Archive,
            Box::new(move |f, run| f.responders = vec![agents[run % agents.len()]]),
        ),
        (
            "archive, Çözümleyen",
            Archive,
            Box::new(move |f, run| f.resolvers = vec![resolvers[run % resolvers.len()]]),
        ),
    ])
}

const STATUSES: [Status; 3] = [Status::New, Status::Pending, Status::Answered];
const SUBJECTS: [&str; 6] = ["sipariş", "İADE", "kargo", "fatura", "beden", "yokböylebirşey"];
const NAMES: [&str; 6] = ["yıl", "AYŞE", "öztürk", "Mehmet Kaya", "şahin", "qwx"];
const EMAILS: [&str; 6] = ["ayse", "example.com", "yilmaz1", "kaya", "@example.net", "zzz@"];
const BODIES: [&str; 6] = ["kargo", "iade", "hasarlı", "teşekkür ederim", "yarın", "yokböylebirşey"];
const ORDERS: [&str; 6] = ["2025", "18", "SP-2026", "777", "123456", "9999999"];

fn text(words: &'static [&'static str; 6], field: fn(&mut ThreadFilter) -> &mut String) -> Fill {
    Box::new(move |filter, run| *field(filter) = words[run % words.len()].to_owned())
}

/// Ranges of one to thirty days, all over the last two years.
fn days(today: Day, run: usize) -> DayRange {
    let back = (run * 23) as u32;
    DayRange {
        from: Some(today.minus_days(back + run as u32)),
        to: Some(today.minus_days(back)),
    }
}
