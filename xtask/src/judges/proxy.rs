//! A proxy on loopback that forwards requests to the server and records them.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::mem;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

/// A request, and its response.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Exchange {
    pub(super) method: String,
    /// The path with the query.
    pub(super) path: String,
    pub(super) status: u16,
    /// The body of the response.
    pub(super) body: String,
}

impl fmt::Display for Exchange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} -> {}", self.method, self.path, self.status)
    }
}

/// A running proxy. It ends with this program.
pub(super) struct Proxy {
    pub(super) address: SocketAddr,
    exchanges: Arc<Mutex<Vec<Exchange>>>,
}

impl Proxy {
    /// Starts a proxy to a server.
    pub(super) fn start(server: SocketAddr) -> Result<Proxy> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot listen")?;
        let address = listener.local_addr()?;
        let exchanges = Arc::new(Mutex::new(Vec::new()));
        let proxy = Proxy { address, exchanges: Arc::clone(&exchanges) };
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let exchanges = Arc::clone(&exchanges);
                thread::spawn(move || {
                    // A connection that breaks is an error of the client, which its tour reports.
                    let _ = relay(client, server, &exchanges);
                });
            }
        });
        Ok(proxy)
    }

    /// Returns the exchanges since the last call.
    pub(super) fn take(&self) -> Vec<Exchange> {
        mem::take(&mut *self.exchanges.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Forwards the requests of a connection one after another, as no client sends the next before the response.
fn relay(mut client: TcpStream, server: SocketAddr, exchanges: &Mutex<Vec<Exchange>>) -> io::Result<()> {
    let mut server = TcpStream::connect(server)?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let mut requests = BufReader::new(client.try_clone()?);
    let mut responses = BufReader::new(server.try_clone()?);
    while let Some(request) = Message::read(&mut requests, |_| Body::None)? {
        server.write_all(&request.bytes)?;
        let (method, path) = request.method_and_path().ok_or(io::ErrorKind::InvalidData)?;
        let Some(response) = Message::read(&mut responses, |status| response_body(&method, status))? else {
            break;
        };
        let status = response.status().ok_or(io::ErrorKind::InvalidData)?;
        let exchange = Exchange { method, path, status, body: response.body() };
        // Before the client can send its next request, or end.
        exchanges.lock().unwrap_or_else(PoisonError::into_inner).push(exchange);
        client.write_all(&response.bytes)?;
    }
    Ok(())
}

/// The body of a response that declares no length.
fn response_body(method: &str, status: Option<u16>) -> Body {
    let bodyless = method == "HEAD" || matches!(status, Some(100..=199 | 204 | 304));
    if bodyless { Body::None } else { Body::UntilClosed }
}

/// The extent of a message's body.
#[derive(Debug, PartialEq)]
enum Body {
    None,
    Length(u64),
    Chunked,
    UntilClosed,
}

/// More than any request or response of a tour; bounds the memory.
const MAX_BYTES: u64 = 64 << 20;

/// A request or response, unchanged.
struct Message {
    bytes: Vec<u8>,
    first_line: String,
    /// The number of bytes before the body.
    head: usize,
}

impl Message {
    /// Reads a message; `None` when the connection was closed instead. `otherwise` is the extent of a body without a
    /// declared length, by the status of a response.
    fn read(from: &mut impl BufRead, otherwise: impl Fn(Option<u16>) -> Body) -> io::Result<Option<Message>> {
        let mut from = from.take(MAX_BYTES);
        let mut bytes = Vec::new();
        let mut lines = Vec::new();
        loop {
            let line = read_line(&mut from, &mut bytes)?;
            match line.trim_end() {
                "" if line.is_empty() && bytes.is_empty() => return Ok(None),
                "" if line.is_empty() => return Err(io::ErrorKind::UnexpectedEof.into()),
                "" => break,
                line => lines.push(line.to_owned()),
            }
        }
        let head = bytes.len();
        let first_line = lines.first().cloned().unwrap_or_default();
        let body = declared_body(&lines).unwrap_or_else(|| otherwise(status(&first_line)));
        match body {
            Body::None => {}
            Body::Length(length) => copy(&mut from, length, &mut bytes)?,
            Body::Chunked => copy_chunks(&mut from, &mut bytes)?,
            Body::UntilClosed => drop(from.read_to_end(&mut bytes)?),
        }
        Ok(Some(Message { bytes, first_line, head }))
    }

    fn method_and_path(&self) -> Option<(String, String)> {
        let mut words = self.first_line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    }

    /// The body, as it was sent.
    fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes[self.head..]).into_owned()
    }

    fn status(&self) -> Option<u16> {
        status(&self.first_line)
    }
}

/// The status in the first line of a response.
fn status(first_line: &str) -> Option<u16> {
    first_line.strip_prefix("HTTP/")?.split(' ').nth(1)?.parse().ok()
}

/// The extent of the body according to the headers.
fn declared_body(headers: &[String]) -> Option<Body> {
    let value = |name: &str| {
        let mut fields = headers.iter().filter_map(|line| line.split_once(':'));
        fields.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    if value("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        return Some(Body::Chunked);
    }
    value("content-length")?.parse().ok().map(Body::Length)
}

/// Reads a line with its end, and appends it to `bytes`; empty at the end of the connection.
fn read_line(from: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<String> {
    let start = bytes.len();
    from.read_until(b'\n', bytes)?;
    Ok(String::from_utf8_lossy(&bytes[start..]).into_owned())
}

fn copy(from: &mut impl Read, length: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
    let copied = from.take(length).read_to_end(bytes)?;
    if copied as u64 == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn copy_chunks(from: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let line = read_line(from, bytes)?;
        let digits = line.split(';').next().unwrap_or_default().trim();
        let length = u64::from_str_radix(digits, 16).map_err(|_| io::ErrorKind::InvalidData)?;
        if length == 0 {
            break;
        }
        // The chunk and its end of line; `MAX_BYTES` bounds it before.
        copy(from, length.saturating_add(2), bytes)?;
    }
    // Trailers, up to an empty line.
    while !read_line(from, bytes)?.trim_end().is_empty() {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Message>, String) {
        let mut from = text.as_bytes();
        let message = Message::read(&mut from, |_| Body::None).unwrap();
        (message, String::from_utf8(from.to_vec()).unwrap())
    }

    #[test]
    fn a_message_ends_where_its_headers_say() {
        for message in [
            "GET /v1/servers HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /v1/servers HTTP/1.1\r\ncontent-LENGTH: 3\r\n\r\nabc",
            "PUT /v1/servers/1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\n\r\n",
        ] {
            let (read, rest) = read(&format!("{message}GET / HTTP/1.1\r\n\r\n"));
            assert_eq!(String::from_utf8(read.unwrap().bytes).unwrap(), message);
            assert_eq!(rest, "GET / HTTP/1.1\r\n\r\n");
        }
    }

    #[test]
    fn the_first_line_is_read() {
        let request = read("GET /v1/servers?page=2 HTTP/1.1\r\n\r\n").0.unwrap();
        assert_eq!(request.method_and_path(), Some(("GET".into(), "/v1/servers?page=2".into())));
        assert_eq!(read("HTTP/1.1 204 No Content\r\n\r\n").0.unwrap().status(), Some(204));
        assert!(read("").0.is_none());
    }

    #[test]
    fn a_message_that_breaks_off_is_an_error() {
        for text in ["GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"] {
            let error = Message::read(&mut text.as_bytes(), |_| Body::None).map(drop).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{text}");
        }
    }

    #[test]
    fn a_response_without_a_length_ends_with_the_connection() {
        assert_eq!(response_body("GET", Some(200)), Body::UntilClosed);
        assert_eq!(response_body("DELETE", Some(204)), Body::None);
        assert_eq!(response_body("HEAD", Some(200)), Body::None);
    }

    #[test]
    fn exchanges_are_forwarded_and_recorded() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let proxy = Proxy::start(listener.local_addr().unwrap()).unwrap();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut requests = BufReader::new(stream.try_clone().unwrap());
            for status in [200, 404] {
                let request = Message::read(&mut requests, |_| Body::None).unwrap().unwrap();
                assert!(request.bytes.ends_with(b"{}"));
                let text = format!("HTTP/1.1 {status} X\r\nContent-Length: 2\r\n\r\nok");
                stream.write_all(text.as_bytes()).unwrap();
            }
        });
        let mut client = TcpStream::connect(proxy.address).unwrap();
        let mut responses = BufReader::new(client.try_clone().unwrap());
        for status in [200, 404] {
            client.write_all(b"POST /v1/a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}").unwrap();
            let response = Message::read(&mut responses, |_| Body::None).unwrap().unwrap();
            assert_eq!(response.status(), Some(status));
        }
        server.join().unwrap();
        let exchange =
            |status| Exchange { method: "POST".into(), path: "/v1/a".into(), status, body: "ok".into() };
        assert_eq!(proxy.take(), [exchange(200), exchange(404)]);
        assert_eq!(proxy.take(), []);
    }
}
