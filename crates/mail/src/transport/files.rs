//! Mail as `.eml` files in a folder: how a desk without a mail server shows what it would have sent.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tokio::fs;
use tokio::io::AsyncWriteExt as _;

use super::{Outcome, Progress, Reply, Stage, stopped};

/// A folder that takes mails.
#[derive(Debug, Clone)]
pub struct FilesTransport {
    folder: PathBuf,
}

impl FilesTransport {
    /// A transport into a folder that exists.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) async fn deliver(&self, bytes: &[u8], progress: &mut impl Progress) -> Outcome {
        if !progress.before_body().await {
            return stopped();
        }
        // Named after its content: the same bytes written twice are one file.
        let name = format!("{}.eml", &hex::encode(Sha256::digest(bytes))[..24]);
        match write(&self.folder, &name, bytes).await {
            Ok(()) => Outcome::Sent(Reply::from_words(&format!("written to {name}"))),
            Err(error) => Outcome::AccountFault(Stage::Connect, Reply::from_words(&error.to_string())),
        }
    }
}

/// Complete or absent: the file gets its name only when its bytes are on disk.
async fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let draft = folder.join(format!(".{name}.tmp"));
    let mut file = fs::File::create(&draft).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    fs::rename(&draft, folder.join(name)).await?;
    fs::File::open(folder).await?.sync_all().await
}
