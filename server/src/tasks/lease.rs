//! Work under a lease: begun when no other process does it, given signs of life meanwhile, dropped when the lease is lost.

use std::time::Duration;

use desk::Desk;

/// How often a sign of life is given: three times in the life of a lease.
const SIGN: Duration = Duration::from_millis(desk::LEASE_MILLIS.unsigned_abs() / 3);

/// Does some work that one process may do at a time; `None` when another does it, or when it was taken away half-way.
pub async fn holding<T>(
    desk: &Desk,
    name: &str,
    owner: &str,
    work: impl Future<Output = T>,
) -> desk::Result<Option<T>> {
    holding_by(SIGN, desk, name, owner, work).await
}

async fn holding_by<T>(
    sign: Duration,
    desk: &Desk,
    name: &str,
    owner: &str,
    work: impl Future<Output = T>,
) -> desk::Result<Option<T>> {
    if !desk.take_lease(name, owner).await? {
        return Ok(None);
    }
    // Side by side with the work, never instead of it: the work may be in the middle of a change, and a sign of life waits for it.
    let lost = async {
        loop {
            tokio::time::sleep(sign).await;
            match desk.take_lease(name, owner).await {
                Ok(true) => {}
                Ok(false) => return,
                // The database may be away for a moment; whoever takes over meanwhile is found out at the next sign.
                Err(error) => tracing::warn!(lease = name, %error, "no sign of life could be given"),
            }
        }
    };
    let done = tokio::select! {
        done = work => done,
        () = lost => {
            tracing::warn!(lease = name, "another process has taken over");
            return Ok(None);
        }
    };
    desk.drop_lease(name, owner).await?;
    Ok(Some(done))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use desk::{Clock, Desk, PasswordCost};

    use super::holding_by;

    /// The work here is a change that takes several signs of life.
    #[tokio::test]
    async fn a_sign_of_life_waits_for_the_change_that_the_work_is_in() {
        for database in testkit::stores().await {
            let desk = Desk::with_password_cost(database.store.clone(), Clock::system(), PasswordCost::QUICK);
            let work = async {
                let write = database.store.write().await.expect("a change");
                tokio::time::sleep(Duration::from_millis(200)).await;
                write.commit().await.expect("committed");
            };
            let held = holding_by(Duration::from_millis(40), &desk, "test", "me", work);
            let done = tokio::time::timeout(Duration::from_secs(10), held).await;
            assert!(matches!(done, Ok(Ok(Some(())))), "{}: {done:?}", database.name);
            // It was given back.
            assert!(
                desk.take_lease("test", "somebody else").await.expect("an answer"),
                "{}",
                database.name
            );
        }
    }
}
