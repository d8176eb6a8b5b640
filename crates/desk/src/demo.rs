//! Demo data: believable threads of a Turkish store over two years, always the same for the same seed. They are stored by
//! the same tables and events as real ones; no mail is sent for them.

mod accounts;
mod dice;
mod words;

use model::Millis;
use model::event::EventKind;
use model::fold::fold;
use model::ids::{AgentId, KindId, MemberId, ThreadId, TopicId};
use model::message::{Author, Source};
use model::status::Status;
use store::{NewMember, NewMessage, NewThread, ThreadChange, Write};

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
const BATCH: u64 = 500;

/// What the threads refer to.
struct Cast {
    members: Vec<(MemberId, String)>,
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
        for batch in moments.chunks(BATCH as usize) {
            let mut write = self.store.write().await?;
            for opened in batch {
                play(&mut write, &cast, &mut dice, *opened, now).await?;
            }
            write.commit().await?;
        }
        Ok(members)
    }

    async fn cast(&self, dice: &mut Dice, many: u64, now: Millis) -> Result<Cast> {
        let agents: Vec<AgentId> = self.store.agent_names().await?.iter().map(|agent| agent.id).collect();
        let mut write = self.store.write().await?;
        let mut members = Vec::new();
        for at in 0..many {
            let full_name = format!("{} {}", dice.pick(&words::FIRST_NAMES), dice.pick(&words::LAST_NAMES));
            let email = format!(
                "{}{at}@{}",
                fold(&full_name).replace(' ', "."),
                dice.pick(&words::DOMAINS)
            );
            let new = NewMember {
                full_name: full_name.clone(),
                email,
                external_id: Some(format!("U{}", 10_000 + at)),
                at: now - TWO_YEARS,
            };
            members.push((write.member_insert(&new).await?, full_name));
        }
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

/// One thread from its first message to where it stands today.
async fn play(write: &mut Write, cast: &Cast, dice: &mut Dice, opened: Millis, now: Millis) -> Result<()> {
    let scene = dice.pick(&words::SCENES);
    let (member, _) = dice.pick(&cast.members);
    let agent = *dice.pick(&cast.agents);
    let order_no = if dice.one_in(4) {
        String::new()
    } else {
        order_no(dice, opened)
    };
    let fill = |text: &str| {
        text.replace(
            "{sipariş}",
            if order_no.is_empty() {
                "son siparişim"
            } else {
                &order_no
            },
        )
    };
    let question = fill(&dice.two(&scene.questions, &words::DETAILS));
    let new = NewThread {
        member: *member,
        kind: *dice.pick(&cast.kinds),
        topic: cast.topics[scene.topic.min(cast.topics.len() - 1)],
        subject: fill(dice.pick::<&str>(&scene.subjects)),
        order_no: order_no.clone(),
        source: if dice.one_in(3) { Source::Api } else { Source::Form },
        status: Status::New,
        at: opened,
        preview: preview(&question),
        from_member: true,
        responder: None,
        continues: None,
    };
    let source = new.source;
    let id = write.thread_insert(&new).await?;
    let event = write
        .event_append(opened, Some(id), None, &EventKind::ThreadOpened)
        .await?;
    store(write, id, Author::Member, None, question, source, opened, event).await?;
    let mut state = State {
        status: Status::New,
        last: opened,
        preview: new.preview.clone(),
        from_member: true,
        responder: None,
    };
    let rounds = if now - opened < 20 * HOUR {
        dice.below(2)
    } else {
        1 + dice.below(3)
    };
    for round in 0..rounds {
        let at = state.last + HOUR / 4 + dice.recent(18 * HOUR);
        if at >= now {
            break;
        }
        let answers = round % 2 == 0;
        let spoken = if answers {
            dice.two(&scene.answers, &words::CLOSINGS)
        } else {
            (*dice.pick(&words::FOLLOW_UPS)).to_owned()
        };
        let body = fill(&spoken);
        let (author, who, what) = if answers {
            (Author::Agent, Some(agent), EventKind::Replied)
        } else {
            (Author::Member, None, EventKind::MessageReceived)
        };
        let event = write.event_append(at, Some(id), who, &what).await?;
        state.status = if answers { Status::Answered } else { Status::Pending };
        state.responder = who.or(state.responder);
        state.preview = preview(&body);
        (state.last, state.from_member) = (at, !answers);
        store(
            write,
            id,
            author,
            who,
            body,
            if answers { Source::Desk } else { source },
            at,
            event,
        )
        .await?;
    }
    end(write, dice, id, state, agent, now).await?;
    write.member_touch(*member, None, opened).await?;
    Ok(())
}

/// Where a thread stands after its last message.
struct State {
    status: Status,
    last: Millis,
    preview: String,
    from_member: bool,
    responder: Option<AgentId>,
}

/// Nine in ten of the older answered threads are resolved.
async fn end(
    write: &mut Write,
    dice: &mut Dice,
    id: ThreadId,
    state: State,
    agent: AgentId,
    now: Millis,
) -> Result<()> {
    let closed = state.last + 1 + dice.recent(30 * HOUR);
    let old = now - state.last > 3 * 24 * HOUR;
    let resolved = closed < now && state.responder.is_some() && if old { !dice.one_in(14) } else { dice.one_in(3) };
    let mut change = ThreadChange {
        status: Some((state.status, None)),
        activity: Some(state.last),
        preview: Some((state.preview, state.from_member)),
        responder: Some(state.responder),
        ..ThreadChange::default()
    };
    if resolved {
        change.status = Some((Status::Resolved, Some(closed)));
        change.resolver = Some(Some(agent));
        change.activity = Some(closed);
    }
    write.thread_update(id, &change).await?;
    if resolved {
        write
            .event_append(closed, Some(id), Some(agent), &EventKind::Resolved)
            .await?;
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "a message has that many parts")]
async fn store(
    write: &mut Write,
    thread: ThreadId,
    author: Author,
    agent: Option<AgentId>,
    body: String,
    source: Source,
    at: Millis,
    event: model::ids::EventSeq,
) -> Result<()> {
    let new = NewMessage {
        thread,
        author,
        agent,
        body,
        source,
        at,
        event,
        submission: None,
    };
    write.message_insert(&new).await?;
    Ok(())
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
