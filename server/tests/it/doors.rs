//! One table of every server function and plain route with the right that it asks for. A new one that is not in the table
//! fails here, and so does one that answers somebody whom the table shuts out.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use model::right::{Right, Role};

use crate::host::Host;

const FILTER: &str = r#"{"list":"inbox","filter":{},"sort":"activity_desc","after":null,"rows":50}"#;
const SETTINGS: &str = r#"{"settings":{"store_name":"M","time_zone":"Europe/Istanbul","sender_name":"M","sender_email":"a@example.com","lang":"tr"}}"#;
const EXPORT: &str =
    r#"{"request":{"selection":{"ids":[1]},"sort":"activity_desc","layout":"threads","columns":["number"]}}"#;
const START: &str = r#"{"start":{"member":{"new":{"full_name":"A","email":"a@example.com"}},"kind":1,"topic":1,"subject":"s","order_no":"","body":"b","submission":"x1"}}"#;
const SOURCE: &str = r#"{"subject":"s","html":"{{ answer }}","text":"{{ answer }}"}"#;

/// Who may pass a door.
#[derive(Clone, Copy)]
enum Door {
    /// Everybody, also strangers.
    Open,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever has the right.
    Needs(Right),
}

fn functions() -> Vec<(&'static str, String, Door)> {
    use Door::{Needs, Open, SignedIn};
    let id = || r#"{"id":999999}"#.to_owned();
    let act = |act: &str| format!(r#"{{"act":{act},"selection":{{"ids":[999999]}}}}"#);
    vec![
        ("threads/list", FILTER.into(), Needs(Right::ReadThreads)),
        ("threads/count", r#"{"list":"inbox","filter":{},"exact":true}"#.into(), Needs(Right::ReadThreads)),
        ("threads/refresh", r#"{"list":"inbox","filter":{},"ids":[1]}"#.into(), Needs(Right::ReadThreads)),
        ("threads/get", id(), Needs(Right::ReadThreads)),
        ("threads/start", START.into(), Needs(Right::OpenThread)),
        ("threads/act", act("\"resolve\""), Needs(Right::Resolve)),
        ("threads/act", act(r#"{"snooze":{"until":9999999999999}}"#), Needs(Right::Resolve)),
        ("threads/act", act(r#"{"reopen":{"reason":null}}"#), Needs(Right::Reopen)),
        ("threads/act", act("\"bin\""), Needs(Right::Bin)),
        ("threads/act", act("\"restore\""), Needs(Right::Bin)),
        ("threads/act", act(r#"{"assign":{"to":null}}"#), Needs(Right::AssignOthers)),
        ("acts/freeze", act("\"resolve\""), Needs(Right::Resolve)),
        ("acts/freeze", act(r#"{"topic":{"to":1}}"#), Needs(Right::Resolve)),
        ("acts/freeze", act("\"bin\""), Needs(Right::Bin)),
        ("acts/start", r#"{"bulk":999999}"#.into(), SignedIn),
        ("acts/get", r#"{"bulk":999999}"#.into(), SignedIn),
        ("acts/cancel", r#"{"bulk":999999}"#.into(), SignedIn),
        ("acts/conflicts", r#"{"bulk":999999}"#.into(), SignedIn),
        ("threads/undo", r#"{"bulk":999999}"#.into(), SignedIn),
        ("replies/send", r#"{"request":{"thread":999999,"body":"b","seen":0,"anyway":false,"resolve":false,"submission":"x"}}"#.into(), Needs(Right::Reply)),
        ("replies/undo", r#"{"message":999999}"#.into(), Needs(Right::Reply)),
        ("replies/note", r#"{"thread":999999,"body":"b","submission":"y"}"#.into(), Needs(Right::Reply)),
        ("replies/draft", r#"{"thread":999999,"body":"b"}"#.into(), Needs(Right::Reply)),
        ("members/search", r#"{"text":"a"}"#.into(), Needs(Right::ReadThreads)),
        ("members/list", r#"{"text":"","after":null}"#.into(), Needs(Right::ReadThreads)),
        ("outgoing/list", r#"{"filter":{},"after":null}"#.into(), Needs(Right::ReadOutgoing)),
        ("outgoing/get", id(), Needs(Right::ReadOutgoing)),
        ("outgoing/resend", id(), Needs(Right::Resend)),
        ("templates/list", "{}".into(), Needs(Right::EditTemplates)),
        ("templates/get", id(), Needs(Right::EditTemplates)),
        ("templates/save", format!(r#"{{"id":999999,"source":{SOURCE},"base_version":1}}"#), Needs(Right::EditTemplates)),
        ("templates/restore", r#"{"id":999999,"number":1}"#.into(), Needs(Right::EditTemplates)),
        ("templates/preview", format!(r#"{{"id":999999,"source":{SOURCE},"thread":null}}"#), Needs(Right::EditTemplates)),
        ("exports/start", EXPORT.into(), Needs(Right::Export)),
        ("exports/get", id(), Needs(Right::Export)),
        ("exports/list", "{}".into(), Needs(Right::Export)),
        ("exports/cancel", id(), Needs(Right::Export)),
        ("exports/schedule", format!(r#"{{"every":"weekly","request":{}}}"#, EXPORT.split_once(':').map_or("", |(_, rest)| &rest[..rest.len() - 1])), Needs(Right::ScheduleExports)),
        ("exports/schedules", "{}".into(), Needs(Right::ScheduleExports)),
        ("exports/unschedule", id(), Needs(Right::ScheduleExports)),
        ("imports/get", id(), Needs(Right::Import)),
        ("imports/list", "{}".into(), Needs(Right::Import)),
        ("imports/rows", r#"{"id":999999,"outcome":null,"after":0}"#.into(), Needs(Right::Import)),
        ("imports/check", r#"{"id":999999,"mapping":[]}"#.into(), Needs(Right::Import)),
        ("imports/start", id(), Needs(Right::Import)),
        ("imports/drop", id(), Needs(Right::Import)),
        ("imports/cancel", id(), Needs(Right::Import)),
        ("views/list", r#"{"list":"inbox"}"#.into(), Needs(Right::ReadThreads)),
        ("views/save", r#"{"list":"inbox","name":"n","query":""}"#.into(), Needs(Right::ReadThreads)),
        ("views/delete", id(), Needs(Right::ReadThreads)),
        ("settings/get", "{}".into(), Needs(Right::ManageSettings)),
        ("settings/save", SETTINGS.into(), Needs(Right::ManageSettings)),
        ("settings/kind", r#"{"kind":{"id":0,"name":{"tr":"a","en":"a"},"retired":false}}"#.into(), Needs(Right::EditLists)),
        ("settings/topic", r#"{"topic":{"id":0,"name":{"tr":"a","en":"a"},"reopen":"always","retired":false}}"#.into(), Needs(Right::EditLists)),
        ("agents/list", "{}".into(), Needs(Right::ManageAgents)),
        ("agents/invite", r#"{"request":{"full_name":"","email":"","role":"agent"}}"#.into(), Needs(Right::ManageAgents)),
        ("agents/reinvite", id(), Needs(Right::ManageAgents)),
        ("agents/role", r#"{"id":999999,"role":"agent"}"#.into(), Needs(Right::ManageAgents)),
        ("agents/disable", r#"{"id":999999,"disabled":true}"#.into(), Needs(Right::ManageAgents)),
        ("agents/rights", "{}".into(), Needs(Right::ManageAgents)),
        ("agents/right", r#"{"role":"agent","right":"reply","given":true}"#.into(), Needs(Right::ManageAgents)),
        ("api_keys/list", "{}".into(), Needs(Right::ManageApiKeys)),
        ("api_keys/create", r#"{"name":"n"}"#.into(), Needs(Right::ManageApiKeys)),
        ("api_keys/revoke", id(), Needs(Right::ManageApiKeys)),
        ("session/me", "{}".into(), SignedIn),
        ("session/sign_in", r#"{"email":"x@example.com","password":"nobody"}"#.into(), Open),
        ("session/sign_out", "{}".into(), SignedIn),
        ("session/lang", r#"{"lang":"tr"}"#.into(), SignedIn),
        ("session/theme", r#"{"theme":"dark"}"#.into(), SignedIn),
        ("session/list_look", r#"{"look":{"compact":true,"hidden":["kind"]}}"#.into(), SignedIn),
        ("session/password", r#"{"old":"not this","new":"a long enough one"}"#.into(), SignedIn),
        ("invite/accept", r#"{"code":"no","password":"no"}"#.into(), Open),
        ("setup/state", "{}".into(), Open),
        ("setup/run", r#"{"request":{"code":"no","full_name":"","email":"","password":"","settings":{"store_name":"","time_zone":"","sender_name":"","sender_email":"","lang":"tr"},"demo":false}}"#.into(), Open),
    ]
}

fn routes() -> Vec<(&'static str, Door)> {
    use Door::{Needs, Open};
    vec![
        ("/live/poll?after=0", Needs(Right::ReadThreads)),
        ("/exports/999999/file", Needs(Right::Export)),
        ("/imports/999999/refused.xlsx", Needs(Right::Import)),
        ("/outgoing/999999/mail.eml", Needs(Right::ReadOutgoing)),
        ("/outgoing/999999/body", Needs(Right::ReadOutgoing)),
        ("/templates/preview", Needs(Right::EditTemplates)),
        ("/health", Open),
        ("/ready", Open),
        ("/iletisim", Open),
        ("/api/v1/openapi.json", Open),
    ]
}

fn check(door: Door, role: Option<Role>, status: StatusCode, words: &str) {
    let shut = match (door, role) {
        (Door::Open, _) => None,
        (_, None) => Some(StatusCode::UNAUTHORIZED),
        (Door::SignedIn, _) => None,
        (Door::Needs(right), Some(role)) => (!role.has_by_default(right)).then_some(StatusCode::FORBIDDEN),
    };
    match shut {
        Some(expected) => assert_eq!(status, expected, "{words}"),
        None if matches!(door, Door::Open) => assert!(!status.is_server_error(), "{words}: {status}"),
        // A wrong password is no credential either, but it shuts nobody out who is signed in.
        None if words.contains("wrong_credentials") => assert_eq!(status, StatusCode::UNAUTHORIZED, "{words}"),
        None => assert!(
            !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) && !status.is_server_error(),
            "{words}: {status}"
        ),
    }
}

#[tokio::test]
async fn every_server_function_keeps_to_the_table() {
    for host in Host::all().await {
        for (path, body, door) in functions() {
            // Signing out would end the session that the rest of the table needs.
            let roles: &[Role] = if path == "session/sign_out" { &[] } else { Role::ALL };
            for role in [None].into_iter().chain(roles.iter().copied().map(Some)) {
                let token = role.map(|role| host.token(role));
                let answer = host.post(&format!("/api/{path}"), &body, token).await;
                let words = format!("{} {path} as {role:?}: {}", host.name, answer.body);
                assert_ne!(answer.status, StatusCode::BAD_REQUEST, "the test's own body: {words}");
                check(door, role, answer.status, &words);
            }
        }
    }
}

#[tokio::test]
async fn every_plain_route_keeps_to_the_table() {
    for host in Host::all().await {
        for (path, door) in routes() {
            for role in [None].into_iter().chain(Role::ALL.iter().copied().map(Some)) {
                let answer = host.get(path, role.map(|role| host.token(role))).await;
                check(door, role, answer.status, &format!("{} {path} as {role:?}", host.name));
            }
        }
        let stranger = host.get("/live?after=0", None).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn every_server_function_is_in_the_table() {
    let _host = Host::all().await;
    let known: BTreeSet<String> = functions().iter().map(|(path, ..)| format!("/api/{path}")).collect();
    let registered: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.to_owned())
        .collect();
    assert_eq!(registered.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(known.difference(&registered).collect::<Vec<_>>(), Vec::<&String>::new());
    let gets: Vec<_> = leptos::server_fn::axum::server_fn_paths()
        .filter(|(_, method)| *method != "POST")
        .collect();
    assert!(
        gets.is_empty(),
        "a server function that changes something must not be a GET: {gets:?}"
    );
}
