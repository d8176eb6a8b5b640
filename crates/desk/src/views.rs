//! Saved views: each person's own.

use model::error::{Conflict, Problem};
use model::filter::ThreadList;
use model::ids::ViewId;
use model::right::Right;
use model::validate::{Checks, Fault, Field, Invalid, MAX_NAME, clean_line};
use model::view::SavedView;
use store::StoreError;

use crate::Desk;
use crate::caller::Caller;
use crate::error::{DeskError, Result};

/// The longest query of a view, in bytes: what a URL can carry.
const MAX_QUERY: usize = 4000;
/// The most views of one person.
const MAX_VIEWS: u64 = 200;

impl Desk {
    /// The caller's views of a list, by name.
    pub async fn list_views(&self, caller: &Caller, list: ThreadList) -> Result<Vec<SavedView>> {
        caller.require(Right::ReadThreads)?;
        Ok(self.store.view_list(caller.agent, list).await?)
    }

    /// Keeps a filter under a name.
    pub async fn save_view(&self, caller: &Caller, list: ThreadList, name: String, query: String) -> Result<ViewId> {
        caller.require(Right::ReadThreads)?;
        let name = clean_line(&name);
        let mut checks = Checks::default();
        checks.text(Field::Name, &name, MAX_NAME);
        checks.done()?;
        if query.len() > MAX_QUERY || query.chars().any(char::is_control) {
            return Err(Problem::Malformed.into());
        }
        let mut write = self.store.write().await?;
        if write.view_count(caller.agent).await? >= MAX_VIEWS {
            return Err(vec![Invalid {
                field: Field::RowCount,
                fault: Fault::TooLong(MAX_VIEWS as usize),
            }]
            .into());
        }
        let id = write
            .view_insert(caller.agent, list, &name, &query, self.clock.now())
            .await
            .map_err(name_taken)?;
        write.commit().await?;
        Ok(id)
    }

    /// Removes a view of the caller's.
    pub async fn delete_view(&self, caller: &Caller, id: ViewId) -> Result<()> {
        caller.require(Right::ReadThreads)?;
        let mut write = self.store.write().await?;
        if !write.view_delete(caller.agent, id).await? {
            return Err(Problem::NotFound.into());
        }
        Ok(write.commit().await?)
    }
}

fn name_taken(error: StoreError) -> DeskError {
    match error {
        StoreError::Conflict(_) => Conflict::NameTaken.into(),
        other => other.into(),
    }
}
