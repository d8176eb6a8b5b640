//! Outgoing mail as it is written and read: one row per recipient, its bytes kept as sent. Claims and tries are in `attempts`.

use model::Millis;
use model::ids::{AgentId, MessageId, OutgoingId, TemplateId, ThreadId};
use model::message::MailMark;
use model::outgoing::{AttemptView, DeliveryReason, OutgoingRow, OutgoingState, OutgoingView};
use model::page::Cursor;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::connect::Store;
use crate::entity::{attempt, outgoing};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A composed mail to be kept and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutgoing {
    /// The message that it carries.
    pub message: MessageId,
    /// Its thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub agent: Option<AgentId>,
    /// The template and the number of its version.
    pub template: (TemplateId, u32),
    /// To whom.
    pub recipient: String,
    /// The recipient's name.
    pub recipient_name: String,
    /// The return path.
    pub envelope_from: String,
    /// Its Message-ID, without angle brackets.
    pub message_id_header: String,
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub text: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hex.
    pub sha256: String,
    /// `Held` or `Queued`.
    pub state: OutgoingState,
    /// When it is due.
    pub next_at: Millis,
    /// Now.
    pub created_at: Millis,
    /// The mail that it repeats.
    pub resend_of: Option<OutgoingId>,
}

/// What is looked for among outgoing mails, in moments and folded words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutgoingQuery {
    /// Any of these states.
    pub states: Vec<OutgoingState>,
    /// A substring of the folded address.
    pub recipient_fold: String,
    /// Written at or after.
    pub from: Option<Millis>,
    /// Written before.
    pub before: Option<Millis>,
    /// Of this thread.
    pub thread: Option<ThreadId>,
    /// Made with this template.
    pub template: Option<TemplateId>,
}

/// A row without its bytes and text.
#[derive(FromQueryResult)]
struct Slim {
    id: i64,
    thread_id: i64,
    recipient: String,
    recipient_name: String,
    subject: String,
    state: String,
    attempt: i32,
    reason: Option<String>,
    created_at: i64,
    next_at: Option<i64>,
    sent_at: Option<i64>,
    agent_id: Option<i64>,
}

impl Slim {
    const COLUMNS: [outgoing::Column; 12] = [
        outgoing::Column::Id,
        outgoing::Column::ThreadId,
        outgoing::Column::Recipient,
        outgoing::Column::RecipientName,
        outgoing::Column::Subject,
        outgoing::Column::State,
        outgoing::Column::Attempt,
        outgoing::Column::Reason,
        outgoing::Column::CreatedAt,
        outgoing::Column::NextAt,
        outgoing::Column::SentAt,
        outgoing::Column::AgentId,
    ];

    fn view(self) -> Result<OutgoingRow> {
        Ok(OutgoingRow {
            id: OutgoingId(self.id),
            thread: ThreadId(self.thread_id),
            recipient: self.recipient,
            recipient_name: self.recipient_name,
            subject: self.subject,
            state: state_of(&self.state)?,
            attempts: u32::try_from(self.attempt).unwrap_or(0),
            reason: self.reason.as_deref().and_then(DeliveryReason::parse),
            created_at: self.created_at,
            next_at: self.next_at,
            sent_at: self.sent_at,
            agent: self.agent_id.map(AgentId),
        })
    }
}

impl Store {
    /// Outgoing mails, newest first, after a place, at most `limit`.
    pub async fn outgoing_list(
        &self,
        query: &OutgoingQuery,
        after: Option<Cursor>,
        limit: u64,
    ) -> Result<Vec<OutgoingRow>> {
        let mut rows = outgoing::Entity::find()
            .select_only()
            .columns(Slim::COLUMNS)
            .filter(condition(query));
        if let Some(Cursor { at, id }) = after {
            rows = rows.filter(
                Condition::any().add(outgoing::Column::CreatedAt.lt(at)).add(
                    Condition::all()
                        .add(outgoing::Column::CreatedAt.eq(at))
                        .add(outgoing::Column::Id.lt(id)),
                ),
            );
        }
        rows.order_by_desc(outgoing::Column::CreatedAt)
            .order_by_desc(outgoing::Column::Id)
            .limit(limit)
            .into_model::<Slim>()
            .all(&self.read)
            .await?
            .into_iter()
            .map(Slim::view)
            .collect()
    }

    /// One mail with its tries.
    pub async fn outgoing_get(&self, id: OutgoingId) -> Result<OutgoingView> {
        let row = outgoing::Entity::find_by_id(id.0)
            .one(&self.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::OutgoingId.eq(id.0))
            .order_by_asc(attempt::Column::Number)
            .all(&self.read)
            .await?;
        let resent_as: Vec<i64> = outgoing::Entity::find()
            .select_only()
            .column(outgoing::Column::Id)
            .filter(outgoing::Column::ResendOf.eq(id.0))
            .order_by_asc(outgoing::Column::Id)
            .into_tuple()
            .all(&self.read)
            .await?;
        view(row, attempts, resent_as)
    }

    /// What became of the mails of a thread, oldest first, beside the message that each carries.
    pub async fn outgoing_marks(&self, thread: ThreadId) -> Result<Vec<(MessageId, MailMark)>> {
        let rows: Vec<(i64, i64, String, String)> = outgoing::Entity::find()
            .select_only()
            .columns([
                outgoing::Column::MessageId,
                outgoing::Column::Id,
                outgoing::Column::Recipient,
                outgoing::Column::State,
            ])
            .filter(outgoing::Column::ThreadId.eq(thread.0))
            .order_by_asc(outgoing::Column::Id)
            .into_tuple()
            .all(&self.read)
            .await?;
        rows.into_iter()
            .map(|(message, id, recipient, state)| {
                let mark = MailMark {
                    id: OutgoingId(id),
                    recipient,
                    state: state_of(&state)?,
                };
                Ok((MessageId(message), mark))
            })
            .collect()
    }

    /// The exact bytes of a mail.
    pub async fn outgoing_bytes(&self, id: OutgoingId) -> Result<Vec<u8>> {
        outgoing::Entity::find_by_id(id.0)
            .select_only()
            .column(outgoing::Column::Bytes)
            .into_tuple()
            .one(&self.read)
            .await?
            .ok_or(StoreError::NotFound)
    }

    /// How many mails of these states were written since a moment.
    pub async fn outgoing_count(&self, states: &[OutgoingState], since: Millis) -> Result<u64> {
        let query = OutgoingQuery {
            states: states.to_vec(),
            from: Some(since),
            ..Default::default()
        };
        Ok(outgoing::Entity::find()
            .filter(condition(&query))
            .count(&self.read)
            .await?)
    }
}

impl Write {
    /// Keeps a composed mail.
    pub async fn outgoing_insert(&mut self, mail: &NewOutgoing) -> Result<OutgoingId> {
        let (template, version) = mail.template;
        let row = outgoing::ActiveModel {
            message_id: Set(mail.message.0),
            thread_id: Set(mail.thread.0),
            agent_id: Set(mail.agent.map(|id| id.0)),
            template_id: Set(Some(template.0)),
            template_version: Set(i32::try_from(version).ok()),
            recipient: Set(mail.recipient.clone()),
            recipient_fold: Set(model::fold::fold(&mail.recipient)),
            recipient_name: Set(mail.recipient_name.clone()),
            envelope_from: Set(mail.envelope_from.clone()),
            message_id_header: Set(mail.message_id_header.clone()),
            subject: Set(mail.subject.clone()),
            text: Set(mail.text.clone()),
            bytes: Set(mail.bytes.clone()),
            rendered_sha256: Set(mail.sha256.clone()),
            state: Set(mail.state.as_str().to_owned()),
            attempt: Set(0),
            next_at: Set(Some(mail.next_at)),
            created_at: Set(mail.created_at),
            resend_of: Set(mail.resend_of.map(|id| id.0)),
            ..Default::default()
        };
        Ok(OutgoingId(
            outgoing::Entity::insert(row).exec(&self.tx).await?.last_insert_id,
        ))
    }

    /// The Message-IDs of the mails of a thread, oldest first; those taken back are left out, nobody has them.
    pub async fn outgoing_message_ids(&self, thread: ThreadId) -> Result<Vec<String>> {
        Ok(outgoing::Entity::find()
            .select_only()
            .column(outgoing::Column::MessageIdHeader)
            .filter(outgoing::Column::ThreadId.eq(thread.0))
            .filter(outgoing::Column::State.ne(OutgoingState::Cancelled.as_str()))
            .order_by_asc(outgoing::Column::Id)
            .into_tuple()
            .all(&self.tx)
            .await?)
    }

    /// Takes back the held mails of a message. Returns those that were taken back, and whether any other had already left.
    pub async fn outgoing_cancel_held(&mut self, message: MessageId) -> Result<(Vec<OutgoingId>, bool)> {
        let held: Vec<i64> = outgoing::Entity::update_many()
            .col_expr(outgoing::Column::State, Expr::value(OutgoingState::Cancelled.as_str()))
            .col_expr(outgoing::Column::NextAt, Expr::value(None::<i64>))
            .filter(outgoing::Column::MessageId.eq(message.0))
            .filter(outgoing::Column::State.eq(OutgoingState::Held.as_str()))
            .exec_with_returning(&self.tx)
            .await?
            .into_iter()
            .map(|row| row.id)
            .collect();
        let left = outgoing::Entity::find()
            .filter(outgoing::Column::MessageId.eq(message.0))
            .filter(outgoing::Column::State.ne(OutgoingState::Cancelled.as_str()))
            .count(&self.tx)
            .await?;
        Ok((held.into_iter().map(OutgoingId).collect(), left > 0))
    }

    /// One mail, without its tries, as this change sees it.
    pub async fn outgoing_get(&self, id: OutgoingId) -> Result<OutgoingView> {
        let row = outgoing::Entity::find_by_id(id.0)
            .one(&self.tx)
            .await?
            .ok_or(StoreError::NotFound)?;
        view(row, Vec::new(), Vec::new())
    }
}

fn condition(query: &OutgoingQuery) -> Condition {
    let states = query.states.iter().map(|state| state.as_str());
    Condition::all()
        .add_option((!query.states.is_empty()).then(|| outgoing::Column::State.is_in(states)))
        .add_option(
            (!query.recipient_fold.is_empty())
                .then(|| Expr::col(outgoing::Column::RecipientFold).like(substring(&query.recipient_fold))),
        )
        .add_option(query.from.map(|at| outgoing::Column::CreatedAt.gte(at)))
        .add_option(query.before.map(|at| outgoing::Column::CreatedAt.lt(at)))
        .add_option(query.thread.map(|id| outgoing::Column::ThreadId.eq(id.0)))
        .add_option(query.template.map(|id| outgoing::Column::TemplateId.eq(id.0)))
}

/// A pattern that finds a text anywhere; `%` and `_` in the text stand for themselves.
fn substring(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

fn view(row: outgoing::Model, attempts: Vec<attempt::Model>, resent_as: Vec<i64>) -> Result<OutgoingView> {
    let version = row.template_version.and_then(|number| u32::try_from(number).ok());
    Ok(OutgoingView {
        message: MessageId(row.message_id),
        message_id_header: row.message_id_header,
        template: row.template_id.map(TemplateId).zip(version),
        sha256: (!row.rendered_sha256.is_empty()).then_some(row.rendered_sha256),
        attempts: attempts.into_iter().map(attempt_view).collect::<Result<_>>()?,
        resend_of: row.resend_of.map(OutgoingId),
        resent_as: resent_as.into_iter().map(OutgoingId).collect(),
        text: row.text,
        row: Slim {
            id: row.id,
            thread_id: row.thread_id,
            recipient: row.recipient,
            recipient_name: row.recipient_name,
            subject: row.subject,
            state: row.state,
            attempt: row.attempt,
            reason: row.reason,
            created_at: row.created_at,
            next_at: row.next_at,
            sent_at: row.sent_at,
            agent_id: row.agent_id,
        }
        .view()?,
    })
}

fn attempt_view(row: attempt::Model) -> Result<AttemptView> {
    Ok(AttemptView {
        number: u32::try_from(row.number).unwrap_or(0),
        started_at: row.started_at,
        ended_at: row.ended_at,
        stage: row.stage,
        state: state_of(&row.state)?,
        code: row.code.and_then(|code| u16::try_from(code).ok()),
        enhanced: row.enhanced,
        text: row.text,
        reason: row.reason.as_deref().and_then(DeliveryReason::parse),
    })
}

/// The state of a word; the table's CHECK admits no other.
pub(crate) fn state_of(word: &str) -> Result<OutgoingState> {
    OutgoingState::parse(word).ok_or_else(|| StoreError::Unusable(format!("unknown state of a mail: {word}")))
}
