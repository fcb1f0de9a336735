use alloc::boxed::Box;
use alloc::vec::Vec;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

use super::{Flow, Step, Ticket, Time};
use crate::error::{Error, TransportError};
use crate::request::Request;
use crate::response::Response;

/// Drives a flow to its end, one request at a time. The host is three functions: what time it is, send, sleep until.
///
/// ```
/// use hetzner_cloud::{Hetzner, Response, Time, Token, drive, ssh_keys};
///
/// let hetzner = Hetzner::new(Token::new("secret")?);
/// let key = drive(
///     hetzner.call(ssh_keys::Get::new(7)),
///     || Time::from_millis(0),
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
    mut now: impl FnMut() -> Time,
    mut send: impl FnMut(Request) -> Result<Response, TransportError>,
    mut sleep_until: impl FnMut(Time),
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

/// Drives a flow to its end, with what is in flight side by side. Holds on any runtime: the future is as `Send` as the
/// futures that `send` and `sleep_until` return.
///
/// # Errors
/// Those of the flow.
pub async fn drive_async<F, S, W>(
    mut flow: F,
    mut now: impl FnMut() -> Time,
    mut send: impl FnMut(Request) -> S,
    mut sleep_until: impl FnMut(Time) -> W,
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

/// The requests under way. A handful, so all are polled whenever one wakes.
struct InFlight<S>(Vec<(Ticket, Pin<Box<S>>)>);

impl<S: Future<Output = Result<Response, TransportError>>> InFlight<S> {
    /// The first outcome, or nothing when the sleep is over before it.
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

/// A flow that waits for an answer to nothing would wait for ever; none of ours does.
fn stalled() -> Error {
    TransportError::before_sending("the flow waits for an answer, and no request is under way").into()
}
