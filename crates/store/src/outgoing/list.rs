//! The list of outgoing mails: what is looked for, a page without bytes and texts.

use model::Millis;
use model::ids::{AgentId, OutgoingId, TemplateId, ThreadId};
use model::outgoing::{DeliveryReason, OutgoingRow, OutgoingState};
use model::page::Cursor;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::state_of;
use crate::connect::Store;
use crate::entity::outgoing;
use crate::error::Result;

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
pub(super) struct Slim {
    pub(super) id: i64,
    pub(super) thread_id: Option<i64>,
    pub(super) recipient: String,
    pub(super) recipient_name: String,
    pub(super) subject: String,
    pub(super) state: String,
    pub(super) attempt: i32,
    pub(super) reason: Option<String>,
    pub(super) created_at: i64,
    pub(super) next_at: Option<i64>,
    pub(super) sent_at: Option<i64>,
    pub(super) agent_id: Option<i64>,
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

    pub(super) fn view(self) -> Result<OutgoingRow> {
        Ok(OutgoingRow {
            id: OutgoingId(self.id),
            thread: self.thread_id.map(ThreadId),
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
