//! Kayıtlı görünüm: a filter with a name, one person's own.

use serde::{Deserialize, Serialize};

use crate::filter::ThreadList;
use crate::ids::ViewId;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// The view.
    pub id: ViewId,
    /// Of which list.
    pub list: ThreadList,
    /// Its name.
    pub name: String,
    /// The filter and the sort, as the query of a URL.
    pub query: String,
}
