//! Events that other processes commit on the same PostgreSQL database. A notification is a hint that something came; the
//! event table is the truth, and is looked at again and again even when no hint arrives.

use std::time::Duration;

use model::ids::EventSeq;
use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DbBackend};
use tokio::time::sleep;

use crate::connect::Store;
use crate::error::Result;
use crate::write::Write;

/// The channel of the notifications. They carry nothing: what came is read from the table.
const CHANNEL: &str = "mesajlar_event";
/// How long a missed notification stays unnoticed.
const LOOK: Duration = Duration::from_secs(1);
/// How long to wait for a database that went away.
const AWAY: Duration = Duration::from_millis(500);

impl Store {
    /// Keeps the number of the newest event up to date with what other processes commit. Never returns; SQLite has no other
    /// processes.
    pub async fn follow(&self) {
        if self.backend() != DbBackend::Postgres {
            return std::future::pending().await;
        }
        loop {
            if let Err(error) = self.listen().await {
                tracing::warn!(%error, "the database cannot be listened to; events of other processes come late");
            }
            // Whatever came while nobody listened.
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "new events cannot be looked for");
            }
            sleep(AWAY).await;
        }
    }

    async fn listen(&self) -> Result<()> {
        let broken = |error: sea_orm::sqlx::Error| sea_orm::DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into()));
        let mut listener = PgListener::connect_with(self.read.get_postgres_connection_pool())
            .await
            .map_err(broken)?;
        listener.listen(CHANNEL).await.map_err(broken)?;
        loop {
            self.look().await?;
            tokio::select! {
                // `None`: the connection broke and is made again; hints in between are lost, the next look is not.
                hint = listener.try_recv() => { hint.map_err(broken)?; }
                () = sleep(LOOK) => {}
            }
        }
    }

    async fn look(&self) -> Result<()> {
        let newest = self.event_newest().await?;
        self.announce(newest);
        Ok(())
    }
}

impl Write {
    /// Tells other processes that there is something to read, once this change is committed.
    pub(crate) async fn hint(&self, appended: Option<EventSeq>) -> Result<()> {
        if appended.is_some() && self.backend() == DbBackend::Postgres {
            self.tx.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await?;
        }
        Ok(())
    }
}
