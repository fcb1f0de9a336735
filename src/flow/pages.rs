//! A whole list, page by page.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::exchange::{
    Context, Deadline, FinalOutcome, InFlight, Machine, Next, Pause, Received, Stopped, retry_progress,
};
use super::state::{FlowState, Identity, SavedOutcome, invalid, remove_secrets};
use super::{Flow, Step, Ticket};
use crate::error::{Error, TransportError};
use crate::operation::{Method, Operation, Route};
use crate::primitives::{InputError, UnixMillis};
use crate::reply::{Page, Reply};
use crate::request::encode::{EncodedRequest, encode};
use crate::response::{Response, link_pagination};
use crate::retry::{ListPosition, OutcomeSummary, Verdict};
use crate::settings::Settings;

/// The machine of a list: the pages that are known, requested and in flight.
#[derive(Debug, Clone)]
pub(crate) struct PagesMachine {
    pub(crate) context: Context,
    request: EncodedRequest,
    /// The most requests in flight at the same time.
    pub(crate) concurrency: usize,
    first_page: u64,
    /// The last page that was requested.
    requested_through: u64,
    /// The last page to request, as far as is known.
    last_page: u64,
    /// The pages that another process received, in order.
    already_received: Vec<u64>,
    in_flight: InFlight,
    /// The attempts and the wait that a request starts with, from another process.
    resumed_retry: (u32, Pause),
    has_failed: bool,
}

impl PagesMachine {
    pub(crate) fn new(settings: &Arc<Settings>, request: EncodedRequest) -> Self {
        let first = request.page.unwrap_or(1).max(1);
        Self {
            context: Context::new(settings),
            request,
            concurrency: 1,
            first_page: first,
            requested_through: first - 1,
            last_page: first,
            already_received: Vec::new(),
            in_flight: InFlight::new(),
            resumed_retry: (0, Pause::NONE),
            has_failed: false,
        }
    }

    /// The number of resources that are asked for per page.
    #[cfg(feature = "wasm")]
    pub(crate) fn per_page(&self) -> u64 {
        self.request.per_page()
    }

    /// The page that was requested with this ticket.
    pub(crate) fn page_of(&self, ticket: Ticket) -> Option<u64> {
        self.in_flight.number(ticket)
    }

    /// Requests the next page that has not arrived, if there is one and another request may be in flight.
    fn request_next(&mut self) {
        while self.requested_through < self.last_page && self.in_flight.len() < self.concurrency {
            self.requested_through += 1;
            if self.already_received.binary_search(&self.requested_through).is_err() {
                self.in_flight.push(self.requested_through, self.resumed_retry);
                return;
            }
        }
    }

    /// Updates the last page. A list may grow or shrink while it is read: the page that arrived last is right. Where nothing
    /// tells whether there are more pages, there are if this one is full.
    fn update(&mut self, page: u64, outcome: &OutcomeSummary<'_>) {
        let ListPosition { next_page, last_page, may_have_next } = outcome.list;
        let has_next = next_page.map_or(may_have_next, |next| next > page);
        let received = self.already_received.last().copied().unwrap_or(0);
        if has_next {
            self.last_page = self.last_page.max(page.saturating_add(1)).max(last_page.unwrap_or(0));
        } else {
            self.last_page = self.last_page.min(page).max(self.requested_through).max(received);
        }
    }
}

impl Machine for PagesMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Option<Next<String>>, Stopped> {
        self.context.deadline.start(now);
        if let Some(reason) = self.context.stopped {
            return Err(reason);
        }
        if !self.has_failed {
            self.request_next();
        }
        if self.in_flight.is_empty() {
            return Ok(None);
        }
        let next = self.in_flight.step(&mut self.context, now)?;
        Ok(Some(next.map(|page| self.request.page_url(page))))
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        let (page, verdict) = self.in_flight.receive(&self.context, ticket, outcome, now)?;
        if verdict == Verdict::Retry {
            return Some(verdict);
        }
        if outcome.is_reply {
            self.resumed_retry = (0, Pause::NONE);
            self.update(page, outcome);
        } else {
            self.has_failed = true;
        }
        Some(verdict)
    }

    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context {
        &mut self.context
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
    problem: Option<InputError>,
    /// The next page to be taken.
    next: u64,
    /// The pages that have arrived and were not taken.
    arrived: BTreeMap<u64, Vec<T>>,
    failure: Option<FinalOutcome>,
    has_ended: bool,
}

/// The state of a list as it is saved.
#[derive(Serialize, Deserialize)]
struct SavedPages {
    next: u64,
    last_page: u64,
    arrived: BTreeMap<u64, Vec<Value>>,
    attempts: u32,
    pause: Pause,
    last_ticket: u32,
    deadline: Deadline,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped: Option<Stopped>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failure: Option<SavedOutcome>,
    has_ended: bool,
}

impl<T> Pages<T>
where
    Page<T>: Reply,
{
    pub(crate) fn new<O: Operation>(settings: &Arc<Settings>, route: &'static Route, operation: &O) -> Self {
        let (request, problem) = match encode(settings.base_url(route.api), route, operation, true) {
            Ok(request) => (request, None),
            Err(error) => (EncodedRequest::default(), Some(error)),
        };
        let machine = PagesMachine::new(settings, request);
        let next = machine.last_page;
        Self { route, machine, problem, next, arrived: BTreeMap::new(), failure: None, has_ended: false }
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
        let items = self.arrived.remove(&self.next)?;
        self.next = self.next.saturating_add(1);
        Some(items)
    }

    /// The state at this moment: see [`FlowState`]. It holds the pages that were not taken.
    pub fn state(&self) -> FlowState
    where
        T: Serialize,
    {
        let PagesMachine { context, in_flight, resumed_retry, last_page, .. } = &self.machine;
        let (attempts, pause) = retry_progress(*resumed_retry, in_flight.exchanges());
        self.identity().save(&SavedPages {
            next: self.next,
            last_page: *last_page,
            arrived: self
                .arrived
                .iter()
                .map(|(page, items)| (*page, items.iter().map(saved_item).collect()))
                .collect(),
            attempts,
            pause,
            last_ticket: context.last_ticket,
            deadline: context.deadline,
            stopped: context.stopped,
            failure: self.failure.as_ref().map(|end| SavedOutcome::save(end, &context.settings)),
            has_ended: self.has_ended,
        })
    }

    /// Continues where another process stopped. Pages that had not arrived are requested again.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow or request.
    pub fn resume(mut self, state: FlowState) -> Result<Self, InputError>
    where
        T: DeserializeOwned,
    {
        let saved: SavedPages = self.identity().load(state)?;
        let first = saved.arrived.keys().next().copied().unwrap_or(saved.next);
        let last = saved.arrived.keys().next_back().copied().unwrap_or(0);
        let first_page = self.machine.first_page;
        let is_ahead = saved.next > saved.last_page.saturating_add(1);
        if saved.next < first_page
            || saved.last_page < first_page
            || is_ahead
            || first < saved.next
            || last > saved.last_page
        {
            return Err(invalid("has pages that do not fit together"));
        }
        for (page, items) in saved.arrived {
            let items: Result<Vec<T>, _> = items.into_iter().map(serde_json::from_value).collect();
            self.arrived.insert(page, items.map_err(|_| invalid("has a resource that cannot be read"))?);
        }
        self.next = saved.next;
        self.failure = saved.failure.map(SavedOutcome::load);
        self.has_ended = saved.has_ended;
        let machine = &mut self.machine;
        machine.requested_through = saved.next - 1;
        machine.last_page = saved.last_page;
        machine.already_received = self.arrived.keys().copied().collect();
        machine.resumed_retry = (saved.attempts, saved.pause);
        machine.has_failed = self.failure.is_some();
        (machine.context.last_ticket, machine.context.deadline) = (saved.last_ticket, saved.deadline);
        machine.context.stopped = saved.stopped;
        Ok(self)
    }

    /// The identity: the request for the first page, with the number of resources per page.
    fn identity(&self) -> Identity {
        let PagesMachine { context, request, first_page, .. } = &self.machine;
        let url = request.page_url(*first_page);
        Identity::new("pages", Method::Get, &url, context.settings.base_url(self.route.api))
    }

    /// Takes all pages that have arrived.
    fn take_all(&mut self) -> Vec<T> {
        let mut all = self.take().unwrap_or_default();
        while let Some(items) = self.take() {
            all.extend(items);
        }
        self.has_ended = true;
        all
    }
}

/// A resource as JSON, without its secrets. A model that cannot be written is saved as null, and its state then rejected.
fn saved_item<T: Serialize>(item: &T) -> Value {
    let mut value = serde_json::to_value(item).unwrap_or(Value::Null);
    remove_secrets(&mut value);
    value
}

impl<T> Flow for Pages<T>
where
    Page<T>: Reply,
{
    type Output = Vec<T>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Vec<T>>, Error> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone().into());
        }
        if let Some(failure) = &self.failure {
            let error = failure.read::<Page<T>>(self.route, &self.machine.context.settings).err();
            return Err(error.unwrap_or_else(|| invalid("has a failure that is none").into()));
        }
        if self.has_ended {
            return Err(InputError::new(
                self.route.name,
                "",
                "the list has ended, and gives its resources only once",
            )
            .into());
        }
        let next = self.machine.step(now).map_err(|stopped| stopped.into_error(self.route))?;
        let step = self.machine.context.complete(next, Method::Get, None);
        Ok(step.map(|()| self.take_all()))
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        let Some(number) = self.machine.page_of(ticket) else { return };
        let received = Received::<Page<T>>::read(self.route, outcome);
        let page = received.reply.as_ref().ok();
        let pagination = page.and_then(|page| {
            page.pagination.clone().or_else(|| link_pagination(received.response()?.headers.get("link")?))
        });
        let summary = OutcomeSummary {
            list: ListPosition::new(
                pagination.as_ref(),
                page.map_or(0, |page| page.items.len()),
                self.machine.request.per_page(),
            ),
            ..received.summary(&self.machine.context, now)
        };
        let Some(verdict) = self.machine.receive(ticket, &summary, now) else { return };
        match received.into_result(verdict) {
            Some(Ok(page)) => {
                self.arrived.insert(number, page.items);
            }
            // The first failure is the one that is told.
            Some(Err(end)) => drop(self.failure.get_or_insert(end)),
            None => {}
        }
    }
}
