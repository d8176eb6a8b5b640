//! Mail templates and their versions. A version is never edited; the template's row names the one in force.

use model::Millis;
use model::ids::{AgentId, TemplateId};
use model::lang::Lang;
use model::template::{BothTongues, TemplateRow, TemplateSource, TemplateVersion, TemplateView};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::{template, template_version};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A version to render with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateInForce {
    /// The template.
    pub id: TemplateId,
    /// The number of the version.
    pub version: u32,
    /// Its parts.
    pub source: TemplateSource,
}

impl Store {
    /// All templates.
    pub async fn template_list(&self) -> Result<Vec<TemplateRow>> {
        let rows = template::Entity::find()
            .order_by_asc(template::Column::Id)
            .all(&self.read)
            .await?;
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let version = template_version::Entity::find_by_id((row.id, row.version))
                .one(&self.read)
                .await?;
            list.push(row_of(row, version.map_or(0, |version| version.saved_at)));
        }
        Ok(list)
    }

    /// A template with its versions, newest first.
    pub async fn template_get(&self, id: TemplateId) -> Result<TemplateView> {
        let row = template::Entity::find_by_id(id.0)
            .one(&self.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        let versions = template_version::Entity::find()
            .filter(template_version::Column::TemplateId.eq(id.0))
            .order_by_desc(template_version::Column::Number)
            .all(&self.read)
            .await?;
        let names = self.agent_names().await?;
        let name = |id: Option<i64>| {
            names
                .iter()
                .find(|agent| Some(agent.id.0) == id)
                .map_or_else(String::new, |agent| agent.full_name.clone())
        };
        let versions: Vec<TemplateVersion> = versions
            .into_iter()
            .map(|version| TemplateVersion {
                number: number_of(version.number),
                saved_at: version.saved_at,
                agent_name: name(version.agent_id),
                source: TemplateSource {
                    subject: version.subject,
                    html: version.html,
                    text: version.text,
                },
            })
            .collect();
        let saved_at = versions.first().map_or(0, |version| version.saved_at);
        Ok(TemplateView {
            row: row_of(row, saved_at),
            versions,
        })
    }
}

impl Write {
    /// The template of a language that messages to members are made with.
    pub async fn template_in_force(&self, lang: Lang) -> Result<TemplateInForce> {
        let row = template::Entity::find()
            .filter(template::Column::Lang.eq(lang.code()))
            .order_by_asc(template::Column::Id)
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        self.template_version(TemplateId(row.id), number_of(row.version)).await
    }

    /// One version of a template.
    pub async fn template_version(&self, id: TemplateId, number: u32) -> Result<TemplateInForce> {
        let row = template_version::Entity::find_by_id((id.0, i32::try_from(number).unwrap_or(i32::MAX)))
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        let source = TemplateSource {
            subject: row.subject,
            html: row.html,
            text: row.text,
        };
        Ok(TemplateInForce {
            id,
            version: number,
            source,
        })
    }

    /// Adds a template with its first version.
    pub async fn template_insert(
        &mut self,
        name: &BothTongues,
        lang: Lang,
        source: &TemplateSource,
        at: Millis,
    ) -> Result<TemplateId> {
        let row = template::ActiveModel {
            name_tr: Set(name.tr.clone()),
            name_en: Set(name.en.clone()),
            lang: Set(lang.code().to_owned()),
            version: Set(1),
            ..Default::default()
        };
        let id = TemplateId(template::Entity::insert(row).exec(&self.tx).await?.last_insert_id);
        insert_version(&self.tx, id, 1, source, None, at).await?;
        Ok(id)
    }

    /// Puts a new version in force, if `base` is still the one in force; the new number, or `None` when it is not.
    pub async fn template_save(
        &mut self,
        id: TemplateId,
        base: u32,
        source: &TemplateSource,
        agent: AgentId,
        at: Millis,
    ) -> Result<Option<u32>> {
        let base = i32::try_from(base).unwrap_or(i32::MAX);
        let done = template::Entity::update_many()
            .col_expr(template::Column::Version, Expr::value(base.saturating_add(1)))
            .filter(template::Column::Id.eq(id.0))
            .filter(template::Column::Version.eq(base))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            let known = template::Entity::find_by_id(id.0).one(&self.tx).await?;
            return known.map(|_| None).ok_or(StoreError::NotFound);
        }
        insert_version(&self.tx, id, base + 1, source, Some(agent), at).await?;
        Ok(Some(number_of(base + 1)))
    }

    /// The number of the version in force.
    pub async fn template_version_in_force(&self, id: TemplateId) -> Result<u32> {
        let row = template::Entity::find_by_id(id.0)
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        Ok(number_of(row.version))
    }
}

async fn insert_version(
    db: &impl ConnectionTrait,
    id: TemplateId,
    number: i32,
    source: &TemplateSource,
    agent: Option<AgentId>,
    at: Millis,
) -> Result<()> {
    let row = template_version::ActiveModel {
        template_id: Set(id.0),
        number: Set(number),
        subject: Set(source.subject.clone()),
        html: Set(source.html.clone()),
        text: Set(source.text.clone()),
        agent_id: Set(agent.map(|id| id.0)),
        saved_at: Set(at),
    };
    template_version::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

fn row_of(row: template::Model, saved_at: Millis) -> TemplateRow {
    TemplateRow {
        id: TemplateId(row.id),
        name: BothTongues {
            tr: row.name_tr,
            en: row.name_en,
        },
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        version: number_of(row.version),
        saved_at,
    }
}

fn number_of(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
