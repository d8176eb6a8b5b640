//! An SMTP server that takes everything, slowly enough for faults to fall into the middle, and counts what it took.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How long it thinks about a mail before it says that it has it.
const THINKS: Duration = Duration::from_millis(30);

/// What was taken: how often each Message-ID.
#[derive(Clone, Default)]
pub struct Sink(Arc<Mutex<HashMap<String, u32>>>);

impl Sink {
    /// Starts one; its port.
    pub async fn start() -> (Self, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let sink = Self::default();
        let own = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(own.clone().talk(stream));
            }
        });
        (sink, port)
    }

    /// How often each mail came.
    pub fn taken(&self) -> HashMap<String, u32> {
        self.0.lock().expect("the counts").clone()
    }

    async fn talk(self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        say(&mut stream, "220 sink").await?;
        while stream.read_line(&mut line).await? > 0 {
            if line.to_uppercase().starts_with("DATA") {
                say(&mut stream, "354 go on").await?;
                let id = body(&mut stream).await?;
                tokio::time::sleep(THINKS).await;
                *self.0.lock().expect("the counts").entry(id).or_default() += 1;
            }
            say(&mut stream, "250 ok").await?;
            line.clear();
        }
        Ok(())
    }
}

/// Reads a mail to its end; its Message-ID.
async fn body(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let (mut id, mut line) = (String::new(), String::new());
    while stream.read_line(&mut line).await? > 0 && line != ".\r\n" {
        if let Some(value) = line.strip_prefix("Message-ID: ") {
            id = value.trim().to_owned();
        }
        line.clear();
    }
    Ok(id)
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await
}
