//! Who works at the desk.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{AgentId, EventSeq};
use crate::lang::Lang;
use crate::list_look::ListLook;
use crate::right::{Right, Role};
use crate::setting::StoreInfo;

/// An agent's name, for lists and pickers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentName {
    /// The agent.
    pub id: AgentId,
    /// Ad Soyad.
    pub full_name: String,
    /// Shut out: still a name on old threads.
    pub disabled: bool,
}

/// How somebody likes the screens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word in the database and in `data-theme`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.as_str() == word)
    }
}

/// The signed-in person and what their screens need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The agent.
    pub id: AgentId,
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The role.
    pub role: Role,
    /// What the role may do now.
    pub rights: Vec<Right>,
    /// The chosen language.
    pub lang: Lang,
    /// The chosen theme.
    pub theme: Theme,
    /// How their lists look.
    pub list_look: ListLook,
    /// The store.
    pub store: StoreInfo,
    /// The last event when this was read: the live stream begins after it.
    pub seen: EventSeq,
    /// How many threads wait for an answer (new or pending).
    pub waiting: u64,
    /// How many outgoing mails failed or are uncertain, of the last 7 days.
    pub undelivered: u64,
}

impl Me {
    /// Whether the person may.
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }
}

/// An agent as admins see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentView {
    /// The agent.
    pub id: AgentId,
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The role.
    pub role: Role,
    /// When they were invited.
    pub created_at: Millis,
    /// When they were last here.
    pub last_seen_at: Option<Millis>,
    /// Whether the invitation waits.
    pub invited: bool,
    /// Whether they are shut out.
    pub disabled: bool,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteRequest {
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The role.
    pub role: Role,
}

/// What the admin hands over. Shown once: only a hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Whom.
    pub agent: AgentId,
    /// The path of the page where a password is set, with the code.
    pub path: String,
    /// Until when it works (72 h).
    pub expires_at: Millis,
}
