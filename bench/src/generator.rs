//! A store's past, as large as is asked for: the same threads for the same seed, two messages to a thread, one in ten still
//! open, over three years. It makes values; the store's own way for pasts stores them.

mod words;

use std::time::Instant;

use desk::{Desk, preview};
use model::Millis;
use model::event::EventKind;
use model::fold::fold;
use model::ids::{AgentId, KindId, MemberId, TopicId};
use model::lang::Lang;
use model::message::{Author, Source};
use model::right::Role;
use model::status::Status;
use store::{NewAgent, NewMember, NewThread, PastEvent, PastMessage, PastThread, Store};
use testkit::Dice;
use tokio::sync::mpsc;

const HOUR: Millis = 60 * 60 * 1000;
const THREE_YEARS: Millis = 3 * 365 * 24 * HOUR;
/// Each member wrote so many threads, on average.
const THREADS_OF_MEMBER: usize = 5;
const AGENTS: usize = 20;
/// How many threads are stored in one transaction.
const BATCH: usize = 2_000;

/// What threads refer to.
#[derive(Clone)]
struct Cast {
    members: Vec<MemberId>,
    agents: Vec<AgentId>,
    kinds: Vec<KindId>,
    topics: Vec<TopicId>,
    now: Millis,
}

/// Fills a desk that is set up and has no threads.
pub async fn fill(desk: &Desk, threads: u64) -> anyhow::Result<()> {
    let store = desk.store();
    let began = Instant::now();
    let said = |what: &str| println!("    {what} after {:.0} s", began.elapsed().as_secs_f64());
    let loading = store.loading().await?;
    let cast = cast(store, usize::try_from(threads)?, desk.now()).await?;
    said("members");
    // One thread makes texts while the other stores them.
    let (made, mut taken) = mpsc::channel(2);
    let making = tokio::task::spawn_blocking(move || {
        let mut dice = Dice::new(1453);
        let mut left = usize::try_from(threads).unwrap_or(usize::MAX);
        while left > 0 {
            let batch = Ord::min(left, BATCH);
            left -= batch;
            let past: Vec<PastThread> = (0..batch).map(|_| thread(&cast, &mut dice)).collect();
            if made.blocking_send(past).is_err() {
                return;
            }
        }
    });
    while let Some(past) = taken.recv().await {
        let mut write = store.write().await?;
        write.past_insert_many(&past).await?;
        write.commit().await?;
    }
    making.await?;
    said("threads");
    loading.end().await?;
    said("indexes");
    Ok(())
}

async fn cast(store: &Store, threads: usize, now: Millis) -> anyhow::Result<Cast> {
    let mut dice = Dice::new(1299);
    let mut write = store.write().await?;
    let mut agents = Vec::new();
    for at in 0..AGENTS {
        let new = NewAgent {
            full_name: &name(&mut dice),
            email: &format!("temsilci{at}@magaza.example.com"),
            role: Role::Agent,
            password_hash: None,
            lang: Lang::Tr,
            at: now - THREE_YEARS,
        };
        agents.push(write.agent_insert(&new).await?);
    }
    let kinds = write.kind_list().await?.iter().map(|kind| kind.id).collect();
    let topics = write.topic_list().await?.iter().map(|topic| topic.id).collect();
    let new: Vec<NewMember> = (0..threads.div_ceil(THREADS_OF_MEMBER))
        .map(|at| member(&mut dice, at, now))
        .collect();
    let members = write.member_insert_many(&new).await?;
    write.commit().await?;
    Ok(Cast {
        members,
        agents,
        kinds,
        topics,
        now,
    })
}

fn name(dice: &mut Dice) -> String {
    format!("{} {}", words::first_name(dice), words::last_name(dice))
}

fn member(dice: &mut Dice, at: usize, now: Millis) -> NewMember {
    let full_name = name(dice);
    let mailbox = fold(&full_name).replace(' ', ".");
    NewMember {
        email: format!("{mailbox}{at}@{}.example.com", words::host(dice)),
        full_name,
        external_id: None,
        at: now - THREE_YEARS,
    }
}

fn thread(cast: &Cast, dice: &mut Dice) -> PastThread {
    let opened = cast.now - HOUR - moment(dice, THREE_YEARS);
    let agent = *dice.one(&cast.agents);
    let source = if dice.once_in(3) { Source::Api } else { Source::Form };
    let order_no = if dice.once_in(4) {
        String::new()
    } else {
        order_no(dice, opened)
    };
    let mut past = PastThread {
        thread: NewThread {
            member: *dice.one(&cast.members),
            kind: *dice.one(&cast.kinds),
            topic: *dice.one(&cast.topics),
            subject: words::subject(dice, &order_no),
            order_no,
            source,
            status: Status::New,
            at: opened,
            preview: String::new(),
            from_member: true,
            responder: None,
            continues: None,
        },
        closed: None,
        last_activity_at: opened,
        binned_at: None,
        events: Vec::new(),
        messages: Vec::new(),
    };
    say(&mut past, dice, None, EventKind::ThreadOpened);
    let open = dice.once_in(10);
    // Two messages on average: an open thread has one or two, a resolved one two, seldom one or three.
    let more = if open {
        dice.below(2)
    } else {
        [0, 1, 1, 1, 1, 1, 1, 1, 2, 2][dice.below(10)]
    };
    for round in 0..more {
        past.last_activity_at += 1 + moment(dice, HOUR / 3);
        match round {
            0 => say(&mut past, dice, Some(agent), EventKind::Replied),
            _ => say(&mut past, dice, None, EventKind::MessageReceived),
        }
    }
    if !open {
        resolve(&mut past, agent, 1 + moment(dice, HOUR / 3));
    }
    if dice.once_in(100) {
        past.binned_at = Some(past.last_activity_at);
    }
    past
}

fn say(past: &mut PastThread, dice: &mut Dice, agent: Option<AgentId>, what: EventKind) {
    let (body, at) = (words::body(dice), past.last_activity_at);
    let thread = &mut past.thread;
    (thread.preview, thread.from_member) = (preview(&body), agent.is_none());
    thread.responder = agent.or(thread.responder);
    thread.status = match (agent, &what) {
        (Some(_), _) => Status::Answered,
        (None, EventKind::ThreadOpened) => Status::New,
        (None, _) => Status::Pending,
    };
    past.messages.push(PastMessage {
        author: if agent.is_some() { Author::Agent } else { Author::Member },
        agent,
        body,
        source: if agent.is_some() { Source::Desk } else { thread.source },
        at,
        event: past.events.len(),
        submission: None,
    });
    past.events.push(PastEvent { at, agent, what });
}

fn resolve(past: &mut PastThread, agent: AgentId, later: Millis) {
    let at = past.last_activity_at + later;
    past.thread.status = Status::Resolved;
    past.closed = Some((at, Some(agent)));
    past.last_activity_at = at;
    past.events.push(PastEvent {
        at,
        agent: Some(agent),
        what: EventKind::Resolved,
    });
}

/// A length of time below `span`, each as likely.
fn moment(dice: &mut Dice, span: Millis) -> Millis {
    span / 1_000_000 * Millis::try_from(dice.below(1_000_000)).unwrap_or(0)
}

fn order_no(dice: &mut Dice, opened: Millis) -> String {
    let year = 1970 + opened / (365 * 24 * HOUR + 6 * HOUR);
    let number = 100_000 + dice.below(899_999);
    match dice.below(3) {
        0 => format!("#{year}{number}"),
        1 => format!("{year}-{number}"),
        _ => format!("SP-{number}"),
    }
}
