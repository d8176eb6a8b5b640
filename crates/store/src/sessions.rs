//! Signed-in browsers. A session is found by the hash of its token and only while it lives: not ended, not too old, not
//! idle for too long, its agent not shut out.

use model::Millis;
use model::ids::{AgentId, SessionId};
use model::lang::Lang;
use model::right::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement,
};

use crate::agents::role_of;
use crate::connect::Store;
use crate::entity::{agent, session};
use crate::error::Result;
use crate::write::Write;

/// A living session with its agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveSession {
    /// The session.
    pub id: SessionId,
    /// Whose.
    pub agent: AgentId,
    /// Ad Soyad.
    pub full_name: String,
    /// The role.
    pub role: Role,
    /// The language of their screens.
    pub lang: Lang,
    /// When it was last used, as far as was written down.
    pub last_seen_at: Millis,
    /// The rows of the rights of this role, in words; and whether the table has any row at all.
    pub rights: Vec<String>,
    /// Whether an admin ever moved a right: only then do the rows decide.
    pub rights_stored: bool,
}

/// Which session.
#[derive(Debug, Clone, Copy)]
pub enum SessionKey<'a> {
    /// By the hash of its token.
    TokenHash(&'a str),
    /// By its number.
    Id(SessionId),
}

impl Store {
    /// A session that lives at `now` and was used after `idle_since`.
    pub async fn session_live(
        &self,
        key: SessionKey<'_>,
        now: Millis,
        idle_since: Millis,
    ) -> Result<Option<LiveSession>> {
        let backend = self.backend();
        let (column, value): (_, sea_orm::Value) = match key {
            SessionKey::TokenHash(hash) => ("token_hash", hash.into()),
            SessionKey::Id(id) => ("id", id.0.into()),
        };
        let mark = |at: usize| {
            if backend == DbBackend::Postgres {
                format!("${at}")
            } else {
                format!("?{at}")
            }
        };
        let sql = format!(
            "SELECT s.id, s.agent_id, s.last_seen_at, a.full_name, a.role, a.lang, r.right_name, \
             EXISTS (SELECT 1 FROM role_right) AS rights_stored \
             FROM session s JOIN agent a ON a.id = s.agent_id LEFT JOIN role_right r ON r.role = a.role \
             WHERE s.{column} = {} AND s.ended_at IS NULL AND s.expires_at > {} AND s.last_seen_at > {} \
             AND a.disabled_at IS NULL",
            mark(1),
            mark(2),
            mark(3)
        );
        let values = [value, now.into(), idle_since.into()];
        let rows = self
            .read
            .query_all_raw(Statement::from_sql_and_values(backend, sql, values))
            .await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let role: String = first.try_get("", "role")?;
        let lang: String = first.try_get("", "lang")?;
        let stored: bool = first.try_get("", "rights_stored")?;
        let mut rights = Vec::with_capacity(rows.len());
        for row in &rows {
            rights.extend(row.try_get::<Option<String>>("", "right_name")?);
        }
        Ok(Some(LiveSession {
            id: SessionId(first.try_get("", "id")?),
            agent: AgentId(first.try_get("", "agent_id")?),
            full_name: first.try_get("", "full_name")?,
            role: role_of(&role)?,
            lang: Lang::from_code(&lang).unwrap_or_default(),
            last_seen_at: first.try_get("", "last_seen_at")?,
            rights,
            rights_stored: stored,
        }))
    }
}

impl Write {
    /// Begins a session, and marks its agent as seen.
    pub async fn session_insert(
        &mut self,
        id: AgentId,
        token_hash: &str,
        user_agent: &str,
        at: Millis,
        expires_at: Millis,
    ) -> Result<SessionId> {
        let row = session::ActiveModel {
            token_hash: Set(token_hash.to_owned()),
            agent_id: Set(id.0),
            user_agent: Set(user_agent.to_owned()),
            created_at: Set(at),
            last_seen_at: Set(at),
            expires_at: Set(expires_at),
            ..Default::default()
        };
        let session = SessionId(session::Entity::insert(row).exec(&self.tx).await?.last_insert_id);
        self.agent_seen(id, at).await?;
        Ok(session)
    }

    /// Writes down that a session was used.
    pub async fn session_touch(&mut self, session: SessionId, id: AgentId, at: Millis) -> Result<()> {
        session::Entity::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::value(at))
            .filter(session::Column::Id.eq(session.0))
            .filter(session::Column::LastSeenAt.lt(at))
            .exec(&self.tx)
            .await?;
        self.agent_seen(id, at).await
    }

    /// Ends one session.
    pub async fn session_end(&mut self, session: SessionId, at: Millis) -> Result<()> {
        self.sessions_end_where(session::Column::Id.eq(session.0), at).await
    }

    /// Ends all sessions of somebody.
    pub async fn session_end_all(&mut self, id: AgentId, at: Millis) -> Result<()> {
        self.sessions_end_where(session::Column::AgentId.eq(id.0), at).await
    }

    /// Forgets sessions that ended, or could not be used any more, before a moment.
    pub async fn session_forget(&mut self, before: Millis) -> Result<u64> {
        let over = Condition::any()
            .add(session::Column::EndedAt.lt(before))
            .add(session::Column::ExpiresAt.lt(before));
        Ok(session::Entity::delete_many()
            .filter(over)
            .exec(&self.tx)
            .await?
            .rows_affected)
    }

    async fn sessions_end_where(&self, which: impl Into<Expr>, at: Millis) -> Result<()> {
        let which: Expr = which.into();
        session::Entity::update_many()
            .col_expr(session::Column::EndedAt, Expr::value(at))
            .filter(which)
            .filter(session::Column::EndedAt.is_null())
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    async fn agent_seen(&self, id: AgentId, at: Millis) -> Result<()> {
        agent::Entity::update_many()
            .col_expr(agent::Column::LastSeenAt, Expr::value(at))
            .filter(agent::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }
}
