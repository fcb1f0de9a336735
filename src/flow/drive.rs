use alloc::boxed::Box;
use alloc::vec::Vec;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

use super::{Flow, Step, Ticket};
use crate::error::{Error, TransportError};
use crate::primitives::UnixMillis;
use crate::request::Request;
use crate::response::Response;

/// Drives a flow to its end, one request at a time. The host is three functions: the time, sending, and sleeping.
///
/// ```
/// use hetzner_cloud::{Hetzner, Response, UnixMillis, Token, drive, ssh_keys};
///
/// let hetzner = Hetzner::new(Token::new("secret")?);
/// let key = drive(
///     hetzner.call(ssh_keys::Get::new(7)),
///     || UnixMillis::new(0),
///     |request| {
///         assert_eq!(request.url, "https://api.hetzner.cloud/v1/ssh_keys/7");
///         Ok(Response::new(200, r#"{"ssh_key": {"id": 7, "name": "laptop"}}"#))
///     },
///     |_until| {},
/// )?;
/// assert_eq!(key.name, "laptop");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
///
/// # Errors
/// Those of the flow.
pub fn drive<F: Flow>(
    mut flow: F,
    mut now: impl FnMut() -> UnixMillis,
    mut send: impl FnMut(Request) -> Result<Response, TransportError>,
    mut sleep_until: impl FnMut(UnixMillis),
) -> Result<F::Output, Error> {
    loop {
        match flow.step(now())? {
            Step::Send(ticket, request) => {
                let outcome = send(request);
                flow.receive(ticket, outcome, now());
            }
            Step::Wait(Some(until)) => sleep_until(until),
            Step::Wait(None) => return Err(stalled()),
            Step::Done(value) => return Ok(value),
        }
    }
}

/// Drives a flow to its end, with several requests in flight. Works on any runtime: the future is `Send` when the futures that
/// `send` and `sleep_until` return are.
///
/// # Errors
/// Those of the flow.
pub async fn drive_async<F, S, W>(
    mut flow: F,
    mut now: impl FnMut() -> UnixMillis,
    mut send: impl FnMut(Request) -> S,
    mut sleep_until: impl FnMut(UnixMillis) -> W,
) -> Result<F::Output, Error>
where
    F: Flow,
    S: Future<Output = Result<Response, TransportError>>,
    W: Future<Output = ()>,
{
    let mut in_flight = InFlight::<S>(Vec::new());
    loop {
        match flow.step(now())? {
            Step::Send(ticket, request) => in_flight.0.push((ticket, Box::pin(send(request)))),
            Step::Wait(None) if in_flight.0.is_empty() => return Err(stalled()),
            Step::Wait(until) => {
                let sleep = until.map(|until| Box::pin(sleep_until(until)));
                if let Some((ticket, outcome)) = in_flight.next_or(sleep).await {
                    flow.receive(ticket, outcome, now());
                }
            }
            Step::Done(value) => return Ok(value),
        }
    }
}

/// The requests in flight. They are few, so all of them are polled whenever one wakes.
struct InFlight<S>(Vec<(Ticket, Pin<Box<S>>)>);

impl<S: Future<Output = Result<Response, TransportError>>> InFlight<S> {
    /// The first outcome, or `None` when the sleep ends before it.
    async fn next_or<W: Future<Output = ()>>(
        &mut self,
        mut sleep: Option<Pin<Box<W>>>,
    ) -> Option<(Ticket, S::Output)> {
        poll_fn(|context| {
            for at in 0..self.0.len() {
                if let Poll::Ready(outcome) = self.0[at].1.as_mut().poll(context) {
                    let (ticket, _) = self.0.swap_remove(at);
                    return Poll::Ready(Some((ticket, outcome)));
                }
            }
            match &mut sleep {
                Some(sleep) => sleep.as_mut().poll(context).map(|()| None),
                None => Poll::Pending,
            }
        })
        .await
    }
}

/// The error of a flow that waits for an outcome without a request in flight. None of this crate does.
fn stalled() -> Error {
    TransportError::not_sent("the flow waits for an outcome, and no request is in flight").into()
}
