//! What the names of a file stand for at this desk: kinds, topics and people, looked up without regard to case and marks.

use std::collections::HashMap;

use model::fold::fold;
use model::ids::{AgentId, KindId, TopicId};
use model::lang::Lang;
use model::moment::Zone;
use model::setting::StoreInfo;

use crate::error::{DeskError, Result};

/// The names, and the zone by which the file's wall clock goes.
pub(super) struct Book {
    kinds: HashMap<String, KindId>,
    topics: HashMap<String, TopicId>,
    agents: HashMap<String, AgentId>,
    /// What is taken when a file names none.
    pub(super) first_kind: KindId,
    /// What is taken when a file names none.
    pub(super) first_topic: TopicId,
    /// The store's zone.
    pub(super) zone: Zone,
}

impl Book {
    /// The names of a store.
    pub(super) fn of(store: StoreInfo) -> Result<Self> {
        let empty = || DeskError::Broken("the desk has no kinds or topics".to_owned());
        let first_kind = store.kinds.iter().find(|kind| !kind.retired).ok_or_else(empty)?.id;
        let first_topic = store.topics.iter().find(|topic| !topic.retired).ok_or_else(empty)?.id;
        let both = |name: &model::template::BothTongues| Lang::ALL.map(|lang| fold(name.get(lang)));
        Ok(Self {
            kinds: store
                .kinds
                .iter()
                .flat_map(|kind| both(&kind.name).map(|name| (name, kind.id)))
                .collect(),
            topics: store
                .topics
                .iter()
                .flat_map(|topic| both(&topic.name).map(|name| (name, topic.id)))
                .collect(),
            agents: store
                .agents
                .iter()
                .map(|agent| (fold(&agent.full_name), agent.id))
                .collect(),
            first_kind,
            first_topic,
            zone: store.zone,
        })
    }

    /// A kind by its name in either language.
    pub(super) fn kind(&self, name: &str) -> Option<KindId> {
        self.kinds.get(&fold(name)).copied()
    }

    /// A topic by its name in either language.
    pub(super) fn topic(&self, name: &str) -> Option<TopicId> {
        self.topics.get(&fold(name)).copied()
    }

    /// Somebody at the desk by their name.
    pub(super) fn agent(&self, name: &str) -> Option<AgentId> {
        self.agents.get(&fold(name)).copied()
    }
}
