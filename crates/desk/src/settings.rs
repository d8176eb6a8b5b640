//! The store's settings, its lists of kinds and topics, and what the contact form may know of them.

use chrono_tz::Tz;
use model::error::Conflict;
use model::event::EventKind;
use model::fold::fold;
use model::ids::{KindId, TopicId};
use model::lang::Lang;
use model::right::Right;
use model::setting::{Kind, StoreSettings, Topic};
use model::template::BothTongues;
use model::thread::ReopenRule;
use model::validate::{Checks, Fault, Field, Invalid, MAX_NAME, clean_line};

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;

/// The most days that a reopen rule may name.
const MAX_REOPEN_DAYS: u16 = 3650;

/// What anybody may know of the store: the contact form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicStore {
    /// The store's name.
    pub name: String,
    /// The language of the contact form.
    pub lang: Lang,
    /// The kinds on offer.
    pub kinds: Vec<Kind>,
    /// The topics on offer.
    pub topics: Vec<Topic>,
}

impl Desk {
    /// What the contact form shows; not found before the set-up.
    pub async fn public_store(&self) -> Result<PublicStore> {
        let settings = self.store.setting_get().await?;
        let kinds = self
            .store
            .kind_list()
            .await?
            .into_iter()
            .filter(|kind| !kind.retired)
            .collect();
        let topics = self
            .store
            .topic_list()
            .await?
            .into_iter()
            .filter(|topic| !topic.retired)
            .collect();
        Ok(PublicStore {
            name: settings.store_name,
            lang: settings.lang,
            kinds,
            topics,
        })
    }

    /// The settings.
    pub async fn get_settings(&self, caller: &Caller) -> Result<StoreSettings> {
        caller.require(Right::ManageSettings)?;
        Ok(self.store.setting_get().await?)
    }

    /// Changes the settings.
    pub async fn save_settings(&self, caller: &Caller, settings: StoreSettings) -> Result<()> {
        caller.require(Right::ManageSettings)?;
        let mut checks = Checks::default();
        let settings = checked_settings(&mut checks, settings);
        checks.done()?;
        let mut write = self.store.write().await?;
        write.setting_save(&settings).await?;
        write
            .event_append(self.clock.now(), None, Some(caller.agent), &EventKind::SettingsChanged)
            .await?;
        Ok(write.commit().await?)
    }

    /// Adds a kind (id 0), or changes one.
    pub async fn save_kind(&self, caller: &Caller, mut kind: Kind) -> Result<KindId> {
        caller.require(Right::EditLists)?;
        kind.name = checked_name(&kind.name)?;
        let mut write = self.store.write().await?;
        let others: Vec<Kind> = write
            .kind_list()
            .await?
            .into_iter()
            .filter(|other| other.id != kind.id)
            .collect();
        let names = others.iter().map(|other| (&other.name, other.retired));
        fits_list(&kind.name, kind.retired, names, Field::Kind)?;
        if kind.id.0 == 0 {
            kind.id = write.kind_insert(&kind.name, kind.retired).await?;
        } else {
            write.kind_update(&kind).await?;
        }
        write
            .event_append(self.clock.now(), None, Some(caller.agent), &EventKind::ListsChanged)
            .await?;
        write.commit().await?;
        Ok(kind.id)
    }

    /// Adds a topic (id 0), or changes one.
    pub async fn save_topic(&self, caller: &Caller, mut topic: Topic) -> Result<TopicId> {
        caller.require(Right::EditLists)?;
        topic.name = checked_name(&topic.name)?;
        if matches!(topic.reopen, ReopenRule::WithinDays(days) if days == 0 || days > MAX_REOPEN_DAYS) {
            return Err(vec![Invalid {
                field: Field::ReopenDays,
                fault: Fault::Malformed,
            }]
            .into());
        }
        let mut write = self.store.write().await?;
        let others: Vec<Topic> = write
            .topic_list()
            .await?
            .into_iter()
            .filter(|other| other.id != topic.id)
            .collect();
        let names = others.iter().map(|other| (&other.name, other.retired));
        fits_list(&topic.name, topic.retired, names, Field::Topic)?;
        if topic.id.0 == 0 {
            topic.id = write.topic_insert(&topic.name, topic.reopen, topic.retired).await?;
        } else {
            write.topic_update(&topic).await?;
        }
        write
            .event_append(self.clock.now(), None, Some(caller.agent), &EventKind::ListsChanged)
            .await?;
        write.commit().await?;
        Ok(topic.id)
    }
}

/// The settings with their texts cleaned; what is wrong is noted.
pub(crate) fn checked_settings(checks: &mut Checks, settings: StoreSettings) -> StoreSettings {
    let settings = StoreSettings {
        store_name: clean_line(&settings.store_name),
        time_zone: settings.time_zone.trim().to_owned(),
        sender_name: clean_line(&settings.sender_name),
        sender_email: settings.sender_email.trim().to_owned(),
        lang: settings.lang,
    };
    checks.text(Field::StoreName, &settings.store_name, MAX_NAME);
    if settings.time_zone.is_empty() {
        checks.note(Field::TimeZone, Fault::Missing);
    } else if settings.time_zone.parse::<Tz>().is_err() {
        checks.note(Field::TimeZone, Fault::Unknown);
    }
    checks.optional_text(Field::Name, &settings.sender_name, MAX_NAME);
    checks.email(Field::SenderEmail, &settings.sender_email);
    settings
}

fn checked_name(name: &BothTongues) -> Result<BothTongues> {
    let name = BothTongues {
        tr: clean_line(&name.tr),
        en: clean_line(&name.en),
    };
    let mut checks = Checks::default();
    checks.text(Field::Name, &name.tr, MAX_NAME);
    if !name.tr.is_empty() {
        checks.text(Field::Name, &name.en, MAX_NAME);
    }
    checks.done()?;
    Ok(name)
}

/// Refuses a name that another entry has, and retiring the last entry on offer.
fn fits_list<'a>(
    name: &BothTongues,
    retired: bool,
    others: impl Iterator<Item = (&'a BothTongues, bool)>,
    field: Field,
) -> Result<()> {
    let mut offered = !retired;
    for (other, other_retired) in others {
        if fold(&other.tr) == fold(&name.tr) || fold(&other.en) == fold(&name.en) {
            return Err(Conflict::NameTaken.into());
        }
        offered |= !other_retired;
    }
    if offered {
        Ok(())
    } else {
        Err(vec![Invalid {
            field,
            fault: Fault::Missing,
        }]
        .into())
    }
}
