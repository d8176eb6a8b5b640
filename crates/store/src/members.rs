//! Members: found by key, made, listed and searched.

use model::Millis;
use model::fold::{email_key, fold};
use model::ids::MemberId;
use model::member::MemberSummary;
use model::page::{Cursor, Page};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr, SubQueryStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

use crate::connect::Store;
use crate::criteria::{contains, count_all};
use crate::entity::{member, thread};
use crate::error::{Result, StoreError};
use crate::write::Write;

/// A member to be made.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Ad Soyad.
    pub full_name: String,
    /// E-Posta.
    pub email: String,
    /// The store's own id.
    pub external_id: Option<String>,
    /// Now.
    pub at: Millis,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    full_name: String,
    email: String,
    external_id: Option<String>,
    last_activity_at: i64,
    threads: i64,
}

impl Store {
    /// One member.
    pub async fn member_find(&self, id: MemberId) -> Result<MemberSummary> {
        let row = summaries()
            .filter(member::Column::Id.eq(id.0))
            .into_model::<Row>()
            .one(&self.read)
            .await?;
        row.map(summary).ok_or(StoreError::NotFound)
    }

    /// Members whose name or address has a folded text, or who have a thread with the order number; the latest first.
    pub async fn member_list(
        &self,
        text: &str,
        order_key: &str,
        after: Option<Cursor>,
        rows: u64,
    ) -> Result<Page<MemberSummary>> {
        let seen = *self.newest_event().borrow();
        let mut query = summaries();
        if !text.is_empty() {
            let mut any = Condition::any()
                .add(contains(self.backend(), member::Column::FullNameFold.into_expr(), text))
                .add(contains(self.backend(), member::Column::EmailFold.into_expr(), text));
            if !order_key.is_empty() {
                any = any.add(
                    member::Column::Id.in_subquery(
                        Query::select()
                            .column(thread::Column::MemberId)
                            .from(thread::Entity)
                            .and_where(thread::Column::OrderKey.eq(order_key))
                            .take(),
                    ),
                );
            }
            query = query.filter(any);
        }
        if let Some(cursor) = after {
            let row = Expr::tuple([
                Expr::col((member::Entity, member::Column::LastActivityAt)),
                Expr::col((member::Entity, member::Column::Id)),
            ]);
            query = query.filter(row.lt(Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)])));
        }
        let mut found = query
            .order_by_desc(member::Column::LastActivityAt)
            .order_by_desc(member::Column::Id)
            .limit(rows + 1)
            .into_model::<Row>()
            .all(&self.read)
            .await?;
        let more = found.len() as u64 > rows;
        found.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
        let next = found.last().filter(|_| more).map(|row| Cursor {
            at: row.last_activity_at,
            id: row.id,
        });
        Ok(Page {
            rows: found.into_iter().map(summary).collect(),
            next,
            seen,
        })
    }
}

impl Write {
    /// The member of an address.
    pub async fn member_find_by_email(&self, email: &str) -> Result<Option<MemberId>> {
        let found = member::Entity::find()
            .select_only()
            .column(member::Column::Id)
            .filter(member::Column::EmailKey.eq(email_key(email)))
            .into_tuple::<i64>()
            .one(&self.tx)
            .await?;
        Ok(found.map(MemberId))
    }

    /// Whether a member is there, inside this change.
    pub async fn member_exists(&self, id: MemberId) -> Result<bool> {
        Ok(member::Entity::find_by_id(id.0).one(&self.tx).await?.is_some())
    }

    /// Makes a member.
    pub async fn member_insert(&mut self, new: &NewMember) -> Result<MemberId> {
        Ok(MemberId(
            member::Entity::insert(member_row(new))
                .exec(&self.tx)
                .await?
                .last_insert_id,
        ))
    }

    /// Marks that a member wrote or was written to, and learns the store's own id if it was not known.
    pub async fn member_touch(&mut self, id: MemberId, external_id: Option<&str>, at: Millis) -> Result<()> {
        let mut update = member::Entity::update_many()
            .col_expr(member::Column::LastActivityAt, Expr::value(at))
            .filter(member::Column::Id.eq(id.0));
        if let Some(external) = external_id
            && member::Entity::find()
                .filter(member::Column::ExternalId.eq(external))
                .one(&self.tx)
                .await?
                .is_none()
        {
            update = update.col_expr(member::Column::ExternalId, Expr::value(external));
        }
        update.exec(&self.tx).await?;
        Ok(())
    }
}

/// A member's row but for its id.
pub(crate) fn member_row(new: &NewMember) -> member::ActiveModel {
    member::ActiveModel {
        full_name: Set(new.full_name.clone()),
        full_name_fold: Set(fold(&new.full_name)),
        email: Set(new.email.clone()),
        email_key: Set(email_key(&new.email)),
        email_fold: Set(fold(&new.email)),
        external_id: Set(new.external_id.clone()),
        created_at: Set(new.at),
        last_activity_at: Set(new.at),
        ..Default::default()
    }
}

fn summaries() -> Select<member::Entity> {
    let threads = Query::select()
        .expr(count_all())
        .from(thread::Entity)
        .and_where(Expr::col((thread::Entity, thread::Column::MemberId)).equals((member::Entity, member::Column::Id)))
        .and_where(thread::Column::BinnedAt.is_null())
        .take();
    member::Entity::find().expr_as(
        SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(threads))),
        "threads",
    )
}

fn summary(row: Row) -> MemberSummary {
    MemberSummary {
        id: MemberId(row.id),
        full_name: row.full_name,
        email: row.email,
        external_id: row.external_id,
        threads: u64::try_from(row.threads).unwrap_or(0),
        last_activity_at: Some(row.last_activity_at),
    }
}
