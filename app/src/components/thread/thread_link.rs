//! Where a thread is shown: in the list that its state puts it in.

use model::filter::ThreadList;
use model::ids::ThreadId;
use model::status::Status;
use model::thread::ThreadRow;

/// The address of a thread whose row is known.
pub fn href_of_row(row: &ThreadRow) -> String {
    let list = match row.binned_at {
        Some(_) => ThreadList::Bin,
        None if row.status == Status::Resolved => ThreadList::Archive,
        None => ThreadList::Inbox,
    };
    href(list, row.id)
}

/// The address of a thread: by its row if it is among `rows`, else beside the inbox, which opens any thread.
pub fn href_of(id: ThreadId, rows: &[ThreadRow]) -> String {
    rows.iter()
        .find(|row| row.id == id)
        .map_or_else(|| href(ThreadList::Inbox, id), href_of_row)
}

fn href(list: ThreadList, id: ThreadId) -> String {
    format!("/{}?thread={id}", list.as_str())
}
