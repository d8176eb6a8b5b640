//! Who works at the desk, their invitations, and how often a wrong password was tried. Names and roles only leave as views;
//! a password's hash leaves for checking alone.

use model::Millis;
use model::agent::{AgentName, AgentView, Theme};
use model::ids::AgentId;
use model::lang::Lang;
use model::list_look::ListLook;
use model::right::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{agent, invite};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// Somebody to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgent<'a> {
    /// Ad Soyad.
    pub full_name: &'a str,
    /// E-Posta, folded by `model::fold::email_key`.
    pub email: &'a str,
    /// The role.
    pub role: Role,
    /// The hash of the password; `None` until the invitation is accepted.
    pub password_hash: Option<&'a str>,
    /// The language of their screens.
    pub lang: Lang,
    /// Now.
    pub at: Millis,
}

/// What is needed to check a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose.
    pub agent: AgentId,
    /// The hash; `None` until the invitation is accepted.
    pub password_hash: Option<String>,
    /// Whether they are shut out.
    pub disabled: bool,
    /// Wrong passwords since the last right one.
    pub wrong_passwords: u32,
    /// No password is looked at before this moment.
    pub next_sign_in_at: Millis,
}

/// An agent without a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentSelf {
    /// Ad Soyad.
    pub full_name: String,
    /// The role.
    pub role: Role,
    /// The language of their screens.
    pub lang: Lang,
    /// Whether they are shut out.
    pub disabled: bool,
    /// E-Posta.
    pub email: String,
    /// The chosen theme.
    pub theme: Theme,
    /// How their lists look.
    pub list_look: ListLook,
}

impl Store {
    /// Whether anybody works here yet.
    pub async fn agent_any(&self) -> Result<bool> {
        Ok(agent::Entity::find().limit(1).count(&self.read).await? > 0)
    }

    /// Everybody, by name, also the disabled.
    pub async fn agent_names(&self) -> Result<Vec<AgentName>> {
        let rows: Vec<(i64, String, Option<i64>)> = agent::Entity::find()
            .select_only()
            .columns([agent::Column::Id, agent::Column::FullName, agent::Column::DisabledAt])
            .order_by_asc(agent::Column::FullName)
            .order_by_asc(agent::Column::Id)
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, full_name, disabled)| AgentName {
                id: AgentId(id),
                full_name,
                disabled: disabled.is_some(),
            })
            .collect())
    }

    /// Everybody as admins see them, in the order in which they came.
    pub async fn agent_list(&self) -> Result<Vec<AgentView>> {
        let rows = agent::Entity::find()
            .order_by_asc(agent::Column::Id)
            .all(&self.read)
            .await?;
        rows.into_iter().map(view).collect()
    }

    /// What is needed to check the password of an address (folded).
    pub async fn agent_credentials(&self, email: &str) -> Result<Option<Credentials>> {
        let row = agent::Entity::find()
            .filter(agent::Column::Email.eq(email))
            .one(&self.read)
            .await?;
        Ok(row.map(credentials))
    }

    /// What is needed to check the password of somebody.
    pub async fn agent_credentials_of(&self, id: AgentId) -> Result<Credentials> {
        let row = agent::Entity::find_by_id(id.0).one(&self.read).await?;
        row.map(credentials).ok_or(StoreError::NotFound)
    }

    /// An agent, whether they are signed in or not.
    pub async fn agent_self(&self, id: AgentId) -> Result<AgentSelf> {
        let row = agent::Entity::find_by_id(id.0)
            .one(&self.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        Ok(AgentSelf {
            role: role_of(&row.role)?,
            full_name: row.full_name,
            email: row.email,
            lang: Lang::from_code(&row.lang).unwrap_or_default(),
            theme: Theme::parse(&row.theme).unwrap_or_default(),
            // One of a newer version is no reason to shut somebody out.
            list_look: serde_json::from_str(&row.list_look).unwrap_or_default(),
            disabled: row.disabled_at.is_some(),
        })
    }
}

impl Write {
    /// Whether anybody works here yet, as this change sees it.
    pub async fn agent_any(&self) -> Result<bool> {
        Ok(agent::Entity::find().limit(1).count(&self.tx).await? > 0)
    }

    /// Adds somebody; `Conflict` when the address is taken.
    pub async fn agent_insert(&mut self, new: &NewAgent<'_>) -> Result<AgentId> {
        let row = agent::ActiveModel {
            full_name: Set(new.full_name.to_owned()),
            email: Set(new.email.to_owned()),
            role: Set(new.role.as_str().to_owned()),
            password_hash: Set(new.password_hash.map(ToOwned::to_owned)),
            lang: Set(new.lang.code().to_owned()),
            theme: Set(Theme::Auto.as_str().to_owned()),
            list_look: Set(serde_json::to_string(&ListLook::default())?),
            created_at: Set(new.at),
            wrong_passwords: Set(0),
            next_sign_in_at: Set(0),
            ..Default::default()
        };
        Ok(AgentId(agent::Entity::insert(row).exec(&self.tx).await?.last_insert_id))
    }

    /// Somebody as admins see them. Takes every admin's row first, so that two admins cannot each remove the other's.
    pub async fn agent_get_locked(&self, id: AgentId) -> Result<AgentView> {
        agent::Entity::find()
            .filter(agent::Column::Role.eq(Role::Admin.as_str()))
            .order_by_asc(agent::Column::Id)
            .lock_exclusive()
            .all(&self.tx)
            .await?;
        let row = agent::Entity::find_by_id(id.0)
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        view(row)
    }

    /// How many admins can sign in, one agent left out.
    pub async fn agent_other_admins(&self, but: AgentId) -> Result<u64> {
        Ok(agent::Entity::find()
            .filter(agent::Column::Role.eq(Role::Admin.as_str()))
            .filter(agent::Column::DisabledAt.is_null())
            .filter(agent::Column::PasswordHash.is_not_null())
            .filter(agent::Column::Id.ne(but.0))
            .count(&self.tx)
            .await?)
    }

    /// Gives somebody a role.
    pub async fn agent_set_role(&mut self, id: AgentId, role: Role) -> Result<()> {
        self.agent_set(id, agent::Column::Role, Expr::value(role.as_str()))
            .await
    }

    /// Shuts somebody out from a moment on, or lets them in again.
    pub async fn agent_set_disabled(&mut self, id: AgentId, since: Option<Millis>) -> Result<()> {
        self.agent_set(id, agent::Column::DisabledAt, Expr::value(since)).await
    }

    /// Sets the hash of a password.
    pub async fn agent_set_password(&mut self, id: AgentId, hash: &str) -> Result<()> {
        self.agent_set(id, agent::Column::PasswordHash, Expr::value(hash)).await
    }

    /// Sets the language of somebody's screens.
    pub async fn agent_set_lang(&mut self, id: AgentId, lang: Lang) -> Result<()> {
        self.agent_set(id, agent::Column::Lang, Expr::value(lang.code())).await
    }

    /// Sets the theme of somebody's screens.
    pub async fn agent_set_theme(&mut self, id: AgentId, theme: Theme) -> Result<()> {
        self.agent_set(id, agent::Column::Theme, Expr::value(theme.as_str()))
            .await
    }

    /// Sets how somebody's lists look.
    pub async fn agent_set_list_look(&mut self, id: AgentId, look: &ListLook) -> Result<()> {
        self.agent_set(id, agent::Column::ListLook, Expr::value(serde_json::to_string(look)?))
            .await
    }

    /// Counts a wrong password; the next is not looked at before a moment.
    pub async fn agent_count_wrong_password(&mut self, id: AgentId, wrong: u32, next_at: Millis) -> Result<()> {
        let wrong = i32::try_from(wrong).unwrap_or(i32::MAX);
        self.agent_set(id, agent::Column::WrongPasswords, Expr::value(wrong))
            .await?;
        self.agent_set(id, agent::Column::NextSignInAt, Expr::value(next_at))
            .await
    }

    /// What is needed to check somebody's password, as this change sees it; their row is taken.
    pub async fn agent_credentials_locked(&self, id: AgentId) -> Result<Credentials> {
        let row = agent::Entity::find_by_id(id.0).lock_exclusive().one(&self.tx).await?;
        row.map(credentials).ok_or(StoreError::NotFound)
    }

    /// Adds an invitation and withdraws the earlier ones of the same agent.
    pub async fn invite_insert(&mut self, id: AgentId, code_hash: &str, at: Millis, expires_at: Millis) -> Result<()> {
        invite::Entity::delete_many()
            .filter(invite::Column::AgentId.eq(id.0))
            .exec(&self.tx)
            .await?;
        let row = invite::ActiveModel {
            agent_id: Set(id.0),
            code_hash: Set(code_hash.to_owned()),
            created_at: Set(at),
            expires_at: Set(expires_at),
            ..Default::default()
        };
        invite::Entity::insert(row).exec(&self.tx).await?;
        Ok(())
    }

    /// Uses an invitation up: whose it was; `None` when it was used, has expired or never was.
    pub async fn invite_use(&mut self, code_hash: &str, now: Millis) -> Result<Option<AgentId>> {
        let used = invite::Entity::update_many()
            .col_expr(invite::Column::UsedAt, Expr::value(now))
            .filter(invite::Column::CodeHash.eq(code_hash))
            .filter(invite::Column::UsedAt.is_null())
            .filter(invite::Column::ExpiresAt.gt(now))
            .exec_with_returning(&self.tx)
            .await?;
        Ok(used.first().map(|row| AgentId(row.agent_id)))
    }

    async fn agent_set(&self, id: AgentId, column: agent::Column, value: Expr) -> Result<()> {
        let done = agent::Entity::update_many()
            .col_expr(column, value)
            .filter(agent::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }
}

fn credentials(row: agent::Model) -> Credentials {
    Credentials {
        agent: AgentId(row.id),
        password_hash: row.password_hash,
        disabled: row.disabled_at.is_some(),
        wrong_passwords: u32::try_from(row.wrong_passwords).unwrap_or(0),
        next_sign_in_at: row.next_sign_in_at,
    }
}

fn view(row: agent::Model) -> Result<AgentView> {
    Ok(AgentView {
        id: AgentId(row.id),
        role: role_of(&row.role)?,
        full_name: row.full_name,
        email: row.email,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        invited: row.password_hash.is_none(),
        disabled: row.disabled_at.is_some(),
    })
}

/// The role of a word; the table's CHECK admits no other.
pub(crate) fn role_of(word: &str) -> Result<Role> {
    Role::parse(word).ok_or_else(|| StoreError::Unusable(format!("unknown role: {word}")))
}
