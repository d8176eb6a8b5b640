//! A PostgreSQL database with a desk that is set up, a mail server, and instances over both.

use std::time::Duration;

use desk::{Caller, Clock, Desk, PasswordCost};
use model::lang::Lang;
use model::message::ReplyRequest;
use model::message::Source;
use model::setting::{SetUpRequest, StoreSettings};
use model::thread::IncomingMessage;
use tempfile::TempDir;
use testkit::TestStore;

use super::process::Instance;
use super::sink::Sink;

/// How long something may take to become true.
const PATIENCE: Duration = Duration::from_secs(90);

pub struct Shared {
    pub desk: Desk,
    pub admin: Caller,
    pub token: String,
    pub key: String,
    pub sink: Sink,
    pub url: String,
    smtp_port: u16,
    folder: TempDir,
    _database: TestStore,
}

impl Shared {
    /// Nothing without a PostgreSQL server.
    pub async fn new() -> Option<Self> {
        let Ok(server) = std::env::var(testkit::POSTGRES_ENV) else {
            assert!(
                std::env::var_os("CI").is_none(),
                "{} must be set in CI",
                testkit::POSTGRES_ENV
            );
            return None;
        };
        let database = testkit::postgres(&server).await;
        let store::Database::Postgres(url) = database.database.clone() else {
            return None;
        };
        // A minute behind: what is answered here is due at once, instead of after the time to take it back.
        let clock = Clock::standing(Clock::system().now() - 60_000);
        let desk = Desk::with_password_cost(database.store.clone(), clock, PasswordCost::QUICK);
        let (sink, smtp_port) = Sink::start().await;
        let token = set_up(&desk).await;
        let admin = desk.caller_of(&token).await.expect("a session").expect("a caller");
        let key = desk
            .create_api_key(&admin, "Vitrin".to_owned())
            .await
            .expect("a key")
            .secret;
        Some(Self {
            desk,
            admin,
            token,
            key,
            sink,
            url,
            smtp_port,
            folder: tempfile::tempdir().expect("a folder"),
            _database: database,
        })
    }

    pub fn instance(&self) -> Instance {
        Instance::start(&self.url, self.smtp_port, self.folder.path())
    }

    /// Writes answers to so many members: a mail each, due at once.
    pub async fn answer(&self, many: usize) {
        for at in 0..many {
            let received = self
                .desk
                .receive_once("test", &format!("soru {at}"), "", question(at), Source::Api)
                .await;
            let thread = received.expect("a message").received.thread;
            let row = self.desk.get_thread(&self.admin, thread).await.expect("a thread").row;
            let reply = ReplyRequest {
                thread,
                body: "Merhaba, kargonuz yola çıktı.".to_owned(),
                seen: row.seen,
                anyway: false,
                resolve: false,
                submission: format!("cevap {at}"),
            };
            self.desk.reply(&self.admin, reply).await.expect("an answer");
        }
    }

    /// Sends a message by the store API; whether it was acknowledged.
    pub async fn post(&self, to: &Instance, id: &str) -> bool {
        let head = format!(
            "POST /api/v1/messages HTTP/1.1\r\nauthorization: Bearer {}\r\nidempotency-key: {id}",
            self.key
        );
        let body = format!(
            r#"{{"member":{{"full_name":"Ayşe Yılmaz","email":"{id}@example.com"}},"subject":"Kargom","body":"Merhaba {id}"}}"#
        );
        matches!(to.ask(&head, &body).await, Some((201, _)))
    }

    /// A number that the database tells.
    pub async fn number(&self, sql: &'static str) -> i64 {
        let mut db = <sqlx::PgConnection as sqlx::Connection>::connect(&self.url)
            .await
            .expect("the database");
        sqlx::query_scalar(sql).fetch_one(&mut db).await.expect("a number")
    }

    /// Changes rows behind everybody's back; how many.
    pub async fn meddle(&self, sql: &'static str) -> u64 {
        let mut db = <sqlx::PgConnection as sqlx::Connection>::connect(&self.url)
            .await
            .expect("the database");
        sqlx::query(sql)
            .execute(&mut db)
            .await
            .expect("a change")
            .rows_affected()
    }

    /// Waits until the database tells a number that will do.
    pub async fn until(&self, sql: &'static str, will_do: impl Fn(i64) -> bool) {
        let began = std::time::Instant::now();
        while !will_do(self.number(sql).await) {
            assert!(began.elapsed() < PATIENCE, "never came true: {sql}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn question(at: usize) -> IncomingMessage {
    IncomingMessage {
        full_name: "Ayşe Yılmaz".to_owned(),
        email: format!("uye{at}@example.com"),
        external_id: None,
        kind: None,
        topic: None,
        subject: "Kargom nerede?".to_owned(),
        order_no: String::new(),
        body: "Merhaba".to_owned(),
        thread: None,
    }
}

async fn set_up(desk: &Desk) -> String {
    let request = SetUpRequest {
        code: desk.make_setup_code(),
        full_name: "Deniz Aydın".into(),
        email: "admin@example.com".into(),
        password: "uzun-bir-parola-42".into(),
        settings: StoreSettings {
            store_name: "Mağaza".into(),
            time_zone: "Europe/Istanbul".into(),
            sender_name: "Mağaza".into(),
            sender_email: "destek@example.com".into(),
            lang: Lang::Tr,
        },
        demo: false,
    };
    desk.set_up(request, "test").await.expect("a desk").token
}
