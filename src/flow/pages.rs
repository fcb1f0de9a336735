//! A whole list, page by page.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::call::{Reading, late};
use super::retry::{Deadline, Exchange, Heard, Rules, Seen, Todo};
use super::{Flow, Step, Ticket, Time};
use crate::client::Hetzner;
use crate::error::{Error, InputError, TransportError};
use crate::operation::{Method, Route};
use crate::request::rule::Draft;
use crate::response::{Page, Pagination, Reply, Response, link_pagination};

/// The machine: which pages are known, asked for and under way.
#[derive(Debug, Clone)]
pub(crate) struct PagesMachine {
    pub(crate) plan: Plan,
    /// How many pages may be under way at once.
    pub(crate) at_once: usize,
    pub(crate) rules: Rules,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// The last page that was asked for.
    asked: u64,
    /// The last page that is known to exist.
    known: u64,
    under_way: Vec<(u64, Exchange)>,
}

/// What a listing wants.
pub(crate) enum PagesTodo {
    Send(Ticket, u64),
    Wait(Option<Time>),
    Late,
    Done,
}

impl PagesMachine {
    pub(crate) fn new(hetzner: &Hetzner, first: u64) -> Self {
        Self {
            plan: Plan { asked: first.max(1) - 1, known: first.max(1), under_way: Vec::new() },
            at_once: 1,
            rules: Rules::new(hetzner.retry.clone(), hetzner.seed),
        }
    }

    pub(crate) fn step(&mut self, now: Time) -> PagesTodo {
        let Self { plan, at_once, rules } = self;
        rules.deadline.start(now);
        if plan.asked < plan.known && plan.under_way.len() < *at_once {
            plan.asked += 1;
            plan.under_way.push((plan.asked, Exchange::new()));
        }
        let mut earliest = None;
        for (page, exchange) in &mut plan.under_way {
            match exchange.step(rules, now) {
                Todo::Send(ticket) => return PagesTodo::Send(ticket, *page),
                Todo::Late => return PagesTodo::Late,
                Todo::Wait(until) => {
                    earliest = [earliest, until].into_iter().flatten().min();
                }
            }
        }
        if plan.under_way.is_empty() { PagesTodo::Done } else { PagesTodo::Wait(earliest) }
    }

    /// Which page the outcome is, and what to make of it; `None` when nobody waits for it.
    pub(crate) fn receive(
        &mut self,
        ticket: Ticket,
        seen: Seen<'_>,
        pagination: Option<&Pagination>,
        now: Time,
    ) -> Option<(u64, Heard)> {
        let Self { plan, rules, .. } = self;
        let at = plan.under_way.iter().position(|(_, exchange)| exchange.is_under(ticket))?;
        let (page, exchange) = &mut plan.under_way[at];
        let (page, heard) = (*page, exchange.receive(rules, Method::Get, seen, now));
        if heard != Heard::Again {
            plan.under_way.remove(at);
            plan.learn(page, pagination);
        }
        Some((page, heard))
    }
}

impl Plan {
    /// A list may grow or shrink while it is read: the latest page to speak is believed.
    fn learn(&mut self, page: u64, pagination: Option<&Pagination>) {
        let next = pagination.and_then(|pagination| pagination.next_page);
        let last = pagination.and_then(|pagination| pagination.last_page);
        if next.is_some_and(|next| next > page) {
            self.known = self.known.max(page + 1).max(last.unwrap_or(0));
        } else {
            self.known = self.known.min(page).max(self.asked);
        }
    }

    /// Asks again for what was under way in the process that stopped.
    fn resume(&mut self) {
        for (_, exchange) in &mut self.under_way {
            exchange.forget_sent();
        }
    }
}

/// A whole list, page by page: made by [`Hetzner::pages`]. Ends in everything on it, in order.
///
/// A host that does not want to hold it all [takes](Self::take) what has arrived after every answer. The errors are those
/// of a [`Call`](super::Call); what arrived before an error can still be taken.
#[must_use = "a flow does nothing until a host drives it"]
pub struct Pages<T> {
    hetzner: Hetzner,
    route: &'static Route,
    machine: PagesMachine,
    draft: Result<Draft, InputError>,
    arrived: Arrived<T>,
    failure: Option<Error>,
}

/// What a [`Pages`] knows, to be saved and [resumed](Pages::resume) in another process. It holds what was not taken yet,
/// and neither the token nor the operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct PagesState<T> {
    plan: Plan,
    deadline: Deadline,
    arrived: Arrived<T>,
}

/// Pages that have arrived, in any order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Arrived<T> {
    next: u64,
    pages: BTreeMap<u64, Vec<T>>,
}

impl<T> Arrived<T> {
    /// The next page in order, when it is there.
    fn next(&mut self) -> Option<Vec<T>> {
        let items = self.pages.remove(&self.next)?;
        self.next += 1;
        Some(items)
    }
}

const PER_PAGE: u64 = 50;

impl<T> Pages<T>
where
    Page<T>: Reply,
{
    pub(crate) fn new(hetzner: &Hetzner, route: &'static Route, draft: Result<Draft, InputError>) -> Self {
        let first = draft.as_ref().ok().and_then(|draft| draft.page).unwrap_or(1).max(1);
        Self {
            hetzner: hetzner.clone(),
            route,
            machine: PagesMachine::new(hetzner, first),
            draft,
            arrived: Arrived { next: first, pages: BTreeMap::new() },
            failure: None,
        }
    }

    /// How many pages may be under way at once, once the first has said how many there are: 1 unless said otherwise.
    pub fn at_once(mut self, pages: usize) -> Self {
        self.machine.at_once = pages.max(1);
        self
    }

    /// Gives up so long after the first step.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.rules.deadline = Deadline::within(duration);
        self
    }

    /// Takes the next page that has arrived; pages come in order. What is taken is not in the output.
    pub fn take(&mut self) -> Option<Vec<T>> {
        self.arrived.next()
    }

    /// What it knows so far.
    pub fn state(&self) -> PagesState<T>
    where
        T: Clone,
    {
        PagesState {
            plan: self.machine.plan.clone(),
            deadline: self.machine.rules.deadline,
            arrived: self.arrived.clone(),
        }
    }

    /// Goes on where another process stopped.
    pub fn resume(mut self, state: PagesState<T>) -> Self {
        self.machine.plan = state.plan;
        self.machine.plan.resume();
        self.machine.rules.deadline = state.deadline;
        self.arrived = state.arrived;
        self
    }
}

impl<T> Flow for Pages<T>
where
    Page<T>: Reply,
{
    type Output = Vec<T>;

    fn step(&mut self, now: Time) -> Result<Step<Vec<T>>, Error> {
        if let Some(error) = self.failure.take() {
            return Err(error);
        }
        let draft = self.draft.as_ref().map_err(Clone::clone)?;
        Ok(match self.machine.step(now) {
            PagesTodo::Send(ticket, page) => {
                let mut url = draft.url.clone();
                Draft::push_page(&mut url, page, draft.per_page.unwrap_or(PER_PAGE));
                Step::Send(ticket, self.hetzner.finish(Method::Get, url, None))
            }
            PagesTodo::Wait(until) => Step::Wait(until),
            PagesTodo::Late => return Err(late(self.route, None)),
            PagesTodo::Done => {
                let mut all = self.arrived.next().unwrap_or_default();
                while let Some(items) = self.arrived.next() {
                    all.extend(items);
                }
                Step::Done(all)
            }
        })
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        let reading = Reading::<Page<T>>::of(self.route, outcome);
        let pagination = reading.value.as_ref().ok().and_then(|page| {
            page.pagination.clone().or_else(|| link_pagination(&reading.response()?.headers))
        });
        let seen = reading.seen(now, &self.machine.rules);
        match self.machine.receive(ticket, seen, pagination.as_ref(), now) {
            None | Some((_, Heard::Again)) => {}
            Some((number, heard)) => match reading.settle(self.route, heard) {
                Ok(page) => {
                    self.arrived.pages.insert(number, page.items);
                }
                Err(error) => self.failure = Some(error),
            },
        }
    }
}
