//! The people of the desk: invitations, roles, shutting out, the rights of roles, and changing one's own password.

use model::Millis;
use model::agent::{AgentView, Invitation, InviteRequest};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::fold::email_key;
use model::ids::AgentId;
use model::right::{Right, Role};
use model::validate::{Checks, Field, MAX_NAME, clean_line};
use store::{NewAgent, StoreError, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::error::{DeskError, Result};
use crate::secrets;
use crate::sessions::{SignedIn, slow_down};

/// For how long an invitation works: 72 hours.
const INVITE_MILLIS: Millis = 72 * 60 * 60 * 1000;

impl Desk {
    /// Everybody at the desk.
    pub async fn list_agents(&self, caller: &Caller) -> Result<Vec<AgentView>> {
        caller.require(Right::ManageAgents)?;
        Ok(self.store.agent_list().await?)
    }

    /// Invites somebody. The link is shown once.
    pub async fn invite(&self, caller: &Caller, request: InviteRequest) -> Result<Invitation> {
        caller.require(Right::ManageAgents)?;
        let full_name = clean_line(&request.full_name);
        let mut checks = Checks::default();
        checks.text(Field::FullName, &full_name, MAX_NAME);
        checks.email(Field::Email, &request.email);
        checks.done()?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let new = NewAgent {
            full_name: &full_name,
            email: &email_key(&request.email),
            role: request.role,
            password_hash: None,
            lang: caller.lang,
            at,
        };
        let agent = write.agent_insert(&new).await.map_err(email_taken)?;
        let invitation = self.send_invite(&mut write, caller, agent).await?;
        write.commit().await?;
        Ok(invitation)
    }

    /// Makes a new link for somebody who has not come yet; the earlier one stops working.
    pub async fn reinvite(&self, caller: &Caller, id: AgentId) -> Result<Invitation> {
        caller.require(Right::ManageAgents)?;
        let mut write = self.store.write().await?;
        let agent = write.agent_get_locked(id).await?;
        if !agent.invited || agent.disabled {
            return Err(Conflict::CodeUsed.into());
        }
        let invitation = self.send_invite(&mut write, caller, id).await?;
        write.commit().await?;
        Ok(invitation)
    }

    async fn send_invite(&self, write: &mut Write, caller: &Caller, agent: AgentId) -> Result<Invitation> {
        let at = self.clock.now();
        let (code, expires_at) = (secrets::token(), at + INVITE_MILLIS);
        write
            .invite_insert(agent, &secrets::hash(&code), at, expires_at)
            .await?;
        write
            .event_append(at, None, Some(caller.agent), &EventKind::AgentInvited { agent })
            .await?;
        Ok(Invitation {
            agent,
            path: format!("/invite/{code}"),
            expires_at,
        })
    }

    /// Sets the password of who was invited, and signs them in. A code works once.
    pub async fn accept_invite(&self, code: &str, password: &str, user_agent: &str) -> Result<SignedIn> {
        let mut checks = Checks::default();
        checks.password(password);
        checks.done()?;
        let hash = self.passwords.hash(password).await?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let agent = write
            .invite_use(&secrets::hash(code), at)
            .await?
            .ok_or(Conflict::CodeUsed)?;
        if write.agent_get_locked(agent).await?.disabled {
            return Err(Conflict::CodeUsed.into());
        }
        write.agent_set_password(agent, &hash).await?;
        write.agent_count_wrong_password(agent, 0, 0).await?;
        write.session_end_all(agent, at).await?;
        let signed_in = self.begin_session(&mut write, agent, user_agent).await?;
        write.commit().await?;
        Ok(signed_in)
    }

    /// Changes the caller's own password. All their sessions end, and a new one begins. Wrong passwords slow the account
    /// down here as they do when signing in: a borrowed session must not be a place to guess.
    pub async fn change_password(
        &self,
        caller: &Caller,
        current: &str,
        new: &str,
        user_agent: &str,
    ) -> Result<SignedIn> {
        let mut checks = Checks::default();
        checks.password(new);
        checks.done()?;
        let known = self.store.agent_credentials_of(caller.agent).await?;
        let now = self.clock.now();
        if known.next_sign_in_at > now {
            return Err(slow_down(known.next_sign_in_at - now));
        }
        if !self.passwords.check(current, known.password_hash).await?.right {
            self.count_wrong(caller.agent).await?;
            return Err(Problem::WrongCredentials.into());
        }
        let hash = self.passwords.hash(new).await?;
        let mut write = self.store.write().await?;
        write.agent_set_password(caller.agent, &hash).await?;
        write.agent_count_wrong_password(caller.agent, 0, 0).await?;
        write.session_end_all(caller.agent, self.clock.now()).await?;
        let signed_in = self.begin_session(&mut write, caller.agent, user_agent).await?;
        write.commit().await?;
        Ok(signed_in)
    }

    /// Gives somebody another role. Their sessions end: what a token may do never changes under it.
    pub async fn set_role(&self, caller: &Caller, id: AgentId, role: Role) -> Result<()> {
        caller.require(Right::ManageAgents)?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let agent = write.agent_get_locked(id).await?;
        if agent.role == role {
            return Ok(());
        }
        if agent.role == Role::Admin {
            another_admin_stays(&write, id).await?;
        }
        write.agent_set_role(id, role).await?;
        write.session_end_all(id, at).await?;
        write
            .event_append(
                at,
                None,
                Some(caller.agent),
                &EventKind::RoleChanged { agent: id, role },
            )
            .await?;
        Ok(write.commit().await?)
    }

    /// Shuts somebody out, which ends all their sessions, or lets them in again.
    pub async fn set_disabled(&self, caller: &Caller, id: AgentId, disabled: bool) -> Result<()> {
        caller.require(Right::ManageAgents)?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let agent = write.agent_get_locked(id).await?;
        if agent.disabled == disabled {
            return Ok(());
        }
        if disabled && agent.role == Role::Admin {
            another_admin_stays(&write, id).await?;
        }
        write.agent_set_disabled(id, disabled.then_some(at)).await?;
        write.session_end_all(id, at).await?;
        let event = EventKind::AgentDisabled { agent: id, disabled };
        write.event_append(at, None, Some(caller.agent), &event).await?;
        Ok(write.commit().await?)
    }

    /// Every role with the rights that it has now.
    pub async fn role_rights(&self, caller: &Caller) -> Result<Vec<(Role, Vec<Right>)>> {
        caller.require(Right::ManageAgents)?;
        let table = self.store.role_right_list().await?.unwrap_or_else(default_rights);
        let of = |role: Role| {
            table
                .iter()
                .filter(|(of, _)| *of == role)
                .map(|(_, right)| *right)
                .collect::<Vec<_>>()
        };
        Ok(Role::ALL
            .iter()
            .map(|role| {
                let own = of(*role);
                (
                    *role,
                    Right::ALL.iter().copied().filter(|right| own.contains(right)).collect(),
                )
            })
            .collect())
    }

    /// Gives a role a right, or takes it. Admins keep the right to manage agents: without it nobody could give it back.
    pub async fn set_role_right(&self, caller: &Caller, role: Role, right: Right, given: bool) -> Result<()> {
        caller.require(Right::ManageAgents)?;
        if role == Role::Admin && right == Right::ManageAgents && !given {
            return Err(Conflict::LastAdmin.into());
        }
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        // The event is first: on PostgreSQL its lock lets one change of the table through at a time.
        write
            .event_append(at, None, Some(caller.agent), &EventKind::SettingsChanged)
            .await?;
        let mut table = write.role_right_list().await?.unwrap_or_else(default_rights);
        table.retain(|row| *row != (role, right));
        if given {
            table.push((role, right));
        }
        write.role_right_replace(&table).await?;
        Ok(write.commit().await?)
    }
}

async fn another_admin_stays(write: &Write, but: AgentId) -> Result<()> {
    if write.agent_other_admins(but).await? == 0 {
        Err(Conflict::LastAdmin.into())
    } else {
        Ok(())
    }
}

fn default_rights() -> Vec<(Role, Right)> {
    let all = Role::ALL
        .iter()
        .flat_map(|role| Right::ALL.iter().map(|right| (*role, *right)));
    all.filter(|(role, right)| role.has_by_default(*right)).collect()
}

fn email_taken(error: StoreError) -> DeskError {
    match error {
        StoreError::Conflict(_) => Conflict::EmailTaken.into(),
        other => other.into(),
    }
}
