//! The native adapters against a server of a few lines, on loopback: what they write, how long they wait, and how they name
//! what went wrong.
#![cfg(all(feature = "ureq", feature = "reqwest"))]
#![expect(clippy::disallowed_types, reason = "these tests bound real waits")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use hetzner_cloud::adapter::{reqwest::Reqwest, ureq::Ureq};
use hetzner_cloud::{Api, Delivery, Error, Hetzner, Response, Token, TransportError, servers, ssh_keys};

/// A server that handles one connection with this function.
fn serve(handle: impl FnOnce(TcpStream) + Send + 'static) -> (Hetzner, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/v1", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || handle(listener.accept().expect("a connection").0));
    (client(&url), server)
}

fn client(url: &str) -> Hetzner {
    let hetzner = Hetzner::new(Token::new("s3cr3t-token").expect("a token"));
    hetzner.retry(hetzner_cloud::RetryPolicy::never()).base_url(Api::Cloud, url).expect("a URL")
}

/// The head of a request.
fn head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).expect("a request") == 1 {
        head.push(byte[0]);
    }
    String::from_utf8(head).expect("ASCII").to_ascii_lowercase()
}

type SendRequest = fn(hetzner_cloud::Request) -> Result<Response, TransportError>;

fn on_tokio<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(future)
}

const ADAPTERS: [(&str, SendRequest); 2] = [
    ("ureq", |request| Ureq::new().body_limit(1000).send(request)),
    ("reqwest", |request| on_tokio(Reqwest::new().body_limit(1000).send(request))),
];

#[test]
fn a_post_without_a_body_says_so() {
    for (name, send) in ADAPTERS {
        let (hetzner, server) = serve(|mut stream| {
            let head = head(&mut stream);
            assert!(head.starts_with("post /v1/servers/1/actions/poweron "), "{head}");
            assert!(head.contains("content-length: 0\r\n"), "{head}");
            assert!(!head.contains("transfer-encoding"), "{head}");
            stream.write_all(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}").expect("written");
        });
        let request = hetzner.request(&servers::PowerOn::new(1)).expect("a request");
        assert_eq!(send(request).expect(name).status, 201);
        server.join().expect(name);
    }
}

#[test]
fn a_get_and_a_delete_have_no_body() {
    for (name, send) in ADAPTERS {
        let (hetzner, server) = serve(|mut stream| {
            let head = head(&mut stream);
            assert!(!head.contains("content-length") && !head.contains("transfer-encoding"), "{head}");
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").expect("written");
        });
        send(hetzner.request(&ssh_keys::Delete::new(1)).expect("a request")).expect(name);
        server.join().expect(name);
    }
}

#[test]
fn a_body_is_bounded() {
    for (name, send) in ADAPTERS {
        let (hetzner, server) = serve(|mut stream| {
            head(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
            // The client may hang up before it has all.
            let _ = stream.write_all(&[b' '; 5000]);
        });
        let error = send(hetzner.request(&ssh_keys::Get::new(1)).expect("a request")).expect_err(name);
        assert_eq!(error.delivery, Delivery::MaybeSent, "{name}: {error}");
        assert!(error.message.contains("more than 1000 bytes"), "{name}: {error}");
        server.join().expect(name);
    }
}

#[test]
fn what_did_not_leave_is_known() {
    // A port that nobody listens to: bound, and closed again.
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    for (name, send) in ADAPTERS {
        for url in [format!("http://127.0.0.1:{port}/v1"), "http://no-such-host.invalid/v1".into()] {
            let request = client(&url).request(&servers::PowerOn::new(1)).expect("a request");
            let error = send(request).expect_err(name);
            assert_eq!(error.delivery, Delivery::NotSent, "{name}, {url}: {error}");
        }
    }
}

#[test]
fn a_deadline_ends_a_request_that_hangs() {
    type Run = fn(&Hetzner) -> Result<ssh_keys::SshKey, Error>;
    let adapters: [(&str, Run); 2] = [
        ("ureq", |hetzner| {
            Ureq::new().run(hetzner.call(ssh_keys::Get::new(1)).within(Duration::from_millis(300)))
        }),
        ("reqwest", |hetzner| {
            let call = hetzner.call(ssh_keys::Get::new(1)).within(Duration::from_millis(300));
            on_tokio(Reqwest::new().run(call))
        }),
    ];
    for (name, run) in adapters {
        let (hetzner, server) = serve(|mut stream| {
            head(&mut stream);
            // Until the client hangs up, at most 20 s.
            stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
            assert_eq!(stream.read(&mut [0]).ok(), Some(0), "the client did not hang up");
        });
        let start = Instant::now();
        let error = run(&hetzner).expect_err(name);
        assert!(error.is_timeout() || matches!(error, Error::Transport(_)), "{name}: {error}");
        assert!(start.elapsed() < Duration::from_secs(15), "{name} waited for its own timeout");
        server.join().expect(name);
    }
}
