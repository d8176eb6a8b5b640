//! The store's settings: one row per name. It keeps what it is given; whether a value makes sense is the desk's to say.

use model::lang::Lang;
use model::setting::StoreSettings;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::connect::Store;
use crate::entity::setting;
use crate::error::{Result, StoreError};
use crate::write::Write;

const STORE_NAME: &str = "store_name";
const TIME_ZONE: &str = "time_zone";
const SENDER_NAME: &str = "sender_name";
const SENDER_EMAIL: &str = "sender_email";
const LANG: &str = "lang";
const IMPORT_HEADINGS: &str = "import_headings";

impl Store {
    /// The settings; `NotFound` before the set-up.
    pub async fn setting_get(&self) -> Result<StoreSettings> {
        settings_of(&self.read).await
    }

    /// Which field the columns of an earlier import held, by heading, as the desk wrote it.
    pub async fn import_headings(&self) -> Result<Option<String>> {
        let row = setting::Entity::find_by_id(IMPORT_HEADINGS).one(&self.read).await?;
        Ok(row.map(|row| row.value))
    }
}

impl Write {
    /// The settings, as this change sees them; `NotFound` before the set-up.
    pub async fn setting_get(&self) -> Result<StoreSettings> {
        settings_of(&self.tx).await
    }

    /// Keeps the settings.
    pub async fn setting_save(&mut self, settings: &StoreSettings) -> Result<()> {
        let rows = [
            (STORE_NAME, settings.store_name.as_str()),
            (TIME_ZONE, &settings.time_zone),
            (SENDER_NAME, &settings.sender_name),
            (SENDER_EMAIL, &settings.sender_email),
            (LANG, settings.lang.code()),
        ];
        let rows = rows.map(|(name, value)| setting::ActiveModel {
            name: Set(name.to_owned()),
            value: Set(value.to_owned()),
        });
        self.setting_put(rows).await
    }

    /// Keeps which field the columns of an import held, by heading.
    pub async fn import_headings_save(&mut self, headings: &str) -> Result<()> {
        self.setting_put([setting::ActiveModel {
            name: Set(IMPORT_HEADINGS.to_owned()),
            value: Set(headings.to_owned()),
        }])
        .await
    }

    async fn setting_put(&mut self, rows: impl IntoIterator<Item = setting::ActiveModel>) -> Result<()> {
        setting::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::column(setting::Column::Name)
                    .update_column(setting::Column::Value)
                    .to_owned(),
            )
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }
}

async fn settings_of(db: &impl ConnectionTrait) -> Result<StoreSettings> {
    let rows = setting::Entity::find().all(db).await?;
    let value = |name: &str| {
        rows.iter()
            .find(|row| row.name == name)
            .map(|row| row.value.clone())
            .ok_or(StoreError::NotFound)
    };
    Ok(StoreSettings {
        store_name: value(STORE_NAME)?,
        time_zone: value(TIME_ZONE)?,
        sender_name: value(SENDER_NAME)?,
        sender_email: value(SENDER_EMAIL)?,
        lang: Lang::from_code(&value(LANG)?).unwrap_or_default(),
    })
}
