//! Messages of a thread, and the drafts of answers.

use model::Millis;
use model::ids::{AgentId, EventSeq, MessageId, ThreadId};
use model::message::{Author, Draft, MessageView, OtherDraft, Source};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::connect::Store;
use crate::entity::{agent, draft, message};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A message to be stored.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// In which thread.
    pub thread: ThreadId,
    /// Who writes.
    pub author: Author,
    /// The agent, if one writes.
    pub agent: Option<AgentId>,
    /// The text, cleaned.
    pub body: String,
    /// Which door.
    pub source: Source,
    /// Now.
    pub at: Millis,
    /// The event that announces it.
    pub event: EventSeq,
    /// The random id of the form, unique among all messages.
    pub submission: Option<String>,
}

/// A message as the desk's rules need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    /// The message.
    pub id: MessageId,
    /// In which thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub author: Author,
    /// The agent, if one did.
    pub agent: Option<AgentId>,
    /// The agent's name.
    pub agent_name: String,
    /// The text.
    pub body: String,
    /// When.
    pub at: Millis,
    /// Which door.
    pub source: Source,
    /// The event that announced it.
    pub event: EventSeq,
    /// Taken back.
    pub undone: bool,
}

impl MessageRecord {
    /// The message as the thread shows it; `member_name` is the name of the thread's member.
    pub fn view(self, member_name: &str) -> MessageView {
        let author_name = match self.author {
            Author::Member => member_name.to_owned(),
            Author::Agent | Author::Note => self.agent_name,
            Author::Desk => String::new(),
        };
        MessageView {
            id: self.id,
            author: self.author,
            author_name,
            body: self.body,
            at: self.at,
            source: self.source,
            mails: Vec::new(),
        }
    }
}

impl Store {
    /// The exchange of a thread, oldest first, without what was taken back.
    pub async fn message_list(&self, id: ThreadId) -> Result<Vec<MessageRecord>> {
        list(&self.read, id, Condition::all()).await
    }

    /// The caller's own draft and those of others.
    pub async fn draft_list(&self, id: ThreadId, own: AgentId) -> Result<(Option<Draft>, Vec<OtherDraft>)> {
        let found = draft::Entity::find()
            .find_also_related_agent()
            .filter(draft::Column::ThreadId.eq(id.0))
            .all(&self.read)
            .await?;
        let (mut mine, mut others) = (None, Vec::new());
        for (row, agent) in found {
            if row.agent_id == own.0 {
                mine = Some(Draft {
                    body: row.body,
                    saved_at: row.saved_at,
                });
            } else if let Some(agent) = agent {
                let agent_name = agent.full_name;
                others.push(OtherDraft {
                    agent: AgentId(row.agent_id),
                    agent_name,
                    saved_at: row.saved_at,
                });
            }
        }
        Ok((mine, others))
    }
}

impl Write {
    /// Stores a message.
    pub async fn message_insert(&mut self, new: &NewMessage) -> Result<MessageId> {
        let row = message::ActiveModel {
            thread_id: Set(new.thread.0),
            author: Set(new.author.as_str().to_owned()),
            agent_id: Set(new.agent.map(|id| id.0)),
            body: Set(new.body.clone()),
            body_fold: Set(model::fold::fold(&new.body)),
            source: Set(new.source.as_str().to_owned()),
            created_at: Set(new.at),
            event_seq: Set(new.event.0),
            submission: Set(new.submission.clone()),
            ..Default::default()
        };
        Ok(MessageId(
            message::Entity::insert(row).exec(&self.tx).await?.last_insert_id,
        ))
    }

    /// The exchange as it is inside this change, oldest first, without what was taken back.
    pub async fn message_list(&self, id: ThreadId) -> Result<Vec<MessageRecord>> {
        list(&self.tx, id, Condition::all()).await
    }

    /// The messages that were announced after an event, but for an agent's own.
    pub async fn message_list_newer(&self, id: ThreadId, seen: EventSeq, but: AgentId) -> Result<Vec<MessageRecord>> {
        let others = Condition::any()
            .add(message::Column::AgentId.is_null())
            .add(message::Column::AgentId.ne(but.0));
        list(
            &self.tx,
            id,
            Condition::all().add(message::Column::EventSeq.gt(seen.0)).add(others),
        )
        .await
    }

    /// The message of a form that was sent before.
    pub async fn message_find_by_submission(&self, submission: &str) -> Result<Option<MessageRecord>> {
        let found = message::Entity::find()
            .find_also_related_agent()
            .filter(message::Column::Submission.eq(submission))
            .one(&self.tx)
            .await?;
        found.map(record).transpose()
    }

    /// One message.
    pub async fn message_find(&self, id: MessageId) -> Result<MessageRecord> {
        let found = message::Entity::find()
            .find_also_related_agent()
            .filter(message::Column::Id.eq(id.0))
            .one(&self.tx)
            .await?;
        record(found.ok_or(StoreError::NotFound)?)
    }

    /// Marks a message as taken back.
    pub async fn message_undo(&mut self, id: MessageId, at: Millis) -> Result<()> {
        message::Entity::update_many()
            .col_expr(message::Column::UndoneAt, Expr::value(at))
            .col_expr(message::Column::Submission, Expr::value(Option::<String>::None))
            .filter(message::Column::Id.eq(id.0))
            .exec(&self.tx)
            .await?;
        Ok(())
    }

    /// Keeps an agent's draft of a thread; an empty one goes.
    pub async fn draft_put(&mut self, thread: ThreadId, agent: AgentId, body: &str, at: Millis) -> Result<()> {
        if body.is_empty() {
            draft::Entity::delete_by_id((thread.0, agent.0)).exec(&self.tx).await?;
            return Ok(());
        }
        let row = draft::ActiveModel {
            thread_id: Set(thread.0),
            agent_id: Set(agent.0),
            body: Set(body.to_owned()),
            saved_at: Set(at),
        };
        let replace = OnConflict::columns([draft::Column::ThreadId, draft::Column::AgentId])
            .update_columns([draft::Column::Body, draft::Column::SavedAt])
            .to_owned();
        draft::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }
}

async fn list<C: ConnectionTrait>(db: &C, id: ThreadId, more: Condition) -> Result<Vec<MessageRecord>> {
    let found = message::Entity::find()
        .find_also_related_agent()
        .filter(message::Column::ThreadId.eq(id.0))
        .filter(message::Column::UndoneAt.is_null())
        .filter(more)
        .order_by_asc(message::Column::Id)
        .all(db)
        .await?;
    found.into_iter().map(record).collect()
}

fn record((row, agent): (message::Model, Option<agent::Model>)) -> Result<MessageRecord> {
    let unknown = |word: &str| StoreError::Broken(DbErr::Type(format!("the word {word}")));
    Ok(MessageRecord {
        id: MessageId(row.id),
        thread: ThreadId(row.thread_id),
        author: author_of(&row.author)?,
        agent: row.agent_id.map(AgentId),
        agent_name: agent.map(|agent| agent.full_name).unwrap_or_default(),
        body: row.body,
        at: row.created_at,
        source: Source::parse(&row.source).ok_or_else(|| unknown(&row.source))?,
        event: EventSeq(row.event_seq),
        undone: row.undone_at.is_some(),
    })
}

/// The author of a word in the database.
pub(crate) fn author_of(word: &str) -> Result<Author> {
    Author::parse(word).ok_or_else(|| StoreError::Broken(DbErr::Type(format!("the author {word}"))))
}

/// Joins a row to the agent who wrote it.
trait WithAgent {
    /// The row's entity.
    type Row: EntityTrait;
    /// Adds the agent, if there is one.
    fn find_also_related_agent(self) -> sea_orm::SelectTwo<Self::Row, agent::Entity>;
}

macro_rules! with_agent {
    ($($table:ident),+) => {$(
        impl WithAgent for sea_orm::Select<$table::Entity> {
            type Row = $table::Entity;

            fn find_also_related_agent(self) -> sea_orm::SelectTwo<$table::Entity, agent::Entity> {
                use sea_orm::QuerySelect as _;
                let to_agent = $table::Entity::belongs_to(agent::Entity)
                    .from($table::Column::AgentId)
                    .to(agent::Column::Id)
                    .into();
                self.select_also(agent::Entity).join(sea_orm::JoinType::LeftJoin, to_agent)
            }
        }
    )+};
}

with_agent!(message, draft);
