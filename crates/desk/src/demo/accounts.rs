//! A whole demo desk in an empty database: a store, three accounts, and the threads.

use model::error::Conflict;
use model::lang::Lang;
use model::right::Role;
use model::setting::StoreSettings;
use store::NewAgent;

use crate::Desk;
use crate::error::Result;
use crate::secrets;

/// What was made.
#[derive(Debug, Clone)]
pub struct DemoFilled {
    /// How many threads.
    pub threads: u64,
    /// How many members.
    pub members: u64,
    /// Who can sign in.
    pub accounts: Vec<DemoAccount>,
}

/// An account of the demo. Its password is made anew each time and stands nowhere else.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// The role.
    pub role: Role,
    /// E-Posta.
    pub email: String,
    /// The password.
    pub password: String,
}

const PEOPLE: [(&str, &str, Role); 3] = [
    ("Deniz Aydın", "deniz@magaza.example.com", Role::Admin),
    ("Selin Işık", "selin@magaza.example.com", Role::Supervisor),
    ("Emre Çağlar", "emre@magaza.example.com", Role::Agent),
];

impl Desk {
    /// Sets an empty desk up as a demo store with so many threads.
    pub async fn fill_demo_desk(&self, threads: u64) -> Result<DemoFilled> {
        if !self.set_up_open().await? {
            return Err(Conflict::AlreadySetUp.into());
        }
        let at = self.clock.now();
        let mut accounts = Vec::new();
        let mut hashes = Vec::new();
        for (_, email, role) in PEOPLE {
            let password = secrets::word(16);
            hashes.push(self.passwords.hash(&password).await?);
            accounts.push(DemoAccount {
                role,
                email: email.to_owned(),
                password,
            });
        }
        let settings = StoreSettings {
            store_name: "Papatya Butik".to_owned(),
            time_zone: "Europe/Istanbul".to_owned(),
            sender_name: "Papatya Butik".to_owned(),
            sender_email: "destek@magaza.example.com".to_owned(),
            lang: Lang::Tr,
        };
        let mut write = self.store.write().await?;
        self.furnish(&mut write, &settings, at).await?;
        for ((full_name, email, role), hash) in PEOPLE.into_iter().zip(&hashes) {
            let new = NewAgent {
                full_name,
                email,
                role,
                password_hash: Some(hash),
                lang: Lang::Tr,
                at,
            };
            write.agent_insert(&new).await?;
        }
        write.commit().await?;
        let members = self.fill_demo(threads).await?;
        Ok(DemoFilled {
            threads,
            members,
            accounts,
        })
    }
}
