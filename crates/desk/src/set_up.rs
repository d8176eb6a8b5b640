//! The first set-up of an empty desk: its admin, its settings, its first lists and templates. Whoever does it has seen the
//! one-time code that the host printed when it started.

use std::sync::PoisonError;

use mail::template::message_to_member;
use model::Millis;
use model::error::Conflict;
use model::event::EventKind;
use model::fold::email_key;
use model::ids::AgentId;
use model::lang::Lang;
use model::right::Role;
use model::setting::{SetUpRequest, StoreSettings};
use model::template::BothTongues;
use model::texts::notices::TEMPLATE_MESSAGE;
use model::thread::ReopenRule;
use model::validate::{Checks, Fault, Field, Invalid, MAX_NAME, clean_line};
use store::{NewAgent, Write};

use crate::Desk;
use crate::demo::DEMO_THREADS;
use crate::error::Result;
use crate::secrets;
use crate::sessions::SignedIn;
use crate::settings::checked_settings;

/// After so many wrong codes the page stays shut until the host is started again.
const MAX_WRONG_CODES: u32 = 10;
/// The letters of a code.
const CODE_LETTERS: usize = 16;

/// The kinds that a new desk has.
const KINDS: [(&str, &str); 6] = [
    ("Soru", "Question"),
    ("Talep", "Request"),
    ("Şikâyet", "Complaint"),
    ("Öneri", "Suggestion"),
    ("İade", "Return"),
    ("Teşekkür", "Thanks"),
];

/// The topics that a new desk has. A matter that ends for good opens a new thread sooner than one that drags on.
const TOPICS: [(&str, &str, ReopenRule); 7] = [
    ("Sipariş", "Order", ReopenRule::WithinDays(30)),
    ("Kargo", "Shipping", ReopenRule::WithinDays(30)),
    ("İade ve değişim", "Return and exchange", ReopenRule::Always),
    ("Ödeme", "Payment", ReopenRule::WithinDays(60)),
    ("Ürün", "Product", ReopenRule::WithinDays(14)),
    ("Üyelik", "Membership", ReopenRule::WithinDays(14)),
    ("Diğer", "Other", ReopenRule::WithinDays(7)),
];

/// The one-time code and how often a wrong one was given.
#[derive(Debug, Default)]
pub(crate) struct SetUpCode {
    code: Option<String>,
    wrong: u32,
}

impl Desk {
    /// Whether the desk waits to be set up.
    pub async fn set_up_open(&self) -> Result<bool> {
        Ok(!self.store.agent_any().await?)
    }

    /// Makes the one-time code of this start; an earlier one stops working.
    pub fn make_setup_code(&self) -> String {
        let code = secrets::word(CODE_LETTERS);
        let mut known = self.setup.lock().unwrap_or_else(PoisonError::into_inner);
        *known = SetUpCode {
            code: Some(code.clone()),
            wrong: 0,
        };
        code
    }

    /// Sets the desk up and signs its admin in.
    pub async fn set_up(&self, request: SetUpRequest, user_agent: &str) -> Result<SignedIn> {
        if !self.set_up_open().await? {
            return Err(Conflict::AlreadySetUp.into());
        }
        self.check_code(&request.code)?;
        let full_name = clean_line(&request.full_name);
        let mut checks = Checks::default();
        checks.text(Field::FullName, &full_name, MAX_NAME);
        checks.email(Field::Email, &request.email);
        checks.password(&request.password);
        let settings = checked_settings(&mut checks, request.settings);
        checks.done()?;
        let hash = self.passwords.hash(&request.password).await?;
        let at = self.clock.now();
        let mut write = self.store.write().await?;
        // The event is first: on PostgreSQL its lock lets one set-up through at a time.
        write.event_append(at, None, None, &EventKind::SettingsChanged).await?;
        if write.agent_any().await? {
            return Err(Conflict::AlreadySetUp.into());
        }
        self.furnish(&mut write, &settings, at).await?;
        let new = NewAgent {
            full_name: &full_name,
            email: &email_key(&request.email),
            role: Role::Admin,
            password_hash: Some(&hash),
            lang: settings.lang,
            at,
        };
        let admin: AgentId = write.agent_insert(&new).await?;
        let signed_in = self.begin_session(&mut write, admin, user_agent).await?;
        write.commit().await?;
        *self.setup.lock().unwrap_or_else(PoisonError::into_inner) = SetUpCode::default();
        if request.demo {
            self.fill_demo(DEMO_THREADS).await?;
        }
        Ok(signed_in)
    }

    /// Settings, lists and templates of a new desk.
    pub(crate) async fn furnish(&self, write: &mut Write, settings: &StoreSettings, at: Millis) -> Result<()> {
        let name = |tr: &str, en: &str| BothTongues {
            tr: tr.to_owned(),
            en: en.to_owned(),
        };
        write.setting_save(settings).await?;
        for (tr, en) in KINDS {
            write.kind_insert(&name(tr, en), false).await?;
        }
        for (tr, en, reopen) in TOPICS {
            write.topic_insert(&name(tr, en), reopen, false).await?;
        }
        for lang in Lang::ALL {
            let both = name(TEMPLATE_MESSAGE.tr, TEMPLATE_MESSAGE.en);
            write.template_insert(&both, lang, &message_to_member(lang), at).await?;
        }
        Ok(())
    }

    fn check_code(&self, given: &str) -> Result<()> {
        let mut known = self.setup.lock().unwrap_or_else(PoisonError::into_inner);
        if known.wrong >= MAX_WRONG_CODES {
            return Err(Conflict::CodeUsed.into());
        }
        let given: String = given.trim().to_ascii_lowercase();
        if known.code.as_ref().is_some_and(|code| secrets::same(code, &given)) {
            return Ok(());
        }
        known.wrong += 1;
        Err(vec![Invalid {
            field: Field::SetupCode,
            fault: Fault::Unknown,
        }]
        .into())
    }
}
