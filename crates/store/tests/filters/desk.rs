//! A desk of random threads, kept twice: in the database, and in memory as plain values with a plain filter.

use model::event::EventKind;
use model::filter::ThreadList;
use model::fold::{fold, order_key};
use model::ids::{AgentId, KindId, ThreadId, TopicId};
use model::lang::Lang;
use model::message::{Author, Source};
use model::right::Role;
use model::status::Status;
use model::template::BothTongues;
use model::thread::ReopenRule;
use store::{NewAgent, NewMember, NewMessage, NewThread, Store, ThreadChange, ThreadCriteria, Write};

use testkit::Dice;

use super::words::sentence;

/// A thread in memory, as plain as can be.
pub struct Plain {
    pub id: ThreadId,
    pub list: ThreadList,
    pub status: Status,
    pub kind: KindId,
    pub topic: TopicId,
    pub subject: String,
    pub order_key: String,
    pub name: String,
    pub email: String,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
    pub activity: i64,
    pub responder: Option<AgentId>,
    pub resolver: Option<AgentId>,
    /// What was said and not taken back, folded.
    pub said: Vec<String>,
}

/// The lists that threads choose from.
pub struct Lists {
    pub agents: Vec<AgentId>,
    pub kinds: Vec<KindId>,
    pub topics: Vec<TopicId>,
}

/// Fills an empty database; what it holds.
pub async fn fill(store: &Store, threads: usize, dice: &mut Dice) -> (Lists, Vec<Plain>) {
    let mut write = store.write().await.expect("a change");
    let lists = lists(&mut write).await;
    let mut members = Vec::new();
    for at in 0..threads / 4 {
        let (full_name, email) = (sentence(dice, 1, 3), format!("uye{at}.{}@ornek.com", dice.below(9)));
        let new = NewMember {
            full_name: full_name.clone(),
            email: email.clone(),
            external_id: None,
            at: 0,
        };
        members.push((write.member_insert(&new).await.expect("a member"), full_name, email));
    }
    let mut plain = Vec::new();
    for _ in 0..threads {
        let member = dice.one(&members).clone();
        let order_no = if dice.once_in(3) {
            String::new()
        } else {
            format!("#20{}-{} İ", dice.below(99), dice.below(9999))
        };
        let new = NewThread {
            member: member.0,
            kind: *dice.one(&lists.kinds),
            topic: *dice.one(&lists.topics),
            subject: sentence(dice, 1, 4),
            order_no,
            source: Source::Api,
            status: Status::New,
            // Few moments for many threads, so that the ids must part them.
            at: 1_000 + number(dice, 60) * 10,
            preview: String::new(),
            from_member: true,
            responder: None,
            continues: None,
        };
        plain.push(thread(&mut write, &lists, new, (member.1, member.2), dice).await);
    }
    write.commit().await.expect("kept");
    (lists, plain)
}

fn number(dice: &mut Dice, end: usize) -> i64 {
    i64::try_from(dice.below(end)).unwrap_or(0)
}

async fn lists(write: &mut Write) -> Lists {
    let mut lists = Lists {
        agents: Vec::new(),
        kinds: Vec::new(),
        topics: Vec::new(),
    };
    for at in 0..4 {
        let name = BothTongues {
            tr: format!("Ad {at}"),
            en: format!("Name {at}"),
        };
        let email = format!("a{at}@example.com");
        let agent = NewAgent {
            full_name: "Deniz",
            email: &email,
            role: Role::Agent,
            password_hash: None,
            lang: Lang::Tr,
            at: 0,
        };
        let topic = write.topic_insert(&name, ReopenRule::Always, false).await;
        lists.agents.push(write.agent_insert(&agent).await.expect("an agent"));
        lists.kinds.push(write.kind_insert(&name, false).await.expect("a kind"));
        lists.topics.push(topic.expect("a topic"));
    }
    lists
}

async fn thread(write: &mut Write, lists: &Lists, new: NewThread, member: (String, String), dice: &mut Dice) -> Plain {
    let id = write.thread_insert(&new).await.expect("a thread");
    let said = messages(write, lists, id, new.at, dice).await;
    let status = *dice.one(&Status::ALL);
    let (binned, activity) = (dice.once_in(5), new.at + number(dice, 30));
    let until = matches!(status, Status::Resolved | Status::Snoozed).then(|| activity + 5);
    let responder = dice.once_in(2).then(|| *dice.one(&lists.agents));
    let resolver = (status == Status::Resolved).then(|| *dice.one(&lists.agents));
    let change = ThreadChange {
        status: Some((status, until)),
        binned_at: Some(binned.then_some(activity)),
        responder: Some(responder),
        resolver: Some(resolver),
        activity: Some(activity),
        ..ThreadChange::default()
    };
    write.thread_update(id, &change).await.expect("changed");
    Plain {
        id,
        list: match (binned, status) {
            (true, _) => ThreadList::Bin,
            (false, Status::Resolved) => ThreadList::Archive,
            (false, _) => ThreadList::Inbox,
        },
        status,
        kind: new.kind,
        topic: new.topic,
        subject: fold(&new.subject),
        order_key: order_key(&new.order_no),
        name: fold(&member.0),
        email: fold(&member.1),
        opened_at: new.at,
        closed_at: until.filter(|_| status == Status::Resolved),
        activity,
        responder,
        resolver,
        said,
    }
}

/// A few messages; those that were not taken back, folded.
async fn messages(write: &mut Write, lists: &Lists, thread: ThreadId, at: i64, dice: &mut Dice) -> Vec<String> {
    let opened = EventKind::ThreadOpened;
    let event = write
        .event_append(at, Some(thread), None, &opened)
        .await
        .expect("an event");
    let mut said = Vec::new();
    for _ in 0..=dice.below(3) {
        let author = *dice.one(&[Author::Member, Author::Agent, Author::Note]);
        let body = sentence(dice, 1, 9);
        let message = NewMessage {
            thread,
            author,
            agent: (author != Author::Member).then(|| *dice.one(&lists.agents)),
            body: body.clone(),
            source: Source::Desk,
            at,
            event,
            submission: None,
        };
        let message = write.message_insert(&message).await.expect("a message");
        if dice.once_in(5) {
            write.message_undo(message, at).await.expect("taken back");
        } else {
            said.push(fold(&body));
        }
    }
    said
}

impl Plain {
    /// Whether the criteria hold, one after the other.
    pub fn fits(&self, criteria: &ThreadCriteria) -> bool {
        let within = |at: i64, (from, before): (Option<i64>, Option<i64>)| {
            from.is_none_or(|from| at >= from) && before.is_none_or(|before| at < before)
        };
        let any = |ids: &[AgentId], own: Option<AgentId>| ids.is_empty() || own.is_some_and(|own| ids.contains(&own));
        let closed_asked = criteria.closed != (None, None);
        self.list == criteria.list
            && within(self.opened_at, criteria.opened)
            && (!closed_asked || self.closed_at.is_some_and(|at| within(at, criteria.closed)))
            && (criteria.kinds.is_empty() || criteria.kinds.contains(&self.kind))
            && (criteria.topics.is_empty() || criteria.topics.contains(&self.topic))
            && (criteria.statuses.is_empty() || criteria.statuses.contains(&self.status))
            && any(&criteria.responders, self.responder)
            && any(&criteria.resolvers, self.resolver)
            && self.subject.contains(&criteria.subject)
            && self.name.contains(&criteria.name)
            && self.email.contains(&criteria.email)
            && self.order_key.contains(&criteria.order_key)
            && (criteria.body.is_empty() || self.said.iter().any(|said| said.contains(&criteria.body)))
    }
}

/// Random criteria, most of them taken from what is there.
pub fn criteria(plain: &[Plain], lists: &Lists, dice: &mut Dice) -> ThreadCriteria {
    let model = dice.one(plain);
    let mut criteria = ThreadCriteria::all(model.list);
    let moment = |dice: &mut Dice| Some(1_000 + number(dice, 650));
    if dice.once_in(6) {
        criteria.opened = (moment(dice), moment(dice));
    }
    if dice.once_in(8) {
        criteria.closed = (moment(dice), None);
    }
    if dice.once_in(4) {
        criteria.kinds = vec![model.kind, *dice.one(&lists.kinds)];
    }
    if dice.once_in(5) {
        criteria.topics = vec![model.topic];
    }
    if dice.once_in(4) {
        criteria.statuses = vec![model.status, *dice.one(&Status::ALL)];
    }
    if dice.once_in(7) {
        criteria.responders = vec![*dice.one(&lists.agents), *dice.one(&lists.agents)];
    }
    if dice.once_in(9) {
        criteria.resolvers = vec![*dice.one(&lists.agents)];
    }
    let said = model.said.first().cloned().unwrap_or_default();
    for (into, text, most, times) in [
        (&mut criteria.body, said.as_str(), 12, 2),
        (&mut criteria.subject, model.subject.as_str(), 8, 4),
        (&mut criteria.name, model.name.as_str(), 6, 5),
        (&mut criteria.email, model.email.as_str(), 6, 6),
        (&mut criteria.order_key, model.order_key.as_str(), 4, 6),
    ] {
        if dice.once_in(times) {
            *into = fold(&spoilt(dice.piece(text, most), dice));
        }
    }
    criteria
}

/// A text as somebody might paste it: now and then with a NUL, a mark that combines, or a blank of another kind in it.
fn spoilt(text: String, dice: &mut Dice) -> String {
    let mark = match dice.below(12) {
        0 => '\0',
        1 => '\u{307}',
        2 => '\u{200b}',
        _ => return text,
    };
    let mut letters: Vec<char> = text.chars().collect();
    letters.insert(dice.below(letters.len() + 1), mark);
    letters.into_iter().collect()
}
