//! The hosted contact form: a page without script, a post, and thanks. Whatever is wrong, what was typed comes back.

use app::pages::contact::{ContactForm, ContactPage, ContactSays, contact_page};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::{Desk, PublicStore};
use model::error::Problem;
use model::ids::ThreadId;
use model::message::Source;
use model::texts::errors;
use model::thread::IncomingMessage;
use sha2::{Digest, Sha256};

use crate::answer::ProblemAnswer;
use crate::limits::{FORM_IN_ALL, FORM_PER_EMAIL, FORM_PER_IP, Knock, Limits};
use crate::middleware::client::ClientIp;

/// A page of its own: no script at all, our style, and a form that posts to us.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// `GET /iletisim`
pub async fn form(State(desk): State<Desk>) -> Result<Response, ProblemAnswer> {
    let store = desk.public_store().await?;
    let form = ContactForm {
        submission: hex::encode(rand::random::<[u8; 16]>()),
        ..ContactForm::default()
    };
    Ok(page(store, form, ContactSays::Ask, StatusCode::OK))
}

/// `POST /iletisim`
pub async fn submit(
    State(desk): State<Desk>,
    State(limits): State<Limits>,
    ClientIp(ip): ClientIp,
    Form(form): Form<ContactForm>,
) -> Result<Response, ProblemAnswer> {
    let store = desk.public_store().await?;
    if form.is_trapped() {
        // A machine learns nothing: it is thanked like everybody and nothing is stored.
        return Ok(page(store, form, ContactSays::Thanks(None), StatusCode::OK));
    }
    let email = model::fold::email_key(&form.email);
    let knocks = [
        (Knock::FormIp(ip.into()), FORM_PER_IP),
        (Knock::FormEmail(email), FORM_PER_EMAIL),
        (Knock::Form, FORM_IN_ALL),
    ];
    if let Err(problem) = desk.check_incoming(&incoming(&form)) {
        return Ok(refused(store, form, problem.problem("")));
    }
    for (who, limit) in knocks {
        if let Err(seconds) = limits.knock(who, limit) {
            return Ok(refused(store, form, Problem::SlowDown(seconds)));
        }
    }
    match receive(&desk, &form).await {
        Ok(thread) => Ok(page(store, form, ContactSays::Thanks(Some(thread)), StatusCode::OK)),
        Err(error) => {
            let reference = ProblemAnswer::of(&error).into_problem();
            Ok(refused(store, form, reference))
        }
    }
}

async fn receive(desk: &Desk, form: &ContactForm) -> desk::Result<ThreadId> {
    let message = incoming(form);
    let content = format!("{message:?}");
    let hash = hex::encode(Sha256::digest(content));
    let received = desk
        .receive_once("form", &form.submission, &hash, message, Source::Form)
        .await?;
    Ok(received.received.thread)
}

fn incoming(form: &ContactForm) -> IncomingMessage {
    IncomingMessage {
        full_name: form.full_name.clone(),
        email: form.email.clone(),
        external_id: None,
        kind: form.kind_id(),
        topic: form.topic_id(),
        subject: form.subject.clone(),
        order_no: form.order_no.clone(),
        body: form.body.clone(),
        thread: None,
    }
}

fn refused(store: PublicStore, form: ContactForm, problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let says = match problem {
        Problem::Invalid(faults) => ContactSays::Faults(faults),
        other => ContactSays::Refused(errors::problem(&other, store.lang)),
    };
    page(store, form, says, status)
}

fn page(store: PublicStore, form: ContactForm, says: ContactSays, status: StatusCode) -> Response {
    let html = contact_page(ContactPage {
        lang: store.lang,
        store_name: store.name,
        kinds: store.kinds,
        topics: store.topics,
        form,
        says,
    });
    (
        status,
        [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_SECURITY_POLICY, POLICY),
        ],
        html,
    )
        .into_response()
}
