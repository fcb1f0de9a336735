//! Measurements, each as a ratio to another of the same run. `cargo xtask bench` runs them; alone:
//! `cargo test --release -p hetzner-cloud-examples --example serve -- --ignored --nocapture numbers`

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::time::Instant;

use super::client::{Client, Server};

const ROUNDS: usize = 21;
const ROUND: Duration = Duration::from_millis(250);

#[test]
#[ignore = "takes a minute, and needs a release build on an idle machine"]
fn numbers() {
    let server = Server::start(&["--limit", "4294967295"]);
    let mut client = server.connect();
    let servers = client.get("/v1/servers").json();
    let path = format!("/v1/servers/{}", servers["servers"][0]["id"]);
    let get = request(&path);
    let constant = constant_server(client.get(&path).body);
    for connections in [1, 8] {
        let ([own, floor], ratio) = compare([(server.address, &get), (constant, &get)], connections);
        println!("GET by id, {connections} kept: {own:.0}/s, a constant {floor:.0}/s, ratio {ratio:.2}");
        assert!(ratio >= 0.5);
    }

    let others = Server::start(&["--limit", "4294967295"]);
    let idle: Vec<Client> = (0..1000).map(|_| others.connect()).collect();
    let mut deaf = others.connect();
    deaf.stall();
    let get_other = request(&path);
    for connections in [1, 8] {
        let (_, ratio) = compare([(others.address, &get_other), (server.address, &get)], connections);
        println!("with 1,000 idle and a deaf client, {connections} kept: ratio {ratio:.2}");
        assert!(ratio >= 0.9);
    }
    drop((idle, deaf));

    let mut kept = Kept::connect(server.address);
    (0..10_000).for_each(|_| kept.exchange(&get));
    let before = resident_bytes();
    (0..100_000).for_each(|_| kept.exchange(&get));
    let growth = resident_bytes().saturating_sub(before);
    println!("growth in 100,000 requests: {} KiB of {} KiB", growth >> 10, before >> 10);
    assert!(growth < 256 << 10);
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n")
}

/// The median rates of two servers, in requests per second, and the median of their ratios. Both are measured in turn.
fn compare(servers: [(SocketAddr, &String); 2], connections: usize) -> ([f64; 2], f64) {
    let round = |_| servers.map(|(address, request)| rate(address, request, connections));
    let rounds: Vec<[f64; 2]> = (0..ROUNDS).map(round).collect();
    let median = |value: &dyn Fn(&[f64; 2]) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[ROUNDS / 2]
    };
    ([median(&|rates| rates[0]), median(&|rates| rates[1])], median(&|[own, floor]| own / floor))
}

fn rate(address: SocketAddr, request: &str, connections: usize) -> f64 {
    let exchanges = || {
        let mut kept = Kept::connect(address);
        let start = Instant::now();
        let mut count = 0;
        while start.elapsed() < ROUND {
            kept.exchange(request);
            count += 1;
        }
        f64::from(count) / start.elapsed().as_secs_f64()
    };
    thread::scope(|scope| {
        let clients: Vec<_> = (0..connections).map(|_| scope.spawn(exchanges)).collect();
        clients.into_iter().map(|client| client.join().unwrap()).sum()
    })
}

/// A connection that costs the client as little as possible.
struct Kept {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Kept {
    fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        stream.set_read_timeout(Some(super::PATIENCE)).unwrap();
        Self { stream, buffer: vec![0; 1 << 16] }
    }

    fn exchange(&mut self, request: &str) {
        self.stream.write_all(request.as_bytes()).unwrap();
        let (mut length, mut end) = (0, usize::MAX);
        while length < end {
            let read = self.stream.read(&mut self.buffer[length..]).unwrap();
            assert!(read > 0, "the server has closed the connection");
            length += read;
            end = response_length(&self.buffer[..length]).unwrap_or(usize::MAX);
        }
        assert!(self.buffer.starts_with(b"HTTP/1.1 200"));
    }
}

/// The length of a response, once its head is complete.
fn response_length(response: &[u8]) -> Option<usize> {
    let head = response.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = str::from_utf8(&response[..head + 4]).ok()?;
    let (_, length) = head.split_once("content-length: ")?;
    Some(head.len() + length.split_once("\r\n")?.0.parse::<usize>().ok()?)
}

/// Starts a server that answers each request with the same body, as directly as hyper can.
fn constant_server(body: String) -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let body = Bytes::from(body);
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                stream.set_nodelay(true).unwrap();
                let body = body.clone();
                let respond = service_fn(move |_| {
                    let response = hyper::Response::new(Full::new(body.clone()));
                    async { Ok::<_, Infallible>(response) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), respond));
            }
        });
    });
    address
}

/// The resident memory of this process.
fn resident_bytes() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    pages.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
}
