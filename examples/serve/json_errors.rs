//! JSON for the errors that hyper answers by itself.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::http::{self, ALLOW_ORIGIN};

/// The stream of a client. hyper responds without a body to a request that it cannot parse, before it closes the
/// connection; this stream writes the error as JSON in its place.
pub(crate) struct JsonErrors<S> {
    stream: S,
    /// The last write was incomplete, so that the next one does not begin a response.
    is_incomplete: bool,
    replacement: Option<Replacement>,
}

/// A response that is written in place of another.
struct Replacement {
    /// The bytes that are still to be written.
    rest: Vec<u8>,
    /// The length of the other response.
    replaced: usize,
}

impl<S> JsonErrors<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, is_incomplete: false, replacement: None }
    }
}

impl<S: AsyncWrite + Unpin> JsonErrors<S> {
    /// Writes the replacement, if there is one, or if a response that begins with `bytes` needs one.
    fn poll_replacement(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Option<io::Result<usize>>> {
        if self.replacement.is_none() && !self.is_incomplete {
            self.replacement = replacement(bytes);
        }
        let Some(replacement) = &mut self.replacement else { return Poll::Ready(None) };
        while !replacement.rest.is_empty() {
            match ready!(Pin::new(&mut self.stream).poll_write(context, &replacement.rest)) {
                Ok(0) => return Poll::Ready(Some(Err(io::ErrorKind::WriteZero.into()))),
                Ok(written) => drop(replacement.rest.drain(..written)),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
        let replaced = replacement.replaced;
        self.replacement = None;
        Poll::Ready(Some(Ok(replaced)))
    }
}

/// The replacement of a response of hyper's own, which lacks the CORS headers that all others have.
fn replacement(response: &[u8]) -> Option<Replacement> {
    let status = response.strip_prefix(b"HTTP/1.1 ").filter(|rest| rest.starts_with(b"4"))?.get(..3)?;
    let text = str::from_utf8(response).ok().filter(|text| !text.contains(ALLOW_ORIGIN))?;
    let status: u16 = str::from_utf8(status).ok()?.parse().ok()?;
    let message = match status {
        414 => "the URL is too long",
        431 => "the headers are too large",
        _ => "the request is not valid HTTP",
    };
    let body = http::error(status, "invalid_input", message).body;
    let mut head: String = text
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| !is_framing(line))
        .map(|line| format!("{line}\r\n"))
        .collect();
    head += &format!("{ALLOW_ORIGIN}: *\r\ncontent-type: application/json\r\n");
    head += &format!("connection: close\r\ncontent-length: {}\r\n\r\n", body.len());
    Some(Replacement { rest: [head.into_bytes(), body].concat(), replaced: response.len() })
}

fn is_framing(line: &str) -> bool {
    ["content-length:", "connection:"].iter().any(|name| line.starts_with(name))
}

impl<S: AsyncRead + Unpin> AsyncRead for JsonErrors<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for JsonErrors<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(context, &[io::IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let first = slices.first().map_or(&[][..], |slice| slice);
        if let Some(replaced) = ready!(self.poll_replacement(context, first)) {
            return Poll::Ready(replaced);
        }
        let written = ready!(Pin::new(&mut self.stream).poll_write_vectored(context, slices));
        let length: usize = slices.iter().map(|slice| slice.len()).sum();
        self.is_incomplete = written.as_ref().is_ok_and(|written| *written < length);
        Poll::Ready(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
