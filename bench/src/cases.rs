//! What is looked for: each criterion alone, texts of every commonness and length, all pairs, and random conjunctions. The
//! same values for the same seed.

use model::day::Day;
use model::filter::{DayRange, ThreadFilter, ThreadList};
use model::ids::{AgentId, KindId, TopicId};
use model::setting::StoreInfo;
use model::status::Status;
use testkit::Dice;

/// Some filters that are measured as one line.
pub struct Case {
    /// What they have in common.
    pub name: String,
    /// In which list.
    pub list: ThreadList,
    /// The filters.
    pub filters: Vec<ThreadFilter>,
}

/// How many filters a line measures.
const VALUES: usize = 20;
/// Open threads have no other status.
const STATUSES: [Status; 3] = [Status::New, Status::Pending, Status::Answered];
const SUBJECTS: [&str; 6] = ["sipariş", "İADE", "kargo gelmedi", "fatura", "ıslak", "yokböylebirşey"];
const NAMES: [&str; 6] = ["yıl", "AYŞE", "öztürk", "Mehmet Kaya", "şahin", "qwx"];
const EMAILS: [&str; 6] = ["ayse", "posta.example.com", "yilmaz1", "kaya", "@ev.", "zzz@"];
const ORDERS: [&str; 6] = ["2025", "18", "SP-2026", "777", "123456", "9999999"];
const COMMON: [&str; 5] = ["kargo", "iade", "teşekkür ederim", "Merhaba", "sipariş"];
const RARE: [&str; 5] = [
    "balkabağıcevher",
    "zümrütfıstık",
    "KD-48213",
    "ebegümecidalgıç",
    "şerbetçınar",
];
const ABSENT: [&str; 5] = ["yokböylebirşey", "qqxx", "kargonungemisi", "üyeliğiyle ve", "zzz"];

/// What a criterion may be given.
struct Choices {
    today: Day,
    kinds: Vec<KindId>,
    topics: Vec<TopicId>,
    agents: Vec<AgentId>,
}

/// One criterion: its name, and how it is filled.
type Criterion = (&'static str, fn(&Choices, &mut Dice, &mut ThreadFilter));

const CRITERIA: [Criterion; 11] = [
    ("Açılma Tarihi", |c, dice, f| f.opened = days(c.today, dice)),
    ("Mesaj Tür", |c, dice, f| f.kinds = vec![*dice.one(&c.kinds)]),
    ("Mesaj Konusu", |c, dice, f| f.topics = vec![*dice.one(&c.topics)]),
    ("Konu Başlığı", |_, dice, f| f.subject = word(dice, &SUBJECTS)),
    ("Ad Soyad", |_, dice, f| f.name = word(dice, &NAMES)),
    ("E-Posta", |_, dice, f| f.email = word(dice, &EMAILS)),
    ("Açıklama", |_, dice, f| {
        let words = if dice.once_in(2) { &COMMON } else { &RARE };
        f.body = word(dice, words);
    }),
    ("Sipariş No", |_, dice, f| f.order_no = word(dice, &ORDERS)),
    ("Cevaplayan", |c, dice, f| f.responders = vec![*dice.one(&c.agents)]),
    // Of the archive alone.
    ("Kapanma Tarihi", |c, dice, f| f.closed = days(c.today, dice)),
    ("Çözümleyen", |c, dice, f| f.resolvers = vec![*dice.one(&c.agents)]),
];

/// All lines.
pub fn cases(store: &StoreInfo) -> Vec<Case> {
    use ThreadList::{Archive, Inbox};
    let choices = Choices {
        today: store.today,
        kinds: store.kinds.iter().map(|kind| kind.id).collect(),
        topics: store.topics.iter().map(|topic| topic.id).collect(),
        agents: store.agents.iter().map(|agent| agent.id).collect(),
    };
    let dice = &mut Dice::new(1071);
    let mut cases = vec![
        whole("inbox, no filter", Inbox),
        whole("archive, no filter", Archive),
        case("inbox, Durum", Inbox, |_| {
            (0..VALUES)
                .map(|at| ThreadFilter {
                    statuses: vec![STATUSES[at % 3]],
                    ..ThreadFilter::default()
                })
                .collect()
        }),
    ];
    for (name, fill) in CRITERIA {
        cases.push(case(&format!("archive, {name}"), Archive, |_| {
            filled(&choices, dice, &[fill])
        }));
    }
    let bodies = |name: &str, list, words: &[&str]| {
        let with = |word: &&str| ThreadFilter {
            body: (*word).to_owned(),
            ..ThreadFilter::default()
        };
        case(name, list, |_| words.iter().map(with).collect())
    };
    for (list, place) in [(Archive, "archive"), (Inbox, "inbox")] {
        for (name, words) in [("common", COMMON), ("rare", RARE), ("absent", ABSENT)] {
            cases.push(bodies(&format!("{place}, Açıklama, a {name} word"), list, &words));
        }
    }
    for (long, words) in [
        ("one letter", ["a", "ş", "i", "x", "9"]),
        ("two letters", ["ka", "çı", "ii", "qx", "47"]),
        ("three letters", ["kar", "şek", "iii", "qxz", "470"]),
    ] {
        cases.push(bodies(&format!("archive, Açıklama, {long}"), Archive, &words));
        let subjects = words.map(|word| ThreadFilter {
            subject: word.to_owned(),
            ..ThreadFilter::default()
        });
        cases.push(case(&format!("archive, Konu Başlığı, {long}"), Archive, |_| {
            subjects.to_vec()
        }));
    }
    let mut pairs = Vec::new();
    for (at, (_, one)) in CRITERIA.iter().enumerate() {
        pairs.extend(
            CRITERIA
                .iter()
                .skip(at + 1)
                .map(|(_, other)| filled_once(&choices, dice, &[*one, *other])),
        );
    }
    cases.push(case("archive, each pair", Archive, |_| pairs));
    let random = (0..VALUES).map(|_| {
        let many = 3 + dice.below(4);
        let chosen: Vec<_> = (0..many).map(|_| dice.one(&CRITERIA).1).collect();
        filled_once(&choices, dice, &chosen)
    });
    let random = random.collect();
    cases.push(case("archive, three to six at random", Archive, |_| random));
    cases
}

fn case(name: &str, list: ThreadList, filters: impl FnOnce(()) -> Vec<ThreadFilter>) -> Case {
    Case {
        name: name.to_owned(),
        list,
        filters: filters(()),
    }
}

fn whole(name: &str, list: ThreadList) -> Case {
    case(name, list, |()| vec![ThreadFilter::default(); VALUES])
}

type Fill = fn(&Choices, &mut Dice, &mut ThreadFilter);

fn filled(choices: &Choices, dice: &mut Dice, fills: &[Fill]) -> Vec<ThreadFilter> {
    (0..VALUES).map(|_| filled_once(choices, dice, fills)).collect()
}

fn filled_once(choices: &Choices, dice: &mut Dice, fills: &[Fill]) -> ThreadFilter {
    let mut filter = ThreadFilter::default();
    for fill in fills {
        fill(choices, dice, &mut filter);
    }
    filter
}

fn word(dice: &mut Dice, of: &[&str]) -> String {
    (*dice.one(of)).to_owned()
}

/// A range of one to thirty days in the last three years.
fn days(today: Day, dice: &mut Dice) -> DayRange {
    let back = u32::try_from(dice.below(1_000)).unwrap_or(0);
    let long = u32::try_from(dice.below(30)).unwrap_or(0);
    DayRange {
        from: Some(today.minus_days(back + long)),
        to: Some(today.minus_days(back)),
    }
}
