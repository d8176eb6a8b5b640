//! A host without a network: its router, called directly, over a temporary database of each kind.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use desk::{Clock, Desk, PasswordCost};
use leptos::config::LeptosOptions;
use model::agent::InviteRequest;
use model::lang::Lang;
use model::right::Role;
use model::setting::{SetUpRequest, StoreSettings};
use server::config::Config;
use server::limits::Limits;
use server::metrics::Metrics;
use server::state::AppState;
use tempfile::TempDir;
use testkit::TestStore;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// The password of everybody in these tests.
const PASSWORD: &str = "uzun-bir-parola-42";

/// A host with one person of each role.
pub struct Host {
    pub name: &'static str,
    pub desk: Desk,
    router: Router,
    tokens: Vec<(Role, String)>,
    _database: TestStore,
    _folder: TempDir,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Host {
    /// A host over each kind of database.
    pub async fn all() -> Vec<Self> {
        let mut hosts = Vec::new();
        for database in testkit::stores().await {
            hosts.push(Self::over(database).await);
        }
        hosts
    }

    async fn over(database: TestStore) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::with_password_cost(database.store.clone(), Clock::system(), PasswordCost::QUICK);
        std::fs::create_dir(folder.path().join("imports")).expect("a folder");
        let config = Config {
            data_dir: folder.path().to_owned(),
            site_root: folder.path().to_owned(),
            ..Config::default()
        };
        let options = LeptosOptions::builder()
            .output_name("mesajlar")
            .site_root("site")
            .build();
        let state = AppState {
            leptos: options,
            desk: desk.clone(),
            config: Arc::new(config),
            instance: AppState::new_instance(),
            reader: Path::new(env!("CARGO_BIN_EXE_mesajlar")).into(),
            limits: Limits::default(),
            metrics: Metrics::default(),
            closing: CancellationToken::new(),
        };
        let tokens = people(&desk).await;
        Self {
            name: database.name,
            desk,
            router: server::router(state),
            tokens,
            _database: database,
            _folder: folder,
        }
    }

    /// The session of somebody with a role.
    pub fn token(&self, role: Role) -> &str {
        self.tokens
            .iter()
            .find(|(own, _)| *own == role)
            .map_or("", |(_, token)| token)
    }

    /// Sends a request as somebody, or as nobody.
    pub async fn send(&self, mut request: Request<Body>, token: Option<&str>) -> Answer {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        if let Some(token) = token {
            let cookie = format!("__Host-sid={token}").parse().expect("a cookie");
            request.headers_mut().insert("cookie", cookie);
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 22).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: &str, token: Option<&str>) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("host", "desk.test")
            .body(Body::from(body.to_owned()))
            .expect("a request");
        self.send(request, token).await
    }

    /// Gets a path.
    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        self.send(Request::get(path).body(Body::empty()).expect("a request"), token)
            .await
    }
}

async fn people(desk: &Desk) -> Vec<(Role, String)> {
    let settings = StoreSettings {
        store_name: "Mağaza".into(),
        time_zone: "Europe/Istanbul".into(),
        sender_name: "Mağaza".into(),
        sender_email: "destek@example.com".into(),
        lang: Lang::Tr,
    };
    let request = SetUpRequest {
        code: desk.make_setup_code(),
        full_name: "Deniz Aydın".into(),
        email: "admin@example.com".into(),
        password: PASSWORD.into(),
        settings,
        demo: false,
    };
    let admin = desk.set_up(request, "test").await.expect("a desk").token;
    let caller = desk.caller_of(&admin).await.expect("a caller").expect("signed in");
    let mut tokens = vec![(Role::Admin, admin)];
    for role in [Role::Agent, Role::Supervisor] {
        let email = format!("{}@example.com", role.as_str());
        let invite = InviteRequest {
            full_name: "Selin Işık".into(),
            email,
            role,
        };
        let invitation = desk.invite(&caller, invite).await.expect("an invitation");
        let code = invitation.path.rsplit('/').next().unwrap_or_default().to_owned();
        let signed_in = desk.accept_invite(&code, PASSWORD, "test").await.expect("accepted");
        tokens.push((role, signed_in.token));
    }
    tokens
}
