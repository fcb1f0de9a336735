//! The untyped door: operations by name, parameters as plain objects, conversations as numbers and strings. The npm
//! package is made of this and a driver in JavaScript, which fetches, parses once and keeps the answers; only what a
//! machine has to see comes in here.
#![allow(
    missing_docs,
    reason = "this is between the driver and us; what users see is documented in index.d.ts"
)]

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use wasm_bindgen::prelude::*;

use crate::client::{Hetzner, Token};
use crate::error::{InputError, Sent};
use crate::flow::call::CallMachine;
use crate::flow::pages::{PagesMachine, PagesTodo};
use crate::flow::retry::{Deadline, Heard, RetryPolicy, Rules, Seen, Todo, hint};
use crate::flow::wait::{Key, WaitMachine, WaitTodo};
use crate::flow::{Ticket, Time};
use crate::operation::{Api, Method};
use crate::request::rule::Draft;
use crate::request::{Headers, Request};
use crate::response::{Pagination, link_pagination};

mod parameters;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)]
mod runtime;
mod table;

use table::Row;

/// The fields of answers that hold secrets.
pub(crate) const SECRETS: &str = "root_password wss_url password tsig_key";

/// The table, a line for each operation.
#[wasm_bindgen]
pub fn table() -> String {
    table::TABLE.into()
}

#[wasm_bindgen]
pub fn secrets() -> String {
    SECRETS.into()
}

/// Milliseconds before the next poll, when there were so many.
#[wasm_bindgen]
pub fn poll_interval(polls: u32) -> u32 {
    crate::flow::wait::poll_interval(polls) as u32
}

/// Takes what looks like a token out of a message.
#[wasm_bindgen]
pub fn scrub(message: &str) -> String {
    crate::error::scrub(message)
}

/// An error as the driver understands it: operation, parameter and problem.
fn thrown(error: InputError) -> JsValue {
    let InputError { operation, parameter, problem } = error;
    [operation, parameter, problem].join("\n").into()
}

#[wasm_bindgen]
pub struct Client {
    hetzner: Hetzner,
}

#[wasm_bindgen]
impl Client {
    /// `user_agent` is empty for none, and otherwise `name/version` of the application.
    #[wasm_bindgen(constructor)]
    pub fn new(
        token: &str,
        cloud: &str,
        storage: &str,
        application: &str,
        seed: f64,
        retries: u32,
        locked: bool,
    ) -> Result<Client, JsValue> {
        let build = || -> Result<Hetzner, InputError> {
            let mut hetzner = Hetzner::new(Token::new(token)?).without_user_agent().seed(seed as u64);
            if let Some((name, version)) = application.split_once('/') {
                hetzner = hetzner.application(name, version)?;
            }
            for (api, url) in [(Api::Cloud, cloud), (Api::Storage, storage)] {
                if !url.is_empty() {
                    hetzner = hetzner.base_url(api, url)?;
                }
            }
            Ok(hetzner.retry(RetryPolicy::default().retries(retries).locked(locked)))
        };
        build().map(|hetzner| Client { hetzner }).map_err(thrown)
    }

    /// A call of an operation.
    pub fn call(&self, name: &str, parameters: &JsValue) -> Result<Conversation, JsValue> {
        let (row, draft) = self.draft(name, parameters, false)?;
        Ok(self.conversation(row.method, row.api, draft, Machine::Call(CallMachine::new(&self.hetzner))))
    }

    /// A call of an endpoint that the table does not have, by its method and path, with its query.
    pub fn raw(
        &self,
        method: &str,
        of_storage: bool,
        path: &str,
        body: Option<String>,
    ) -> Result<Conversation, JsValue> {
        let refused = |name: &'static str, problem: &str| thrown(InputError::new("", name, problem));
        let methods = [Method::Get, Method::Post, Method::Put, Method::Delete];
        let method = methods.into_iter().find(|known| known.as_str() == method);
        let method = method.ok_or_else(|| refused("method", "has to be GET, POST, PUT or DELETE"))?;
        if !path.starts_with('/') || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(refused("path", "has to start with a slash and to be percent-encoded"));
        }
        let api = if of_storage { Api::Storage } else { Api::Cloud };
        let url = [self.hetzner.base(api), path].concat();
        let draft = Draft { url, body: body.map(String::into_bytes), page: None, per_page: None };
        Ok(self.conversation(method, api, draft, Machine::Call(CallMachine::new(&self.hetzner))))
    }

    /// A listing, page by page.
    pub fn pages(&self, name: &str, parameters: &JsValue, at_once: u32) -> Result<Conversation, JsValue> {
        let (row, draft) = self.draft(name, parameters, true)?;
        if !row.is_paginated {
            return Err(thrown(InputError::new(name, "", "does not answer in pages")));
        }
        let mut machine = PagesMachine::new(&self.hetzner, draft.page.unwrap_or(1));
        machine.at_once = at_once.max(1) as usize;
        Ok(self.conversation(row.method, row.api, draft, Machine::Pages(machine)))
    }

    /// Waiting for actions: `cloud` and `storage` are the ids of those that have not ended, sorted, each once.
    pub fn wait(&self, cloud: Vec<f64>, storage: Vec<f64>, at_once: bool) -> Conversation {
        let keys = |api: Api, ids: Vec<f64>| ids.into_iter().map(move |id| (api, id as u64));
        let pending: Vec<Key> = keys(Api::Cloud, cloud).chain(keys(Api::Storage, storage)).collect();
        let machine = WaitMachine::new(&self.hetzner, pending, at_once);
        let draft = Draft { url: String::new(), body: None, page: None, per_page: None };
        self.conversation(Method::Get, Api::Cloud, draft, Machine::Wait(machine))
    }

    fn draft(&self, name: &str, parameters: &JsValue, hold_page: bool) -> Result<(Row, Draft), JsValue> {
        let row =
            Row::find(name).ok_or_else(|| thrown(InputError::new(name, "", "there is no such operation")))?;
        let draft = parameters::draft(self.hetzner.base(row.api), &row, parameters, hold_page);
        draft.map(|draft| (row, draft)).map_err(thrown)
    }

    fn conversation(&self, method: Method, api: Api, draft: Draft, machine: Machine) -> Conversation {
        Conversation {
            hetzner: self.hetzner.clone(),
            method,
            api,
            draft,
            machine,
            request: None,
            ticket: 0,
            page: 0,
            until: f64::INFINITY,
            missing: Vec::new(),
        }
    }
}

enum Machine {
    Call(CallMachine),
    Pages(PagesMachine),
    Wait(WaitMachine),
}

/// What `step` says.
const SEND: u8 = 0;
const WAIT: u8 = 1;
const DONE: u8 = 2;
const LATE: u8 = 3;
const LATE_AND_AMBIGUOUS: u8 = 4;

/// What `receive` says.
const IGNORED: u8 = 0;
const AGAIN: u8 = 1;
const FINAL: u8 = 2;
const AMBIGUOUS: u8 = 3;
const TOO_LATE: u8 = 4;

#[wasm_bindgen]
pub struct Conversation {
    hetzner: Hetzner,
    method: Method,
    api: Api,
    draft: Draft,
    machine: Machine,
    request: Option<Request>,
    #[wasm_bindgen(readonly)]
    pub ticket: u32,
    /// The page that was sent for, or received.
    #[wasm_bindgen(readonly)]
    pub page: u32,
    #[wasm_bindgen(readonly)]
    pub until: f64,
    missing: Vec<f64>,
}

#[wasm_bindgen]
impl Conversation {
    /// Gives up so many milliseconds after the first step.
    pub fn within(&mut self, millis: f64) {
        self.rules().deadline = Deadline::within(Duration::from_millis(millis as u64));
    }

    /// Sends each request again at most so often.
    pub fn retries(&mut self, retries: u32) {
        self.rules().policy.retries = retries;
    }

    pub fn step(&mut self, now: f64) -> u8 {
        let now = Time::from_millis(now as u64);
        let todo = match &mut self.machine {
            Machine::Call(machine) => {
                let todo = machine.step(now);
                if todo == Todo::Late && machine.exchange.is_sent() && !self.method.is_idempotent() {
                    return LATE_AND_AMBIGUOUS;
                }
                if let Todo::Send(_) = todo {
                    self.request = Some(self.hetzner.finish(
                        self.method,
                        self.draft.url.clone(),
                        self.draft.body.clone(),
                    ));
                }
                todo
            }
            Machine::Pages(machine) => match machine.step(now) {
                PagesTodo::Send(ticket, page) => {
                    let mut url = self.draft.url.clone();
                    Draft::push_page(&mut url, page, self.draft.per_page.unwrap_or(50));
                    self.request = Some(self.hetzner.finish(Method::Get, url, None));
                    self.page = page as u32;
                    Todo::Send(ticket)
                }
                PagesTodo::Wait(until) => Todo::Wait(until),
                PagesTodo::Late => Todo::Late,
                PagesTodo::Done => return DONE,
            },
            Machine::Wait(machine) => match machine.step(now) {
                WaitTodo::Send(ticket, keys) => {
                    let (route, url) = WaitMachine::url(&self.hetzner, &keys);
                    self.api = route.api;
                    self.request = Some(self.hetzner.finish(Method::Get, url, None));
                    Todo::Send(ticket)
                }
                WaitTodo::Wait(until) => Todo::Wait(until),
                WaitTodo::Late => Todo::Late,
                WaitTodo::Done => return DONE,
            },
        };
        match todo {
            Todo::Send(ticket) => {
                self.ticket = ticket.number();
                SEND
            }
            Todo::Wait(until) => {
                self.until = until.map_or(f64::INFINITY, |until| until.as_millis() as f64);
                WAIT
            }
            Todo::Late => LATE,
        }
    }

    pub fn method(&self) -> String {
        self.method.as_str().into()
    }

    /// Whether actions are asked for at the Storage Box API.
    pub fn of_storage(&self) -> bool {
        self.api == Api::Storage
    }

    pub fn url(&self) -> String {
        self.request.as_ref().map(|request| request.url.clone()).unwrap_or_default()
    }

    pub fn body(&self) -> Option<String> {
        let body = self.request.as_ref()?.body.clone()?;
        String::from_utf8(body).ok()
    }

    /// Names and values in turns.
    pub fn headers(&self) -> Vec<String> {
        let mut flat = Vec::new();
        if let Some(request) = &self.request {
            for (name, value) in request.headers.iter() {
                flat.push(name.into());
                flat.push(value.into());
            }
        }
        flat
    }

    /// Tells an outcome. A status of 0 is a request that was lost, of 1 one that did not leave. `next` and `last` are
    /// pages, 0 for none; `told` are the ids of actions, negative for those that have ended.
    #[allow(
        clippy::too_many_arguments,
        reason = "plain numbers and strings are what crosses the boundary for free"
    )]
    pub fn receive(
        &mut self,
        ticket: u32,
        status: u16,
        code: &str,
        retry_after: &str,
        rate_limit_reset: &str,
        link: &str,
        next: f64,
        last: f64,
        told: Vec<f64>,
        now: f64,
    ) -> u8 {
        let (ticket, now) = (Ticket::from_number(ticket), Time::from_millis(now as u64));
        let seen_headers =
            [("retry-after", retry_after), ("ratelimit-reset", rate_limit_reset), ("link", link)];
        let headers = Headers::from_iter(seen_headers.into_iter().filter(|(_, value)| !value.is_empty()));
        let cap = self.rules().policy.cap;
        let seen = match status {
            0 => Seen::Lost(Sent::Perhaps),
            1 => Seen::Lost(Sent::No),
            _ => Seen::Answer { status, code, hint: hint(&headers, now, cap) },
        };
        let heard = match &mut self.machine {
            Machine::Call(machine) if machine.exchange.is_under(ticket) => {
                Some(machine.exchange.receive(&machine.rules, self.method, seen, now))
            }
            Machine::Call(_) => None,
            Machine::Pages(machine) => {
                let pagination = if next > 0.0 || last > 0.0 {
                    let page = |number: f64| (number > 0.0).then_some(number as u64);
                    let (next_page, last_page) = (page(next), page(last));
                    Some(Pagination {
                        page: 0,
                        per_page: 0,
                        previous_page: None,
                        next_page,
                        last_page,
                        total_entries: None,
                    })
                } else {
                    link_pagination(&headers)
                };
                let received = machine.receive(ticket, seen, pagination.as_ref(), now);
                received.map(|(page, heard)| {
                    self.page = page as u32;
                    heard
                })
            }
            Machine::Wait(machine) => {
                let told: Vec<(u64, bool)> = told.into_iter().map(|id| (id.abs() as u64, id < 0.0)).collect();
                machine.receive(ticket, seen, &told, now).map(|(heard, missing)| {
                    self.missing = missing.into_iter().map(|(_, id)| id as f64).collect();
                    heard
                })
            }
        };
        match heard {
            None => IGNORED,
            Some(Heard::Again) => AGAIN,
            Some(Heard::Final) => FINAL,
            Some(Heard::Ambiguous) => AMBIGUOUS,
            Some(Heard::Late) => TOO_LATE,
        }
    }

    /// The actions that the last answer should have had, and had not.
    pub fn missing(&self) -> Vec<f64> {
        self.missing.clone()
    }

    /// When to ask again and how often it was done, for a process that goes on later: polls, next poll, deadline; 0 for
    /// what is not known.
    pub fn progress(&self) -> Vec<f64> {
        match &self.machine {
            Machine::Wait(machine) => machine.progress().into_iter().map(|number| number as f64).collect(),
            _ => Vec::new(),
        }
    }

    /// Goes on from what `progress` said.
    pub fn go_on(&mut self, polls: u32, next: f64, deadline: f64) {
        if let Machine::Wait(machine) = &mut self.machine {
            machine.go_on(polls, next as u64, deadline as u64);
        }
    }
}

impl Conversation {
    fn rules(&mut self) -> &mut Rules {
        match &mut self.machine {
            Machine::Call(machine) => &mut machine.rules,
            Machine::Pages(machine) => &mut machine.rules,
            Machine::Wait(machine) => &mut machine.rules,
        }
    }
}
