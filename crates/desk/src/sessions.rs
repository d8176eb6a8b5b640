//! Signing in and out, and who a browser is. A session is a random token; the database holds its hash.

use model::Millis;
use model::agent::Theme;
use model::error::Problem;
use model::event::EventKind;
use model::fold::email_key;
use model::ids::{AgentId, SessionId};
use model::lang::Lang;
use model::list_look::ListLook;
use model::right::Right;
use model::validate::MAX_PASSWORD;
use store::{Credentials, LiveSession, SessionKey, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;
use crate::passwords::delay_after;
use crate::secrets;

/// A session ends after that long, used or not: 12 hours.
pub(crate) const MAX_AGE: Millis = 12 * 60 * 60 * 1000;
/// A session ends when it was not used for that long: 60 minutes.
const MAX_IDLE: Millis = 60 * 60 * 1000;
/// How often the use of a session is written down, at most.
const TOUCH: Millis = 60 * 1000;
/// The letters of a token.
const TOKEN_LETTERS: usize = 43;

/// A session just begun: the token is for the browser's cookie and is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// 256 random bits in base64url.
    pub token: String,
    /// For how long the cookie is good, in seconds.
    pub max_age_s: u32,
}

impl Desk {
    /// Signs somebody in. A wrong name and a wrong password look the same, also to a stop-watch.
    ///
    /// # Errors
    /// `WrongCredentials`; `SlowDown` after too many wrong passwords; `Busy` when too many sign in at once.
    pub async fn sign_in(&self, email: &str, password: &str, user_agent: &str) -> Result<SignedIn> {
        let email = email_key(email);
        let now = self.clock.now();
        let known = self.store.agent_credentials(&email).await?.filter(can_sign_in);
        let waits = known
            .as_ref()
            .map_or_else(|| self.passwords.stranger_waits(&email), |who| who.next_sign_in_at);
        if waits > now {
            return Err(slow_down(waits - now));
        }
        if password.chars().count() > MAX_PASSWORD {
            return Err(Problem::WrongCredentials.into());
        }
        let hash = known.as_ref().and_then(|who| who.password_hash.clone());
        let checked = self.passwords.check(password, hash).await?;
        match known {
            Some(who) if checked.right => {
                let fresh = if checked.cheap {
                    Some(self.passwords.hash(password).await?)
                } else {
                    None
                };
                self.admit(who.agent, user_agent, fresh).await
            }
            Some(who) => {
                self.count_wrong(who.agent).await?;
                Err(Problem::WrongCredentials.into())
            }
            None => {
                self.passwords.count_stranger(&email, now);
                self.note_refusal(None).await?;
                Err(Problem::WrongCredentials.into())
            }
        }
    }

    async fn admit(&self, agent: AgentId, user_agent: &str, fresh: Option<String>) -> Result<SignedIn> {
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        // Read again under the lock: somebody may have shut them out, or guessed on, while the password was looked at.
        let who = write.agent_credentials_locked(agent).await?;
        if !can_sign_in(&who) {
            return Err(Problem::WrongCredentials.into());
        }
        if who.next_sign_in_at > at {
            return Err(slow_down(who.next_sign_in_at - at));
        }
        write.agent_count_wrong_password(agent, 0, 0).await?;
        if let Some(hash) = fresh {
            write.agent_set_password(agent, &hash).await?;
        }
        let signed_in = self.begin_session(&mut write, agent, user_agent).await?;
        write.commit().await?;
        Ok(signed_in)
    }

    /// Counts a wrong password: the account waits the longer the more there were.
    pub(crate) async fn count_wrong(&self, agent: AgentId) -> Result<()> {
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        let wrong = write
            .agent_credentials_locked(agent)
            .await?
            .wrong_passwords
            .saturating_add(1);
        write
            .agent_count_wrong_password(agent, wrong, at + delay_after(wrong))
            .await?;
        write
            .event_append(at, None, Some(agent), &EventKind::SignInRefused)
            .await?;
        Ok(write.commit().await?)
    }

    async fn note_refusal(&self, agent: Option<AgentId>) -> Result<()> {
        let mut write = self.store.write().await?;
        write
            .event_append(self.clock.now(), None, agent, &EventKind::SignInRefused)
            .await?;
        Ok(write.commit().await?)
    }

    /// Begins a session inside a change.
    pub(crate) async fn begin_session(&self, write: &mut Write, agent: AgentId, user_agent: &str) -> Result<SignedIn> {
        let at = self.clock.now();
        let token = secrets::token();
        write
            .session_insert(agent, &secrets::hash(&token), user_agent, at, at + MAX_AGE)
            .await?;
        write.event_append(at, None, Some(agent), &EventKind::SignedIn).await?;
        Ok(SignedIn {
            token,
            max_age_s: u32::try_from(MAX_AGE / 1000).unwrap_or(u32::MAX),
        })
    }

    /// Who a token is; `None` when its session has ended, is too old, was idle for too long, or its agent is shut out.
    pub async fn caller_of(&self, token: &str) -> Result<Option<Caller>> {
        if token.len() != TOKEN_LETTERS {
            return Ok(None);
        }
        self.living(SessionKey::TokenHash(&secrets::hash(token)), true).await
    }

    /// The same caller with the rights of this moment; `None` when their session has ended. A stream that asks this does
    /// not count as use: an open page alone does not keep anybody signed in.
    pub async fn caller_again(&self, caller: &Caller) -> Result<Option<Caller>> {
        self.living(SessionKey::Id(caller.session), false).await
    }

    async fn living(&self, key: SessionKey<'_>, touch: bool) -> Result<Option<Caller>> {
        let now = self.clock.now();
        let Some(session) = self.store.session_live(key, now, now - MAX_IDLE).await? else {
            return Ok(None);
        };
        if touch
            && now - session.last_seen_at >= TOUCH
            && let Err(error) = self.touch(session.id, session.agent, now).await
        {
            // Reading must go on while the database is too busy to write this down.
            tracing::warn!(%error, "the use of a session was not written down");
        }
        Ok(Some(caller_of_session(session)))
    }

    async fn touch(&self, session: SessionId, agent: AgentId, at: Millis) -> Result<()> {
        let mut write = self.store.write().await?;
        write.session_touch(session, agent, at).await?;
        Ok(write.commit().await?)
    }

    /// The rights of this moment of whoever asked for a job, which goes on when their browser is closed; not found when
    /// they are shut out.
    pub(crate) async fn caller_for_job(&self, agent: AgentId) -> Result<Caller> {
        let own = self.store.agent_self(agent).await?;
        if own.disabled {
            return Err(Problem::NotFound.into());
        }
        let table = self.store.role_right_list().await?;
        let has = |right: &Right| match &table {
            Some(rows) => rows.contains(&(own.role, *right)),
            None => own.role.has_by_default(*right),
        };
        Ok(Caller {
            rights: Right::ALL.iter().copied().filter(has).collect(),
            agent,
            full_name: own.full_name,
            role: own.role,
            session: SessionId(0),
            lang: own.lang,
        })
    }

    /// Ends the caller's session.
    pub async fn sign_out(&self, caller: &Caller) -> Result<()> {
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        write.session_end(caller.session, at).await?;
        write
            .event_append(at, None, Some(caller.agent), &EventKind::SignedOut)
            .await?;
        write.commit().await?;
        self.forget_preview(caller.session);
        Ok(())
    }

    /// Sets the language of the caller's screens.
    pub async fn set_lang(&self, caller: &Caller, lang: Lang) -> Result<()> {
        let mut write = self.store.write().await?;
        write.agent_set_lang(caller.agent, lang).await?;
        Ok(write.commit().await?)
    }

    /// Sets the theme of the caller's screens.
    pub async fn set_theme(&self, caller: &Caller, theme: Theme) -> Result<()> {
        let mut write = self.store.write().await?;
        write.agent_set_theme(caller.agent, theme).await?;
        Ok(write.commit().await?)
    }

    /// Sets how the caller's lists look.
    pub async fn set_list_look(&self, caller: &Caller, look: ListLook) -> Result<()> {
        let mut write = self.store.write().await?;
        write.agent_set_list_look(caller.agent, &look.tidy()).await?;
        Ok(write.commit().await?)
    }
}

fn can_sign_in(who: &Credentials) -> bool {
    !who.disabled && who.password_hash.is_some()
}

pub(crate) fn slow_down(millis: Millis) -> crate::DeskError {
    Problem::SlowDown(u32::try_from((millis + 999) / 1000).unwrap_or(u32::MAX)).into()
}

fn caller_of_session(session: LiveSession) -> Caller {
    let has = |right: &Right| {
        if session.rights_stored {
            session.rights.iter().any(|word| word == right.as_str())
        } else {
            session.role.has_by_default(*right)
        }
    };
    Caller {
        rights: Right::ALL.iter().copied().filter(has).collect(),
        agent: session.agent,
        full_name: session.full_name,
        role: session.role,
        session: session.id,
        lang: session.lang,
    }
}
