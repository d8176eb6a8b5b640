//! A desk that is set up, with one person of each role, over each kind of database and a clock that stands still.

use desk::{Caller, Clock, Desk, PasswordCost};
use model::agent::InviteRequest;
use model::lang::Lang;
use model::right::Role;
use model::setting::{SetUpRequest, StoreSettings};
use testkit::TestStore;

/// 23 November 2026, 14:15 in Istanbul.
pub const NOW: i64 = 1_795_432_500_000;
const PASSWORD: &str = "uzun-bir-parola-42";

/// A desk of a test.
pub struct Place {
    pub name: &'static str,
    pub desk: Desk,
    pub clock: Clock,
    people: Vec<(Role, Caller)>,
    _database: TestStore,
}

#[allow(dead_code, reason = "not every test file needs every helper")]
impl Place {
    /// The person of a role.
    pub fn caller(&self, role: Role) -> &Caller {
        self.people
            .iter()
            .find(|(own, _)| *own == role)
            .map(|(_, caller)| caller)
            .expect("one of each role")
    }

    /// The person of a role, if their session still lives.
    pub async fn caller_again(&self, role: Role) -> Option<Caller> {
        self.desk.caller_again(self.caller(role)).await.expect("an answer")
    }
}

/// A desk over each kind of database.
pub async fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for database in testkit::stores().await {
        let clock = Clock::standing(NOW);
        let desk = Desk::with_password_cost(database.store.clone(), clock.clone(), PasswordCost::QUICK);
        let people = people(&desk).await;
        places.push(Place {
            name: database.name,
            desk,
            clock,
            people,
            _database: database,
        });
    }
    places
}

async fn people(desk: &Desk) -> Vec<(Role, Caller)> {
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
    let caller = async |token: String| desk.caller_of(&token).await.expect("an answer").expect("signed in");
    let admin = caller(desk.set_up(request, "test").await.expect("a desk").token).await;
    let mut people = Vec::new();
    for role in [Role::Agent, Role::Supervisor] {
        let email = format!("{}@example.com", role.as_str());
        let invite = InviteRequest {
            full_name: "Selin Işık".into(),
            email,
            role,
        };
        let path = desk.invite(&admin, invite).await.expect("an invitation").path;
        let code = path.rsplit('/').next().unwrap_or_default().to_owned();
        let signed_in = desk.accept_invite(&code, PASSWORD, "test").await.expect("accepted");
        people.push((role, caller(signed_in.token).await));
    }
    people.push((Role::Admin, admin));
    people
}
