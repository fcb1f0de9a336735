//! A server on a thread of its own, and a client that reads and writes HTTP as text.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use clap::Parser;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::Arguments;
use crate::connections::Limits;
use crate::server::serve;

/// The longest time that any single answer may take, on a busy machine too.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// A server on a thread of its own.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Server {
    pub(super) fn start(arguments: &[&str]) -> Self {
        Self::start_with(Limits::default(), arguments)
    }

    pub(super) fn start_with(limits: Limits, arguments: &[&str]) -> Self {
        let arguments = Arguments::parse_from(["serve"].iter().chain(arguments));
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let stopped = async { stopped.await.unwrap_or_default() };
                let listener = TcpListener::from_std(listener).unwrap();
                serve(listener, arguments, limits, stopped).await.unwrap();
            });
        });
        Self { address, running: Some((stop, thread)) }
    }

    pub(super) fn connect(&self) -> Client {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Client { stream }
    }

    pub(super) fn stop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            // It only fails when the server has ended.
            let _ = stop.send(());
            assert!(thread.join().is_ok(), "the server has panicked");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !thread::panicking() {
            self.stop();
        }
    }
}

/// A connection that is kept alive.
pub(super) struct Client {
    pub(super) stream: TcpStream,
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Client {
    pub(super) fn get(&mut self, path: &str) -> Answer {
        self.get_as("any", path)
    }

    pub(super) fn get_as(&mut self, token: &str, path: &str) -> Answer {
        self.exchange(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n"))
    }

    pub(super) fn post_as(&mut self, token: &str, path: &str, body: &str) -> Answer {
        self.request_as(token, "POST", path, body)
    }

    pub(super) fn request_as(&mut self, token: &str, method: &str, path: &str, body: &str) -> Answer {
        let length = body.len();
        let headers = format!("Host: x\r\nAuthorization: Bearer {token}\r\nContent-Length: {length}");
        self.exchange(&format!("{method} {path} HTTP/1.1\r\n{headers}\r\n\r\n{body}"))
    }

    pub(super) fn create_ssh_key(&mut self, token: &str) {
        let key = r#"{"name": "laptop", "public_key": "ssh-ed25519 AAAAC3 me"}"#;
        assert_eq!(self.post_as(token, "/v1/ssh_keys", key).status, 201);
    }

    /// Returns whether the server closes the connection without a response.
    pub(super) fn is_closed(&mut self) -> bool {
        match self.stream.read(&mut [0]) {
            Ok(bytes) => bytes == 0,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }

    pub(super) fn exchange(&mut self, request: &str) -> Answer {
        self.send(request);
        self.read(true)
    }

    pub(super) fn exchange_without_body(&mut self, request: &str) -> Answer {
        self.send(request);
        self.read(false)
    }

    pub(super) fn send(&mut self, text: &str) {
        match self.stream.write_all(text.as_bytes()) {
            // The server may refuse a request before it has read all of it.
            Err(error) if matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => {}
            sent => sent.unwrap(),
        }
    }

    /// Sends requests and reads no response, until the server reads no further request.
    pub(super) fn stall(&mut self) {
        self.stream.set_write_timeout(Some(Duration::from_millis(300))).unwrap();
        let requests =
            "GET /v1/images?per_page=50 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n".repeat(100);
        let is_stalled = (0..2000).any(|_| self.stream.write_all(requests.as_bytes()).is_err());
        assert!(is_stalled, "the server reads on although its responses are not read");
    }

    pub(super) fn read(&mut self, has_body: bool) -> Answer {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            assert!(head.len() < 1 << 16, "the header section does not end");
            let mut byte = [0];
            self.stream.read_exact(&mut byte).expect("a header section");
            head.extend(byte);
        }
        let head = String::from_utf8(head).unwrap();
        let mut answer = Answer {
            status: head[9..12].parse().unwrap(),
            head: head.to_ascii_lowercase(),
            body: String::new(),
        };
        if has_body {
            let length = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
            assert!(length < 1 << 24, "{length}");
            let mut body = vec![0; length];
            self.stream.read_exact(&mut body).expect("a body");
            answer.body = String::from_utf8(body).unwrap();
        }
        answer
    }
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(super) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap().to_owned()
    }
}
