//! The program itself, started as a process of its own over a database, and spoken to by plain HTTP.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long an answer may take before the instance counts as gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running instance; killed when it is dropped.
pub struct Instance {
    child: Child,
    pub address: String,
}

impl Instance {
    /// Starts one and waits until it listens.
    pub fn start(database_url: &str, smtp_port: u16, folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mesajlar"))
            .arg("serve")
            .env("MESAJLAR_LISTEN", "127.0.0.1:0")
            .env("MESAJLAR_DATABASE_URL", database_url)
            .env("MESAJLAR_DATA_DIR", folder)
            .env("MESAJLAR_SITE_ROOT", folder)
            .env("MESAJLAR_SMTP__HOST", "127.0.0.1")
            .env("MESAJLAR_SMTP__PORT", smtp_port.to_string())
            .env("MESAJLAR_SMTP__SECURITY", "none")
            .env("MESAJLAR_METRICS_TOKEN", "olcum")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let stdout = child.stdout.take().expect("its words");
        let line = BufReader::new(stdout).lines().next().expect("a line").expect("words");
        let address = line.rsplit('/').next().unwrap_or_default().to_owned();
        Self { child, address }
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let done = Command::new("kill").args(["-s", name, &pid]).status().expect("kill");
        assert!(done.success(), "SIG{name}");
    }

    /// Waits until it has ended.
    pub fn ended(mut self) {
        self.child.wait().expect("an end");
    }

    /// One request; the status and the body, or nothing when it is gone.
    pub async fn ask(&self, head: &str, body: &str) -> Option<(u16, String)> {
        ask(&self.address, head, body).await
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request to an address: `head` is its first line and headers without those that every request has.
pub async fn ask(address: &str, head: &str, body: &str) -> Option<(u16, String)> {
    let asked = async {
        let mut stream = TcpStream::connect(address).await.ok()?;
        let request = format!(
            "{head}\r\nhost: {address}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1)?.parse().ok()?;
        let body = answer.split_once("\r\n\r\n")?.1.to_owned();
        Some((status, body))
    };
    timeout(PATIENCE, asked).await.ok()?
}
