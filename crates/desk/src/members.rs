//! Members as pickers and lists show them.

use model::fold::{fold, order_key};
use model::member::MemberSummary;
use model::page::{Cursor, PAGE_ROWS, Page};
use model::right::Right;

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;

/// How many members a picker shows.
const PICKED: u64 = 10;

impl Desk {
    /// Members for a picker: by a part of the name or address, or by a whole order number.
    pub async fn search_members(&self, caller: &Caller, text: &str) -> Result<Vec<MemberSummary>> {
        caller.require(Right::ReadThreads)?;
        Ok(self
            .store
            .member_list(&fold(text), &order_key(text), None, PICKED)
            .await?
            .rows)
    }

    /// One page of the members, the latest first.
    pub async fn list_members(
        &self,
        caller: &Caller,
        text: &str,
        after: Option<Cursor>,
    ) -> Result<Page<MemberSummary>> {
        caller.require(Right::ReadThreads)?;
        Ok(self
            .store
            .member_list(&fold(text), &order_key(text), after, u64::from(PAGE_ROWS))
            .await?)
    }
}
