//! The lists that people edit: kinds and topics. An entry is never removed, because old threads name it: it is retired.

use model::ids::{KindId, TopicId};
use model::setting::{Kind, Topic};
use model::template::BothTongues;
use model::thread::ReopenRule;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{kind, topic};
use crate::error::{Result, StoreError};
use crate::write::Write;

impl Store {
    /// All kinds, in the list's order, the retired too.
    pub async fn kind_list(&self) -> Result<Vec<Kind>> {
        kinds_of(&self.read).await
    }

    /// All topics, in the list's order, the retired too.
    pub async fn topic_list(&self) -> Result<Vec<Topic>> {
        topics_of(&self.read).await
    }
}

impl Write {
    /// All kinds, as this change sees them.
    pub async fn kind_list(&self) -> Result<Vec<Kind>> {
        kinds_of(&self.tx).await
    }

    /// All topics, as this change sees them.
    pub async fn topic_list(&self) -> Result<Vec<Topic>> {
        topics_of(&self.tx).await
    }

    /// Adds a kind at the list's end.
    pub async fn kind_insert(&mut self, name: &BothTongues, retired: bool) -> Result<KindId> {
        let last: Option<Option<i64>> = kind::Entity::find()
            .select_only()
            .column_as(kind::Column::Position.max(), "last")
            .into_tuple()
            .one(&self.tx)
            .await?;
        let row = kind::ActiveModel {
            name_tr: Set(name.tr.clone()),
            name_en: Set(name.en.clone()),
            position: Set(last.flatten().unwrap_or(0) + 1),
            retired: Set(retired),
            ..Default::default()
        };
        Ok(KindId(kind::Entity::insert(row).exec(&self.tx).await?.last_insert_id))
    }

    /// Changes a kind.
    pub async fn kind_update(&mut self, kind: &Kind) -> Result<()> {
        let done = kind::Entity::update_many()
            .col_expr(kind::Column::NameTr, Expr::value(kind.name.tr.as_str()))
            .col_expr(kind::Column::NameEn, Expr::value(kind.name.en.as_str()))
            .col_expr(kind::Column::Retired, Expr::value(kind.retired))
            .filter(kind::Column::Id.eq(kind.id.0))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }

    /// Adds a topic at the list's end.
    pub async fn topic_insert(&mut self, name: &BothTongues, reopen: ReopenRule, retired: bool) -> Result<TopicId> {
        let last: Option<Option<i64>> = topic::Entity::find()
            .select_only()
            .column_as(topic::Column::Position.max(), "last")
            .into_tuple()
            .one(&self.tx)
            .await?;
        let (rule, days) = rule_words(reopen);
        let row = topic::ActiveModel {
            name_tr: Set(name.tr.clone()),
            name_en: Set(name.en.clone()),
            position: Set(last.flatten().unwrap_or(0) + 1),
            reopen_rule: Set(rule.to_owned()),
            reopen_days: Set(days),
            retired: Set(retired),
            ..Default::default()
        };
        Ok(TopicId(topic::Entity::insert(row).exec(&self.tx).await?.last_insert_id))
    }

    /// Changes a topic.
    pub async fn topic_update(&mut self, topic: &Topic) -> Result<()> {
        let (rule, days) = rule_words(topic.reopen);
        let done = topic::Entity::update_many()
            .col_expr(topic::Column::NameTr, Expr::value(topic.name.tr.as_str()))
            .col_expr(topic::Column::NameEn, Expr::value(topic.name.en.as_str()))
            .col_expr(topic::Column::ReopenRule, Expr::value(rule))
            .col_expr(topic::Column::ReopenDays, Expr::value(days))
            .col_expr(topic::Column::Retired, Expr::value(topic.retired))
            .filter(topic::Column::Id.eq(topic.id.0))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }
}

async fn kinds_of(db: &impl ConnectionTrait) -> Result<Vec<Kind>> {
    let rows = kind::Entity::find()
        .order_by_asc(kind::Column::Position)
        .order_by_asc(kind::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Kind {
            id: KindId(row.id),
            name: BothTongues {
                tr: row.name_tr,
                en: row.name_en,
            },
            retired: row.retired,
        })
        .collect())
}

async fn topics_of(db: &impl ConnectionTrait) -> Result<Vec<Topic>> {
    let rows = topic::Entity::find()
        .order_by_asc(topic::Column::Position)
        .order_by_asc(topic::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Topic {
            id: TopicId(row.id),
            name: BothTongues {
                tr: row.name_tr,
                en: row.name_en,
            },
            reopen: rule_of(&row.reopen_rule, row.reopen_days),
            retired: row.retired,
        })
        .collect())
}

fn rule_of(word: &str, days: i32) -> ReopenRule {
    match word {
        "always" => ReopenRule::Always,
        "within_days" => ReopenRule::WithinDays(u16::try_from(days).unwrap_or(0)),
        _ => ReopenRule::Never,
    }
}

const fn rule_words(rule: ReopenRule) -> (&'static str, i32) {
    match rule {
        ReopenRule::Always => ("always", 0),
        ReopenRule::WithinDays(days) => ("within_days", days as i32),
        ReopenRule::Never => ("never", 0),
    }
}
