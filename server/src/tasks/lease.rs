//! Work under a lease: begun when no other process does it, given signs of life meanwhile, dropped when the lease is lost.

use std::pin::pin;
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
    if !desk.take_lease(name, owner).await? {
        return Ok(None);
    }
    let mut work = pin!(work);
    let done = loop {
        tokio::select! {
            done = &mut work => break done,
            () = tokio::time::sleep(SIGN) => match desk.take_lease(name, owner).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::warn!(lease = name, "another process has taken over");
                    return Ok(None);
                }
                // The database may be away for a moment; whoever takes over meanwhile is found out at the next sign.
                Err(error) => tracing::warn!(lease = name, %error, "no sign of life could be given"),
            },
        }
    };
    desk.drop_lease(name, owner).await?;
    Ok(Some(done))
}
