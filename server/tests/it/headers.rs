//! The headers of every answer, also of refusals and of what is not there; and requests that other sites send.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use model::right::Role;

use crate::host::Host;

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let host = Host::all().await.remove(0);
    let admin = host.token(Role::Admin).to_owned();
    for path in [
        "/inbox",
        "/sign-in",
        "/nowhere",
        "/iletisim",
        "/health",
        "/pkg/none.js",
        "/outgoing/1/body",
        "/api/v1/openapi.json",
    ] {
        for token in [None, Some(admin.as_str())] {
            let answer = host.get(path, token).await;
            let header = |name: &str| {
                answer
                    .headers
                    .get(name)
                    .and_then(|v| v.to_str().ok())
                    .unwrap_or_default()
                    .to_owned()
            };
            let policy = header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors"),
                "{path}: {policy}"
            );
            assert!(
                !policy.contains("'unsafe-eval'") && !policy.contains("script-src 'unsafe-inline'"),
                "{path}"
            );
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
            assert!(
                header("strict-transport-security").starts_with("max-age=31536000"),
                "{path}"
            );
            assert!(!header("cache-control").is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn a_page_and_its_policy_share_a_nonce() {
    let host = Host::all().await.remove(0);
    let answer = host.get("/sign-in", None).await;
    let policy = answer.headers["content-security-policy"]
        .to_str()
        .expect("a policy")
        .to_owned();
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next())
        .expect("a nonce");
    assert!(answer.body.contains(&format!("nonce=\"{nonce}\"")), "{policy}");
    assert!(!answer.body.contains(" style=\""), "an inline style would be blocked");
    let again = host.get("/sign-in", None).await;
    assert_ne!(
        again.headers["content-security-policy"].to_str().expect("a policy"),
        policy
    );
}

#[tokio::test]
async fn other_sites_cannot_post() {
    let host = Host::all().await.remove(0);
    let admin = host.token(Role::Admin).to_owned();
    let sent = |site: &'static str| {
        Request::post("/api/session/theme")
            .header("content-type", "application/json")
            .header("host", "desk.test")
            .header("sec-fetch-site", site)
            .header("origin", "https://evil.example")
            .body(Body::from(r#"{"theme":"dark"}"#))
            .expect("a request")
    };
    assert_eq!(
        host.send(sent("cross-site"), Some(&admin)).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        host.send(sent("same-site"), Some(&admin)).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        host.send(sent("same-origin"), Some(&admin)).await.status,
        StatusCode::OK
    );
}
