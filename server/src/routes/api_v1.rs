//! The store API: messages from the storefront. The key says which store front asks; `Idempotency-Key` makes the same
//! request twice one message. Errors are RFC 9457 problem details.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::Desk;
use model::error::Problem;
use model::ids::{KindId, ThreadId, TopicId};
use model::message::Source;
use model::thread::IncomingMessage;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::answer::ProblemAnswer;
use crate::limits::{API_PER_KEY, Knock, Limits};

/// The longest idempotency key, in characters.
const MAX_KEY: usize = 255;

/// A member's message.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// The member.
    member: MemberOfStore,
    /// The heading; needed unless `thread` is named.
    #[serde(default)]
    #[schema(max_length = 200, example = "Siparişim gelmedi")]
    subject: String,
    /// The text.
    #[schema(max_length = 20000, example = "Merhaba, siparişim hâlâ gelmedi.")]
    body: String,
    /// The order number as the member knows it.
    #[serde(default)]
    #[schema(max_length = 40, example = "2026-18832")]
    order_no: String,
    /// The kind of the message, by number; the first of the list without it.
    kind: Option<i64>,
    /// The topic, by number; the first of the list without it.
    topic: Option<i64>,
    /// The thread that this message continues; must be the member's own, otherwise a new one is opened.
    thread: Option<i64>,
}

/// Who writes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberOfStore {
    /// First and last name.
    #[serde(default)]
    #[schema(max_length = 120, example = "Ayşe Yılmaz")]
    full_name: String,
    /// The mail address.
    #[schema(max_length = 254, example = "ayse@example.com")]
    email: String,
    /// The store's own id of the member.
    #[schema(max_length = 120)]
    external_id: Option<String>,
}

/// Where the message went.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageReceived {
    /// The thread's number.
    thread: i64,
    /// The message's number.
    message: i64,
    /// Whether the thread is new.
    opened: bool,
}

/// `POST /api/v1/messages`
#[utoipa::path(
    post,
    path = "/api/v1/messages",
    request_body = NewMessage,
    params(("Idempotency-Key" = String, Header, description = "At most 255 characters; the same key is the same message.")),
    responses(
        (status = 201, description = "Stored.", body = MessageReceived),
        (status = 400, description = "Idempotency-Key is missing or too long."),
        (status = 401, description = "The key is missing, unknown or withdrawn."),
        (status = 422, description = "Fields that cannot be taken, or the key was used for another body."),
        (status = 429, description = "Too many requests; see Retry-After."),
    ),
    security(("api_key" = []))
)]
pub async fn receive(
    State(desk): State<Desk>,
    State(limits): State<Limits>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, ProblemAnswer> {
    let Some(client) = desk.api_client(bearer(&headers).unwrap_or_default()).await? else {
        return Err(Problem::SignedOut.into());
    };
    limits
        .knock(Knock::Api(client.0), API_PER_KEY)
        .map_err(Problem::SlowDown)?;
    if let Some(refusal) = unreadable(&headers) {
        return Ok(refusal);
    }
    let key = headers
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok())
        .map(str::trim)
        .unwrap_or_default();
    if key.is_empty() || key.chars().count() > MAX_KEY {
        return Ok(plain(
            StatusCode::BAD_REQUEST,
            "Idempotency-Key is required: 1 to 255 characters.",
        ));
    }
    let message: NewMessage = match serde_json::from_slice(&body) {
        Ok(message) => message,
        Err(error) => {
            return Ok(plain(
                StatusCode::UNPROCESSABLE_ENTITY,
                &format!("The body cannot be read: {error}"),
            ));
        }
    };
    let hash = hex::encode(Sha256::digest(&body));
    let received = desk
        .receive_once(&format!("api:{client}"), key, &hash, message.into(), Source::Api)
        .await?;
    let answer = MessageReceived {
        thread: received.received.thread.0,
        message: received.received.message.0,
        opened: received.received.opened,
    };
    let replayed = if received.replayed { "true" } else { "false" };
    Ok((
        StatusCode::CREATED,
        [(HeaderName::from_static("idempotency-replayed"), replayed)],
        Json(answer),
    )
        .into_response())
}

impl From<NewMessage> for IncomingMessage {
    fn from(message: NewMessage) -> Self {
        Self {
            full_name: message.member.full_name,
            email: message.member.email,
            external_id: message.member.external_id,
            kind: message.kind.map(KindId),
            topic: message.topic.map(TopicId),
            subject: message.subject,
            order_no: message.order_no,
            body: message.body,
            thread: message.thread.map(ThreadId),
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// What is not JSON as it stands: packed bodies are refused, because unpacking is where bombs are.
fn unreadable(headers: &HeaderMap) -> Option<Response> {
    if headers.contains_key(CONTENT_ENCODING) {
        return Some(plain(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Content-Encoding is not taken here.",
        ));
    }
    let is_json = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            kind.split(';')
                .next()
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
        });
    (!is_json).then(|| plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body must be application/json."))
}

fn plain(status: StatusCode, detail: &str) -> Response {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": detail,
    });
    (status, [(CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}
