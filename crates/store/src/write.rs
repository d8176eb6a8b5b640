//! One change: a transaction with the events that it appends. Dropped without [`Write::commit`], nothing happened.

use std::sync::Arc;

use model::ids::EventSeq;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use tokio::sync::watch;

use crate::error::Result;

/// An open change.
pub struct Write {
    pub(crate) tx: DatabaseTransaction,
    newest: Arc<watch::Sender<EventSeq>>,
    /// The last event appended here, announced after the commit.
    pub(crate) appended: Option<EventSeq>,
}

impl Write {
    pub(crate) fn new(tx: DatabaseTransaction, newest: Arc<watch::Sender<EventSeq>>) -> Self {
        Self {
            tx,
            newest,
            appended: None,
        }
    }

    /// Makes the change durable, then announces its events, here and to other processes.
    pub async fn commit(self) -> Result<()> {
        self.hint(self.appended).await?;
        self.tx.commit().await?;
        if let Some(seq) = self.appended {
            announce(&self.newest, seq);
        }
        Ok(())
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }
}

/// Tells everybody in this process that there are events up to a number.
pub(crate) fn announce(newest: &watch::Sender<EventSeq>, seq: EventSeq) {
    newest.send_if_modified(|newest| {
        let newer = seq > *newest;
        if newer {
            *newest = seq;
        }
        newer
    });
}
