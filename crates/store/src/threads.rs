//! Threads: the rows of lists in one query each, and the changes of a thread.

mod change;
mod list;
mod page;
mod row;

pub(crate) use change::thread_row;
pub use change::{NewThread, ThreadChange};
pub(crate) use page::{beyond, column, direction, sorted_at};
pub use row::ThreadRecord;
pub(crate) use row::{listed, rows};
