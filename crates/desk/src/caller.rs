//! Who asks. Made only from a session's row, so an act that takes a caller cannot be reached by anybody who is not signed in.

use model::error::Problem;
use model::ids::{AgentId, SessionId};
use model::lang::Lang;
use model::right::{Right, Role};

use crate::error::Result;

/// A signed-in person, with the rights of this very moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub(crate) agent: AgentId,
    pub(crate) full_name: String,
    pub(crate) role: Role,
    pub(crate) rights: Vec<Right>,
    pub(crate) session: SessionId,
    pub(crate) lang: Lang,
}

impl Caller {
    /// The agent.
    pub const fn agent(&self) -> AgentId {
        self.agent
    }

    /// The language of their screens.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The session that they came with.
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// Whether they may.
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Refuses who may not.
    pub fn require(&self, right: Right) -> Result<()> {
        if self.may(right) {
            Ok(())
        } else {
            Err(Problem::Forbidden(right).into())
        }
    }
}
