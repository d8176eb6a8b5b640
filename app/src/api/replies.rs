//! Answers, notes and drafts.

use leptos::prelude::server;
use model::ids::{MessageId, ThreadId};
use model::message::{Draft, ReplyOutcome, ReplyRequest};

use super::error::ApiError;

/// Sends an answer, or shows what its author has not seen.
#[server(prefix = "/api", endpoint = "replies/send", input = leptos::server_fn::codec::Json)]
pub async fn reply(request: ReplyRequest) -> Result<ReplyOutcome, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.reply(&caller, request).await)
}

/// Takes an answer back; gives its text.
#[server(prefix = "/api", endpoint = "replies/undo", input = leptos::server_fn::codec::Json)]
pub async fn undo_reply(message: MessageId) -> Result<String, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.undo_reply(&caller, message).await)
}

/// Leaves a note among agents.
#[server(prefix = "/api", endpoint = "replies/note", input = leptos::server_fn::codec::Json)]
pub async fn add_note(thread: ThreadId, body: String, submission: String) -> Result<MessageId, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.add_note(&caller, thread, body, submission).await)
}

/// Keeps the draft of an answer; an empty one goes.
#[server(prefix = "/api", endpoint = "replies/draft", input = leptos::server_fn::codec::Json)]
pub async fn save_draft(thread: ThreadId, body: String) -> Result<Option<Draft>, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.save_draft(&caller, thread, body).await)
}
