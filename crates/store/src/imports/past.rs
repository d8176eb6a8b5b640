//! What of a file is at the desk already: looked up for many rows at once.

use std::collections::HashMap;

use model::Millis;
use model::fold::email_key;
use model::ids::MemberId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::entity::{member, message, thread};
use crate::error::Result;
use crate::write::Write;

/// A thread that was not brought by an import.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OpenedThread {
    /// Whose.
    pub member: MemberId,
    /// When it was opened, in whole seconds: some kinds of file tell no less.
    pub second: Millis,
    /// Konu Başlığı.
    pub subject: String,
}

impl Write {
    /// The members of some addresses: by the key of the address, with the name.
    pub async fn member_find_many(&self, emails: &[String]) -> Result<HashMap<String, (MemberId, String)>> {
        let rows: Vec<(String, i64, String)> = member::Entity::find()
            .select_only()
            .columns([member::Column::EmailKey, member::Column::Id, member::Column::FullName])
            .filter(member::Column::EmailKey.is_in(emails.iter().map(|email| email_key(email))))
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows
            .into_iter()
            .map(|(key, id, name)| (key, (MemberId(id), name)))
            .collect())
    }

    /// Which of some of the store's own ids are taken.
    pub async fn member_external_ids(&self, ids: &[String]) -> Result<Vec<String>> {
        let rows: Vec<Option<String>> = member::Entity::find()
            .select_only()
            .column(member::Column::ExternalId)
            .filter(member::Column::ExternalId.is_in(ids.iter().cloned()))
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// Which of some submissions a message has.
    pub async fn message_submissions(&self, submissions: &[String]) -> Result<Vec<String>> {
        let rows: Vec<Option<String>> = message::Entity::find()
            .select_only()
            .column(message::Column::Submission)
            .filter(message::Column::Submission.is_in(submissions.iter().cloned()))
            .into_tuple()
            .all(&self.tx)
            .await?;
        Ok(rows.into_iter().flatten().collect())
    }

    /// The threads of some members that no import brought: `source` is the word of the door of those that one did.
    pub async fn thread_opened_by(&self, members: &[MemberId], source: &str) -> Result<Vec<OpenedThread>> {
        let brought = Query::select()
            .column(message::Column::ThreadId)
            .from(message::Entity)
            .and_where(
                Expr::col((message::Entity, message::Column::ThreadId)).equals((thread::Entity, thread::Column::Id)),
            )
            .and_where(message::Column::Source.eq(source))
            .take();
        let rows: Vec<(i64, i64, String)> = thread::Entity::find()
            .select_only()
            .columns([
                thread::Column::MemberId,
                thread::Column::OpenedAt,
                thread::Column::Subject,
            ])
            .filter(thread::Column::MemberId.is_in(members.iter().map(|id| id.0)))
            .filter(Expr::exists(brought).not())
            .into_tuple()
            .all(&self.tx)
            .await?;
        let opened = |(member, at, subject): (i64, Millis, String)| OpenedThread {
            member: MemberId(member),
            second: at.div_euclid(1000),
            subject,
        };
        Ok(rows.into_iter().map(opened).collect())
    }
}
