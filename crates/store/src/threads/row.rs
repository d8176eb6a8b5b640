//! A thread's row with its member, as one query gives it, and its way to the view.

use model::ids::{AgentId, EventSeq, KindId, MemberId, ThreadId, TopicId};
use model::status::Status;
use model::thread::ThreadRow;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QuerySelect, Select, SelectTwo};

use crate::entity::{member, thread};
use crate::error::{Result, StoreError};

/// A thread as the desk's rules need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRecord {
    /// The row as lists show it.
    pub row: ThreadRow,
    /// The status that a snoozed thread has when it wakes.
    pub status_before_snooze: Option<Status>,
    /// The earlier thread that it continues.
    pub continues: Option<ThreadId>,
}

/// Threads with their members.
pub(crate) fn with_member() -> SelectTwo<thread::Entity, member::Entity> {
    thread::Entity::find()
        .select_also(member::Entity)
        .join(JoinType::InnerJoin, to_member())
}

/// The way from a thread to its member.
pub(crate) fn to_member() -> sea_orm::RelationDef {
    thread::Entity::belongs_to(member::Entity)
        .from(thread::Column::MemberId)
        .to(member::Column::Id)
        .into()
}

/// A row of a list as the query gives it: what is shown of a thread and its member, and nothing that is only searched.
#[derive(FromQueryResult)]
pub(crate) struct Listed {
    id: i64,
    status: String,
    member_id: i64,
    full_name: String,
    email: String,
    subject: String,
    preview: String,
    last_from_member: bool,
    kind_id: i64,
    topic_id: i64,
    order_no: String,
    opened_at: i64,
    closed_at: Option<i64>,
    last_activity_at: i64,
    responder_id: Option<i64>,
    resolver_id: Option<i64>,
    assignee_id: Option<i64>,
    binned_at: Option<i64>,
    snoozed_until: Option<i64>,
    reopened: i32,
    last_event: i64,
}

/// Rows of lists.
pub(crate) fn listed() -> Select<thread::Entity> {
    use thread::Column as C;
    let own = [
        C::Id,
        C::Status,
        C::MemberId,
        C::Subject,
        C::Preview,
        C::LastFromMember,
        C::KindId,
        C::TopicId,
        C::OrderNo,
        C::OpenedAt,
        C::ClosedAt,
        C::LastActivityAt,
        C::ResponderId,
        C::ResolverId,
        C::AssigneeId,
        C::BinnedAt,
        C::SnoozedUntil,
        C::Reopened,
        C::LastEvent,
    ];
    thread::Entity::find()
        .select_only()
        .columns(own)
        .columns([member::Column::FullName, member::Column::Email])
        .join(JoinType::InnerJoin, to_member())
}

/// The rows of a query.
pub(crate) async fn rows<C: ConnectionTrait>(query: Select<thread::Entity>, db: &C) -> Result<Vec<ThreadRow>> {
    let found = query.into_model::<Listed>().all(db).await?;
    found.into_iter().map(row).collect()
}

fn row(listed: Listed) -> Result<ThreadRow> {
    Ok(ThreadRow {
        id: ThreadId(listed.id),
        status: status(&listed.status)?,
        member: MemberId(listed.member_id),
        member_name: listed.full_name,
        member_email: listed.email,
        subject: listed.subject,
        preview: listed.preview,
        last_from_member: listed.last_from_member,
        kind: KindId(listed.kind_id),
        topic: TopicId(listed.topic_id),
        order_no: listed.order_no,
        opened_at: listed.opened_at,
        closed_at: listed.closed_at,
        last_activity_at: listed.last_activity_at,
        responder: listed.responder_id.map(AgentId),
        resolver: listed.resolver_id.map(AgentId),
        assignee: listed.assignee_id.map(AgentId),
        binned_at: listed.binned_at,
        snoozed_until: listed.snoozed_until,
        reopened: u32::try_from(listed.reopened).unwrap_or(0),
        seen: EventSeq(listed.last_event),
    })
}

/// A record of what the query gave.
pub(crate) fn record(pair: (thread::Model, Option<member::Model>)) -> Result<ThreadRecord> {
    let (thread, member) = pair;
    let member = member.ok_or(StoreError::NotFound)?;
    let before = thread.status_before_snooze.as_deref().map(status).transpose()?;
    Ok(ThreadRecord {
        status_before_snooze: before,
        continues: thread.continues_id.map(ThreadId),
        row: row(Listed {
            id: thread.id,
            status: thread.status,
            member_id: member.id,
            full_name: member.full_name,
            email: member.email,
            subject: thread.subject,
            preview: thread.preview,
            last_from_member: thread.last_from_member,
            kind_id: thread.kind_id,
            topic_id: thread.topic_id,
            order_no: thread.order_no,
            opened_at: thread.opened_at,
            closed_at: thread.closed_at,
            last_activity_at: thread.last_activity_at,
            responder_id: thread.responder_id,
            resolver_id: thread.resolver_id,
            assignee_id: thread.assignee_id,
            binned_at: thread.binned_at,
            snoozed_until: thread.snoozed_until,
            reopened: thread.reopened,
            last_event: thread.last_event,
        })?,
    })
}

fn status(word: &str) -> Result<Status> {
    Status::parse(word).ok_or_else(|| StoreError::Broken(DbErr::Type(format!("the status {word}"))))
}
