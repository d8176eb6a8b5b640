//! Threads: lists, and one thread.

use leptos::prelude::server;
use model::filter::{ThreadFilter, ThreadList};
use model::ids::ThreadId;
use model::page::{Count, Cursor, Page, ThreadSort};
use model::thread::{StartThread, ThreadRow, ThreadView};

use super::error::ApiError;

/// One page of a list, after a row or from the beginning.
#[server(prefix = "/api", endpoint = "threads/list", input = leptos::server_fn::codec::Json)]
pub async fn list_threads(
    list: ThreadList,
    filter: ThreadFilter,
    sort: ThreadSort,
    after: Option<Cursor>,
    rows: u32,
) -> Result<Page<ThreadRow>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.list_threads(&caller, list, &filter, sort, after, rows).await)
}

/// How many threads a list holds.
#[server(prefix = "/api", endpoint = "threads/count", input = leptos::server_fn::codec::Json)]
pub async fn count_threads(list: ThreadList, filter: ThreadFilter, exact: bool) -> Result<Count, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.count_threads(&caller, list, &filter, exact).await)
}

/// Those of some threads that a list holds now.
#[server(prefix = "/api", endpoint = "threads/refresh", input = leptos::server_fn::codec::Json)]
pub async fn refresh_threads(
    list: ThreadList,
    filter: ThreadFilter,
    ids: Vec<ThreadId>,
) -> Result<Vec<ThreadRow>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.refresh_threads(&caller, list, &filter, ids).await)
}

/// A thread with everything beside it.
#[server(prefix = "/api", endpoint = "threads/get", input = leptos::server_fn::codec::Json)]
pub async fn get_thread(id: ThreadId) -> Result<ThreadView, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.get_thread(&caller, id).await)
}

/// Ekle: opens a thread and sends its first message.
#[server(name = StartOneThread, prefix = "/api", endpoint = "threads/start", input = leptos::server_fn::codec::Json)]
pub async fn start_thread(start: StartThread) -> Result<ThreadId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.start_thread(&caller, start).await)
}
