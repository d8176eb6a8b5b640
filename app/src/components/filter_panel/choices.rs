//! What a criterion of several values offers. Plain functions of the store's lists.

use model::filter::ThreadList;
use model::lang::Lang;
use model::setting::StoreInfo;
use model::status::Status;
use model::texts::{filter, words};

use crate::state::criteria::Criterion;

/// A value that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value in the URL.
    pub value: String,
    /// Its name.
    pub name: String,
}

/// The values of a criterion, in the order of their list. What is retired or gone comes too: old threads carry it.
pub fn choices(criterion: Criterion, list: ThreadList, store: &StoreInfo, lang: Lang) -> Vec<Choice> {
    match criterion {
        Criterion::Kind => {
            let kinds = store.kinds.iter();
            let choice =
                |kind: &model::setting::Kind| named(kind.id.to_string(), kind.name.get(lang), kind.retired, lang);
            kinds.map(choice).collect()
        }
        Criterion::Topic => {
            let topics = store.topics.iter();
            let choice =
                |topic: &model::setting::Topic| named(topic.id.to_string(), topic.name.get(lang), topic.retired, lang);
            topics.map(choice).collect()
        }
        Criterion::Responder | Criterion::Resolver => {
            store.agents.iter().map(|agent| agent_choice(agent, lang)).collect()
        }
        _ => statuses(list).map(|status| status_choice(status, lang)).collect(),
    }
}

/// The statuses that a list can hold.
fn statuses(list: ThreadList) -> impl Iterator<Item = Status> {
    Status::ALL.into_iter().filter(move |status| match list {
        ThreadList::Inbox => *status != Status::Resolved,
        ThreadList::Archive => *status == Status::Resolved,
        ThreadList::Bin => true,
    })
}

fn status_choice(status: Status, lang: Lang) -> Choice {
    Choice {
        value: status.as_str().to_owned(),
        name: lang.t(words::status(status)).to_owned(),
    }
}

fn agent_choice(agent: &model::agent::AgentName, lang: Lang) -> Choice {
    let name = if agent.disabled {
        lang.fill(filter::FORMER, &[&agent.full_name])
    } else {
        agent.full_name.clone()
    };
    Choice {
        value: agent.id.to_string(),
        name,
    }
}

fn named(value: String, name: &str, retired: bool, lang: Lang) -> Choice {
    let name = if retired {
        lang.fill(filter::RETIRED, &[&name])
    } else {
        name.to_owned()
    };
    Choice { value, name }
}
