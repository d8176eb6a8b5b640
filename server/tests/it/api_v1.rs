//! The store API: who may send, once is once, and what is refused.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use model::right::Role;
use serde_json::{Value, json};

use crate::host::{Answer, Host};

async fn key(host: &Host) -> String {
    let answer = host
        .post(
            "/api/api_keys/create",
            r#"{"name":"Vitrin"}"#,
            Some(host.token(Role::Admin)),
        )
        .await;
    let made: Value = serde_json::from_str(&answer.body).expect("a key");
    made["secret"].as_str().expect("a secret").to_owned()
}

async fn send(host: &Host, key: &str, id: &str, body: &Value) -> Answer {
    let mut request = Request::post("/api/v1/messages")
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json");
    if !id.is_empty() {
        request = request.header("idempotency-key", id);
    }
    host.send(request.body(Body::from(body.to_string())).expect("a request"), None)
        .await
}

fn message(body: &str) -> Value {
    json!({"member": {"full_name": "Ayşe Yılmaz", "email": "ayse@example.com"}, "subject": "Kargom gelmedi", "body": body})
}

#[tokio::test]
async fn the_same_request_twice_is_one_message() {
    for host in Host::all().await {
        let key = key(&host).await;
        let first = send(&host, &key, "bir", &message("Merhaba")).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}: {}", host.name, first.body);
        let again = send(&host, &key, "bir", &message("Merhaba")).await;
        assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
        assert_eq!(again.headers["idempotency-replayed"], "true");
        let other = send(&host, &key, "bir", &message("Başka")).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        let next = send(&host, &key, "iki", &message("İkinci")).await;
        assert_eq!(next.status, StatusCode::CREATED);
        let count = host
            .post(
                "/api/threads/count",
                r#"{"list":"inbox","filter":{},"exact":true}"#,
                Some(host.token(Role::Agent)),
            )
            .await;
        assert_eq!(serde_json::from_str::<Value>(&count.body).expect("a count")["rows"], 2);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_as_a_problem() {
    let host = Host::all().await.remove(0);
    let key = key(&host).await;
    let table = [
        (
            send(&host, "msj_no", "a", &message("x")).await,
            StatusCode::UNAUTHORIZED,
        ),
        (send(&host, &key, "", &message("x")).await, StatusCode::BAD_REQUEST),
        (
            send(&host, &key, "b", &message("  ")).await,
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            send(
                &host,
                &key,
                "c",
                &json!({"member": {"email": "no"}, "subject": "s", "body": "b"}),
            )
            .await,
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            send(&host, &key, "d", &json!({"body": "b", "unknown": 1})).await,
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ];
    for (answer, status) in table {
        assert_eq!(answer.status, status, "{}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        let problem: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(problem["status"], status.as_u16());
    }
}
