//! Outgoing mail as it is written and read: one row per recipient, its bytes kept as sent. Claims and tries are in `attempts`.

mod list;

use model::Millis;
use model::ids::{AgentId, MessageId, OutgoingId, TemplateId, ThreadId};
use model::message::MailMark;
use model::outgoing::{AttemptView, DeliveryReason, OutgoingState, OutgoingView};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::connect::Store;
use crate::entity::{attempt, outgoing};
use crate::error::{Result, StoreError};
use crate::write::Write;

pub use list::OutgoingQuery;
use list::Slim;

/// A composed mail to be kept and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutgoing {
    /// The message that it carries, and its thread; a mail of the desk itself has none.
    pub message: Option<(MessageId, ThreadId)>,
    /// Who wrote it.
    pub agent: Option<AgentId>,
    /// The template and the number of its version, if it was made with one.
    pub template: Option<(TemplateId, u32)>,
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

impl Store {
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
}

impl Write {
    /// Keeps a composed mail.
    pub async fn outgoing_insert(&mut self, mail: &NewOutgoing) -> Result<OutgoingId> {
        let row = outgoing::ActiveModel {
            message_id: Set(mail.message.map(|(message, _)| message.0)),
            thread_id: Set(mail.message.map(|(_, thread)| thread.0)),
            agent_id: Set(mail.agent.map(|id| id.0)),
            template_id: Set(mail.template.map(|(template, _)| template.0)),
            template_version: Set(mail.template.and_then(|(_, version)| i32::try_from(version).ok())),
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

fn view(row: outgoing::Model, attempts: Vec<attempt::Model>, resent_as: Vec<i64>) -> Result<OutgoingView> {
    let version = row.template_version.and_then(|number| u32::try_from(number).ok());
    Ok(OutgoingView {
        message: row.message_id.map(MessageId),
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
