//! Demo data: believable threads of a Turkish store over two years, always the same for the same seed. They are stored by
//! the same tables and events as real ones; no mail is sent for them.

mod accounts;
mod dice;
mod words;

use model::Millis;
use model::event::EventKind;
use model::fold::fold;
use model::ids::{AgentId, KindId, MemberId, TopicId};
use model::message::{Author, Source};
use model::status::Status;
use store::{NewMember, NewThread, PastEvent, PastMessage, PastThread};

use crate::Desk;
use crate::error::{DeskError, Result};
use crate::receive::preview;
use dice::Dice;

pub use accounts::{DemoAccount, DemoFilled};

/// How many threads the demo has.
pub const DEMO_THREADS: u64 = 5_000;
/// How many threads a member wrote, about.
const THREADS_OF_MEMBER: u64 = 4;
const HOUR: Millis = 60 * 60 * 1000;
const TWO_YEARS: Millis = 2 * 365 * 24 * HOUR;
/// How many threads are stored in one transaction.
const BATCH: usize = 500;

/// What the threads refer to.
struct Cast {
    members: Vec<MemberId>,
    agents: Vec<AgentId>,
    kinds: Vec<KindId>,
    topics: Vec<TopicId>,
}

impl Desk {
    /// Fills a desk that is set up with threads of the last two years; gives the number of their members.
    pub async fn fill_demo(&self, threads: u64) -> Result<u64> {
        let now = self.clock.now();
        let mut dice = Dice::new(1453);
        let members = threads.div_ceil(THREADS_OF_MEMBER);
        let cast = self.cast(&mut dice, members, now).await?;
        // The oldest first, so that numbers rise with time.
        let mut moments: Vec<Millis> = (0..threads).map(|_| now - dice.recent(TWO_YEARS)).collect();
        moments.sort_unstable();
        for batch in moments.chunks(BATCH) {
            let past: Vec<PastThread> = batch
                .iter()
                .map(|opened| play(&cast, &mut dice, *opened, now))
                .collect();
            let mut write = self.store.write().await?;
            write.past_insert_many(&past).await?;
            write.commit().await?;
        }
        Ok(members)
    }

    async fn cast(&self, dice: &mut Dice, many: u64, now: Millis) -> Result<Cast> {
        let agents: Vec<AgentId> = self.store.agent_names().await?.iter().map(|agent| agent.id).collect();
        let mut write = self.store.write().await?;
        let new: Vec<NewMember> = (0..many).map(|at| member(dice, at, now)).collect();
        let members = write.member_insert_many(&new).await?;
        let kinds = write.kind_list().await?.iter().map(|kind| kind.id).collect();
        let topics = write.topic_list().await?.iter().map(|topic| topic.id).collect();
        write.commit().await?;
        let cast = Cast {
            members,
            agents,
            kinds,
            topics,
        };
        if cast.agents.is_empty() || cast.kinds.is_empty() || cast.topics.is_empty() {
            return Err(DeskError::Broken("the desk is not set up".to_owned()));
        }
        Ok(cast)
    }
}

fn member(dice: &mut Dice, at: u64, now: Millis) -> NewMember {
    let full_name = format!("{} {}", dice.pick(&words::FIRST_NAMES), dice.pick(&words::LAST_NAMES));
    let mailbox = fold(&full_name).replace(' ', ".");
    NewMember {
        email: format!("{mailbox}{at}@{}", dice.pick(&words::DOMAINS)),
        full_name,
        external_id: Some(format!("U{}", 10_000 + at)),
        at: now - TWO_YEARS,
    }
}

/// One thread from its first message to where it stands today.
fn play(cast: &Cast, dice: &mut Dice, opened: Millis, now: Millis) -> PastThread {
    let scene = dice.pick(&words::SCENES);
    let member = *dice.pick(&cast.members);
    let agent = *dice.pick(&cast.agents);
    let order_no = if dice.one_in(4) {
        String::new()
    } else {
        order_no(dice, opened)
    };
    let called = if order_no.is_empty() {
        "son siparişim"
    } else {
        &order_no
    };
    let fill = |text: &str| text.replace("{sipariş}", called);
    let question = fill(&dice.two(&scene.questions, &words::DETAILS));
    let kind = *dice.pick(&cast.kinds);
    let subject = fill(dice.pick::<&str>(&scene.subjects));
    let source = if dice.one_in(3) { Source::Api } else { Source::Form };
    let new = NewThread {
        member,
        kind,
        topic: cast.topics[scene.topic.min(cast.topics.len() - 1)],
        subject,
        order_no: order_no.clone(),
        source,
        status: Status::New,
        at: opened,
        preview: String::new(),
        from_member: true,
        responder: None,
        continues: None,
    };
    let mut past = PastThread {
        thread: new,
        closed: None,
        last_activity_at: opened,
        binned_at: None,
        events: Vec::new(),
        messages: Vec::new(),
    };
    say(&mut past, None, question, source, opened, EventKind::ThreadOpened);
    let rounds = if now - opened < 20 * HOUR {
        dice.below(2)
    } else {
        1 + dice.below(3)
    };
    for round in 0..rounds {
        let at = past.last_activity_at + HOUR / 4 + dice.recent(18 * HOUR);
        if at >= now {
            break;
        }
        if round % 2 == 0 {
            let answer = fill(&dice.two(&scene.answers, &words::CLOSINGS));
            say(&mut past, Some(agent), answer, Source::Desk, at, EventKind::Replied);
        } else {
            let more = fill(dice.pick::<&str>(&words::FOLLOW_UPS));
            say(&mut past, None, more, source, at, EventKind::MessageReceived);
        }
    }
    end(&mut past, dice, agent, now);
    past
}

/// Adds a message, and what it makes of the thread.
fn say(past: &mut PastThread, agent: Option<AgentId>, body: String, source: Source, at: Millis, what: EventKind) {
    let thread = &mut past.thread;
    thread.preview = preview(&body);
    thread.from_member = agent.is_none();
    thread.responder = agent.or(thread.responder);
    thread.status = match (agent, past.messages.is_empty()) {
        (Some(_), _) => Status::Answered,
        (None, true) => Status::New,
        (None, false) => Status::Pending,
    };
    past.last_activity_at = at;
    past.messages.push(PastMessage {
        author: if agent.is_some() { Author::Agent } else { Author::Member },
        agent,
        body,
        source,
        at,
        event: past.events.len(),
        submission: None,
    });
    past.events.push(PastEvent { at, agent, what });
}

/// Nine in ten of the older answered threads are resolved.
fn end(past: &mut PastThread, dice: &mut Dice, agent: AgentId, now: Millis) {
    let last = past.last_activity_at;
    let closed = last + 1 + dice.recent(30 * HOUR);
    let old = now - last > 3 * 24 * HOUR;
    let answered = past.thread.responder.is_some();
    if closed < now && answered && if old { !dice.one_in(14) } else { dice.one_in(3) } {
        past.thread.status = Status::Resolved;
        past.closed = Some((closed, Some(agent)));
        past.last_activity_at = closed;
        past.events.push(PastEvent {
            at: closed,
            agent: Some(agent),
            what: EventKind::Resolved,
        });
    }
}

fn order_no(dice: &mut Dice, opened: Millis) -> String {
    let year = 1970 + opened / (365 * 24 * HOUR + 6 * HOUR);
    let number = 10_000 + dice.below(89_999);
    match dice.below(3) {
        0 => format!("#{year}{number}"),
        1 => format!("{year}-{number}"),
        _ => format!("SP-{number}"),
    }
}
