//! A filter in use, part by part, in words: what the chips say and what each of them takes away. Plain functions.

use model::day::Day;
use model::filter::{FilterProblem, FilterReading};
use model::ids::{AgentId, KindId, TopicId};
use model::lang::{Lang, Text};
use model::moment;
use model::setting::StoreInfo;
use model::status::Status;
use model::texts::{filter, words};

use crate::state::criteria::{Criterion, Typed, values};

/// One part of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The criterion's name.
    pub name: &'static str,
    /// What is asked of it.
    pub words: String,
    /// The filter without this part.
    pub rest: Typed,
}

/// The parts of a filter, in the panel's order. What could not be understood is quoted as typed.
pub fn chips(typed: &Typed, store: &StoreInfo, lang: Lang) -> Vec<Chip> {
    let mut chips = Vec::new();
    let ranges = [
        (filter::OPENED, Criterion::OpenedFrom, Criterion::OpenedTo),
        (filter::CLOSED, Criterion::ClosedFrom, Criterion::ClosedTo),
    ];
    chips.extend(ranges.into_iter().filter_map(|range| range_chip(typed, range, lang)));
    for criterion in Criterion::ALL.iter().copied().filter(|it| !is_day(*it)) {
        let text = typed.get(criterion);
        let name = lang.t(filter::criterion(criterion.key()));
        if criterion.is_list() {
            chips.extend(values(text).map(|value| Chip {
                name,
                words: value_words(criterion, value, store, lang),
                rest: typed.without(criterion, Some(value)),
            }));
        } else if !text.is_empty() {
            chips.push(Chip {
                name,
                words: text.to_owned(),
                rest: typed.without(criterion, None),
            });
        }
    }
    chips
}

/// The field that a problem stands at.
pub fn field_of(problem: &FilterProblem) -> Option<Criterion> {
    match problem {
        FilterProblem::Unreadable(key, _) | FilterProblem::TooLong(key) => Criterion::of_key(key),
        FilterProblem::OpenedBackwards => Some(Criterion::OpenedTo),
        FilterProblem::ClosedBackwards => Some(Criterion::ClosedTo),
    }
}

/// What is wrong with one field of the panel, of all that is wrong with a filter.
pub fn fault_of(criterion: Criterion, reading: &FilterReading, lang: Lang) -> Option<String> {
    let mut problems = reading.problems.iter();
    let problem = problems.find(|problem| field_of(problem) == Some(criterion))?;
    Some(filter::problem(problem, lang))
}

const fn is_day(criterion: Criterion) -> bool {
    matches!(
        criterion,
        Criterion::OpenedFrom | Criterion::OpenedTo | Criterion::ClosedFrom | Criterion::ClosedTo
    )
}

fn range_chip(typed: &Typed, (name, from, to): (Text, Criterion, Criterion), lang: Lang) -> Option<Chip> {
    let day = |criterion| {
        let text = typed.get(criterion);
        let quoted = || lang.fill(filter::CHIP_UNKNOWN, &[&text]);
        (!text.is_empty()).then(|| {
            text.parse::<Day>()
                .map_or_else(|_| quoted(), |day| moment::day(day, lang))
        })
    };
    let words = match (day(from), day(to)) {
        (None, None) => return None,
        (Some(first), None) => lang.fill(filter::CHIP_FROM, &[&first]),
        (None, Some(last)) => lang.fill(filter::CHIP_TO, &[&last]),
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => lang.fill(filter::CHIP_RANGE, &[&first, &last]),
    };
    Some(Chip {
        name: lang.t(name),
        words,
        rest: typed.without(from, None).without(to, None),
    })
}

fn value_words(criterion: Criterion, value: &str, store: &StoreInfo, lang: Lang) -> String {
    let known = match criterion {
        Criterion::Kind => value.parse::<KindId>().ok().map(|id| store.kind(id, lang)),
        Criterion::Topic => value.parse::<TopicId>().ok().map(|id| store.topic(id, lang)),
        Criterion::Responder | Criterion::Resolver => value.parse::<AgentId>().ok().map(|id| store.agent(id)),
        _ => Status::parse(value).map(|status| lang.t(words::status(status))),
    };
    match known {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => lang.fill(filter::CHIP_UNKNOWN, &[&value]),
    }
}

#[cfg(test)]
mod tests {
    use super::{chips, fault_of};
    use crate::state::criteria::{Criterion, Typed};
    use model::day::Day;
    use model::lang::Lang;
    use model::moment::Zone;
    use model::setting::StoreInfo;

    fn store() -> StoreInfo {
        StoreInfo {
            name: "Mağaza".to_owned(),
            time_zone: "Europe/Istanbul".to_owned(),
            zone: Zone::default(),
            today: Day::new(2026, 11, 23).unwrap(),
            now: 0,
            kinds: Vec::new(),
            topics: Vec::new(),
            agents: Vec::new(),
        }
    }

    #[test]
    fn each_part_is_told_in_words_and_can_be_taken_away() {
        let query = "opened_from=2026-01-01&opened_to=2026-01-31&status=new,gone&name=Ali&closed_to=dun";
        let typed = Typed::from_query(query);
        let chips = chips(&typed, &store(), Lang::Tr);
        let told: Vec<_> = chips
            .iter()
            .map(|chip| format!("{}: {}", chip.name, chip.words))
            .collect();
        assert_eq!(
            told,
            [
                "Açılma Tarihi: 1 Oca 2026 – 31 Oca 2026",
                "Kapanma Tarihi: “dun” ve öncesi",
                "Durum: Yeni",
                "Durum: “gone”",
                "Ad Soyad: Ali",
            ]
        );
        assert_eq!(
            chips[0].rest,
            Typed::from_query("status=new,gone&name=Ali&closed_to=dun")
        );
        assert_eq!(chips[3].rest.get(Criterion::Status), "new");
    }

    #[test]
    fn a_fault_stands_at_its_field() {
        let reading = Typed::from_query("opened_from=2026-02-02&opened_to=2026-02-01&topic=x").reading();
        assert!(fault_of(Criterion::OpenedTo, &reading, Lang::Tr).is_some());
        assert!(fault_of(Criterion::OpenedFrom, &reading, Lang::Tr).is_none());
        assert_eq!(
            fault_of(Criterion::Topic, &reading, Lang::En).as_deref(),
            Some("Topic: “x” cannot be understood.")
        );
    }
}
