//! A whole list, page by page.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::exchange::{Context, Deadline, Exchange, Machine, Received, Stopped};
use super::{Flow, Step, Ticket};
use crate::error::{Error, InputError, TransportError};
use crate::operation::{Method, Operation, Route};
use crate::primitives::UnixMillis;
use crate::reply::{Page, Reply};
use crate::request::encode::{EncodedRequest, encode};
use crate::response::{Response, link_pagination};
use crate::retry::{OutcomeSummary, Verdict};
use crate::settings::Settings;

/// The machine of a list: the pages that are known, requested and in flight.
#[derive(Debug, Clone)]
pub(crate) struct PagesMachine {
    pub(crate) context: Context,
    request: EncodedRequest,
    /// The most requests in flight at the same time.
    pub(crate) concurrency: usize,
    progress: Progress,
}

/// The part of the machine that is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    /// The last page that was requested.
    requested_through: u64,
    /// The last page that is known to exist.
    last_page: u64,
    in_flight: Vec<(u64, Exchange)>,
}

impl PagesMachine {
    pub(crate) fn new(settings: &Arc<Settings>, request: EncodedRequest) -> Self {
        let first = request.page.unwrap_or(1).max(1);
        let progress = Progress { requested_through: first - 1, last_page: first, in_flight: Vec::new() };
        Self { context: Context::new(settings), request, concurrency: 1, progress }
    }

    /// The page that was requested with this ticket.
    pub(crate) fn page_of(&self, ticket: Ticket) -> Option<u64> {
        self.progress
            .in_flight
            .iter()
            .find(|(_, exchange)| exchange.has_ticket(ticket))
            .map(|(page, _)| *page)
    }
}

impl Machine for PagesMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        let Self { context, request, concurrency, progress } = self;
        context.deadline.start(now);
        if progress.requested_through < progress.last_page && progress.in_flight.len() < *concurrency {
            progress.requested_through += 1;
            progress.in_flight.push((progress.requested_through, Exchange::new()));
        }
        let mut earliest = None;
        for (page, exchange) in &mut progress.in_flight {
            let send = |settings: &Settings| settings.authorize(Method::Get, request.page_url(*page), None);
            match exchange.step(context, Method::Get, now, send)? {
                Step::Wait(until) => earliest = [earliest, until].into_iter().flatten().min(),
                step => return Ok(step),
            }
        }
        Ok(if progress.in_flight.is_empty() { Step::Done(()) } else { Step::Wait(earliest) })
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        let Self { context, progress, .. } = self;
        let at = progress.in_flight.iter().position(|(_, exchange)| exchange.has_ticket(ticket))?;
        let (page, exchange) = &mut progress.in_flight[at];
        let (page, verdict) = (*page, exchange.receive(context, Method::Get, outcome, now));
        if verdict != Verdict::Retry {
            progress.in_flight.remove(at);
            progress.update(page, outcome);
        }
        Some(verdict)
    }

    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context {
        &mut self.context
    }
}

impl Progress {
    /// Updates the last page. A list may grow or shrink while it is read: the page that arrived last is right.
    fn update(&mut self, page: u64, outcome: &OutcomeSummary<'_>) {
        if outcome.next_page.is_some_and(|next| next > page) {
            self.last_page = self.last_page.max(page + 1).max(outcome.last_page.unwrap_or(0));
        } else {
            self.last_page = self.last_page.min(page).max(self.requested_through);
        }
    }
}

/// A whole list, page by page: made by [`Hetzner::pages`](crate::Hetzner::pages). Ends in all resources, in order.
///
/// A host that does not want to hold all of them [takes](Self::take) what has arrived after every outcome. The errors are
/// those of a [`Call`](super::Call); pages that arrived before an error can still be taken.
#[must_use = "a flow does nothing until a host drives it"]
pub struct Pages<T> {
    route: &'static Route,
    machine: PagesMachine,
    /// The problem of an operation that cannot be sent.
    invalid: Option<InputError>,
    arrived: Arrived<T>,
    failure: Option<Error>,
}

/// The state of a [`Pages`], to be saved and [resumed](Pages::resume) in another process. It holds the pages that were not
/// taken, and neither the token nor the operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct PagesState<T> {
    progress: Progress,
    deadline: Deadline,
    arrived: Arrived<T>,
}

/// The pages that have arrived, in any order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Arrived<T> {
    next: u64,
    pages: BTreeMap<u64, Vec<T>>,
}

impl<T> Arrived<T> {
    /// Takes the next page in order, if it has arrived.
    fn take(&mut self) -> Option<Vec<T>> {
        let items = self.pages.remove(&self.next)?;
        self.next += 1;
        Some(items)
    }
}

impl<T> Pages<T>
where
    Page<T>: Reply,
{
    pub(crate) fn new<O: Operation>(settings: &Arc<Settings>, route: &'static Route, operation: &O) -> Self {
        let (request, invalid) = match encode(settings.base_url(route.api), route, operation, true) {
            Ok(request) => (request, None),
            Err(error) => (EncodedRequest::default(), Some(error)),
        };
        let machine = PagesMachine::new(settings, request);
        let arrived = Arrived { next: machine.progress.last_page, pages: BTreeMap::new() };
        Self { route, machine, invalid, arrived, failure: None }
    }

    /// Sets the most requests in flight at the same time, once the first page has told how many there are: 1 by default.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.machine.concurrency = requests.max(1);
        self
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.context.deadline = Deadline::within(duration);
        self
    }

    /// Takes the next page that has arrived; pages come in order. Resources that were taken are not in the output.
    pub fn take(&mut self) -> Option<Vec<T>> {
        self.arrived.take()
    }

    /// The state so far.
    pub fn state(&self) -> PagesState<T>
    where
        T: Clone,
    {
        PagesState {
            progress: self.machine.progress.clone(),
            deadline: self.machine.context.deadline,
            arrived: self.arrived.clone(),
        }
    }

    /// Continues where another process stopped. Requests that were in flight are sent again.
    pub fn resume(mut self, state: PagesState<T>) -> Self {
        self.machine.progress = state.progress;
        self.machine.context.deadline = state.deadline;
        self.arrived = state.arrived;
        self
    }

    /// Takes all pages that have arrived.
    fn take_all(&mut self) -> Vec<T> {
        let mut all = self.take().unwrap_or_default();
        while let Some(items) = self.take() {
            all.extend(items);
        }
        all
    }
}

impl<T> Flow for Pages<T>
where
    Page<T>: Reply,
{
    type Output = Vec<T>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Vec<T>>, Error> {
        if let Some(error) = self.failure.take() {
            return Err(error);
        }
        if let Some(error) = &self.invalid {
            return Err(error.clone().into());
        }
        let step = self.machine.step(now).map_err(|stopped| stopped.into_error(self.route))?;
        Ok(step.map(|()| self.take_all()))
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        let Some(number) = self.machine.page_of(ticket) else { return };
        let received = Received::<Page<T>>::read(self.route, outcome);
        let pagination = received.reply.as_ref().ok().and_then(|page| {
            page.pagination.clone().or_else(|| link_pagination(received.response()?.headers.get("link")?))
        });
        let summary = OutcomeSummary {
            next_page: pagination.as_ref().and_then(|pagination| pagination.next_page),
            last_page: pagination.as_ref().and_then(|pagination| pagination.last_page),
            ..received.summary(&self.machine.context, now)
        };
        let Some(verdict) = self.machine.receive(ticket, &summary, now) else { return };
        match received.into_result(verdict) {
            Some(Ok(page)) => {
                self.arrived.pages.insert(number, page.items);
            }
            Some(Err(error)) => self.failure = Some(error),
            None => {}
        }
    }
}
