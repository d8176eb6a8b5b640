//! The ground of every story: a desk that is set up, on each database, with a clock that stands until it is moved.

use desk::{Caller, Clock, Desk, DeskError, PasswordCost, SignedIn};
use model::agent::InviteRequest;
use model::error::Problem;
use model::event::{EventKind, LiveEvent};
use model::ids::{EventSeq, ThreadId};
use model::lang::Lang;
use model::member::MemberChoice;
use model::right::Role;
use model::setting::{SetUpRequest, StoreSettings};
use model::thread::StartThread;
use testkit::TestStore;

pub const NOON: i64 = 1_795_443_300_000;
pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const PASSWORD: &str = "dört güzel mavi kuş";

pub struct Story {
    pub desk: Desk,
    pub clock: Clock,
    pub db: TestStore,
    pub admin: Caller,
}

/// An empty desk on each database.
pub async fn empty() -> Vec<(Desk, Clock, TestStore)> {
    let desks = testkit::stores().await.into_iter().map(|db| {
        let clock = Clock::standing(NOON);
        (
            Desk::with_password_cost(db.store.clone(), clock.clone(), PasswordCost::QUICK),
            clock,
            db,
        )
    });
    desks.collect()
}

/// A desk that is set up, on each database.
pub async fn stories() -> Vec<Story> {
    let mut stories = Vec::new();
    for (desk, clock, db) in empty().await {
        let signed_in = desk
            .set_up(request(&desk.make_setup_code()), "test")
            .await
            .expect(db.name);
        let admin = caller(&desk, &signed_in).await;
        stories.push(Story { desk, clock, db, admin });
    }
    stories
}

pub fn request(code: &str) -> SetUpRequest {
    SetUpRequest {
        code: code.to_owned(),
        full_name: " Şule  Işık ".to_owned(),
        email: "Sule@Example.com".to_owned(),
        password: PASSWORD.to_owned(),
        settings: StoreSettings {
            store_name: "Mağaza".to_owned(),
            time_zone: "Europe/Istanbul".to_owned(),
            sender_name: "Mağaza Destek".to_owned(),
            sender_email: "destek@example.com".to_owned(),
            lang: Lang::Tr,
        },
        demo: false,
    }
}

pub async fn caller(desk: &Desk, signed_in: &SignedIn) -> Caller {
    desk.caller_of(&signed_in.token)
        .await
        .expect("a session")
        .expect("a caller")
}

impl Story {
    /// Somebody of a role, invited and signed in.
    pub async fn person(&self, email: &str, role: Role) -> (Caller, SignedIn) {
        let request = InviteRequest {
            full_name: "Ali Kaya".to_owned(),
            email: email.to_owned(),
            role,
        };
        let invitation = self.desk.invite(&self.admin, request).await.expect(self.db.name);
        let code = invitation.path.strip_prefix("/invite/").expect("a path");
        let signed_in = self
            .desk
            .accept_invite(code, PASSWORD, "test")
            .await
            .expect(self.db.name);
        (caller(&self.desk, &signed_in).await, signed_in)
    }

    /// A thread that the admin starts: one mail is held.
    pub async fn thread(&self, email: &str) -> ThreadId {
        let start = StartThread {
            member: Some(MemberChoice::New {
                full_name: "Ayşe Yılmaz".to_owned(),
                email: email.to_owned(),
            }),
            kind: Some(self.desk.public_store().await.expect("a store").kinds[0].id),
            topic: Some(self.desk.public_store().await.expect("a store").topics[0].id),
            subject: "İade kargonuz <b>".to_owned(),
            order_no: "2026-77".to_owned(),
            body: "Merhaba,\nkargonuz ulaştı {{ 7*7 }}".to_owned(),
            submission: format!("submission-{email}-{}", self.clock.now()),
        };
        self.desk.start_thread(&self.admin, start).await.expect(self.db.name)
    }

    /// Everything that happened, oldest first.
    pub async fn events(&self) -> Vec<LiveEvent> {
        self.desk
            .events_after(&self.admin, EventSeq(0), 1_000)
            .await
            .expect(self.db.name)
    }

    /// What happened to a thread, oldest first.
    pub async fn history(&self, thread: ThreadId) -> Vec<EventKind> {
        let events = self.events().await;
        events
            .into_iter()
            .filter(|event| event.thread == Some(thread))
            .map(|event| event.what)
            .collect()
    }
}

/// The refusal of an act.
pub fn refused<T: std::fmt::Debug>(result: desk::Result<T>) -> Problem {
    match result.expect_err("a refusal") {
        DeskError::Refused(problem) => problem,
        other => other.problem("a fault of ours"),
    }
}
