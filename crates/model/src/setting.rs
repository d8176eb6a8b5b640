//! The store's settings, its lists of kinds and topics, and the first set-up.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::day::Day;
use crate::ids::{KindId, TopicId};
use crate::lang::Lang;
use crate::moment::Zone;
use crate::template::BothTongues;
use crate::thread::ReopenRule;

/// What an admin sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreSettings {
    /// The store's name.
    pub store_name: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// The name that mails come from.
    pub sender_name: String,
    /// The address that mails come from, and that members answer to.
    pub sender_email: String,
    /// The language of mails and of the contact form.
    pub lang: Lang,
}

/// The first set-up of an empty database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpRequest {
    /// The one-time code printed in the terminal.
    pub code: String,
    /// The admin's name.
    pub full_name: String,
    /// The admin's address.
    pub email: String,
    /// The admin's password.
    pub password: String,
    /// The settings.
    pub settings: StoreSettings,
    /// Fill the desk with demo data.
    pub demo: bool,
}

/// An entry of the list of kinds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// The kind; 0 for one to be added.
    pub id: KindId,
    /// Its name.
    pub name: BothTongues,
    /// Kept for old threads, no longer offered.
    pub retired: bool,
}

/// An entry of the list of topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The topic; 0 for one to be added.
    pub id: TopicId,
    /// Its name.
    pub name: BothTongues,
    /// When a member's new message brings a resolved thread back.
    pub reopen: ReopenRule,
    /// Kept for old threads, no longer offered.
    pub retired: bool,
}

/// What every screen of a signed-in browser needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreInfo {
    /// The store's name.
    pub name: String,
    /// Its IANA time zone.
    pub time_zone: String,
    /// The offsets of that zone.
    pub zone: Zone,
    /// Its day now.
    pub today: Day,
    /// The moment the page was made: what the first render calls now.
    pub now: Millis,
    /// All kinds, in the list's order.
    pub kinds: Vec<Kind>,
    /// All topics, in the list's order.
    pub topics: Vec<Topic>,
    /// Everybody at the desk, also the disabled, by name.
    pub agents: Vec<crate::agent::AgentName>,
}

impl StoreInfo {
    /// The name of a kind.
    pub fn kind(&self, id: KindId, lang: Lang) -> &str {
        self.kinds
            .iter()
            .find(|kind| kind.id == id)
            .map_or("", |kind| kind.name.get(lang))
    }

    /// The name of a topic.
    pub fn topic(&self, id: TopicId, lang: Lang) -> &str {
        self.topics
            .iter()
            .find(|topic| topic.id == id)
            .map_or("", |topic| topic.name.get(lang))
    }

    /// The name of an agent.
    pub fn agent(&self, id: crate::ids::AgentId) -> &str {
        self.agents
            .iter()
            .find(|agent| agent.id == id)
            .map_or("", |agent| &agent.full_name)
    }
}
