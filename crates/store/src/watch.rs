//! What the readers' statements cost: slow ones are logged, without their values, which are texts of members; a watcher can be
//! told of each.

use std::time::Duration;

use sea_orm::DatabaseConnection;

use crate::connect::Store;

/// A statement that takes longer is worth a line in the log.
const SLOW: Duration = Duration::from_millis(300);

impl Store {
    /// The same store, whose readers tell `watcher` of each statement as it could be typed, values included.
    pub fn watched(mut self, watcher: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.read
            .set_metric_callback(move |info| watcher(&info.statement.to_string()));
        self
    }
}

/// Makes a connection log what is slow.
pub(crate) fn log_slow(db: &mut DatabaseConnection) {
    db.set_metric_callback(|info| {
        if info.elapsed > SLOW {
            let took = info.elapsed.as_millis();
            tracing::warn!(took, sql = info.statement.sql.as_str(), "a slow statement");
        }
    });
}
