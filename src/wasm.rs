//! The untyped interface: operations by name, parameters as plain objects, conversations as numbers and strings. The npm
//! package consists of this and a driver in JavaScript, which fetches, parses once and keeps the responses. Only what a
//! machine must see crosses the boundary.
#![allow(
    missing_docs,
    reason = "the interface between the driver and the core; index.d.ts documents what users see"
)]

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use wasm_bindgen::prelude::*;

use crate::api::SECRET_FIELDS;
use crate::flow::call::CallMachine;
use crate::flow::exchange::{Deadline, Machine};
use crate::flow::pages::PagesMachine;
use crate::flow::wait::{ActionKey, WaitMachine};
use crate::flow::{Step, Ticket};
use crate::lenient::Lenient;
use crate::operation::{Api, Method};
use crate::primitives::{InputError, UnixMillis};
use crate::reply::Pagination;
use crate::request::encode::EncodedRequest;
use crate::request::{Delivery, Request};
use crate::response::link_pagination;
use crate::retry::{ListPosition, OutcomeSummary, RetryPolicy, WaitHeaders};
use crate::settings::{Settings, Token};

mod parameters;
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)]
mod runtime;
mod table;

use table::Row;

/// The table, one line per operation.
#[wasm_bindgen]
pub fn table() -> String {
    table::TABLE.into()
}

/// The fields of responses that hold secrets, separated by spaces.
#[wasm_bindgen]
pub fn secrets() -> String {
    SECRET_FIELDS.into()
}

/// The wait before the next poll after this many polls, in milliseconds.
#[wasm_bindgen]
pub fn poll_interval(polls: u32) -> u32 {
    crate::flow::wait::poll_interval(polls) as u32
}

/// Removes quoted tokens from a message.
#[wasm_bindgen]
pub fn scrub(message: &str) -> String {
    crate::error::scrub(message)
}

/// An error as the driver reads it: operation, parameter and problem, one line each.
fn to_js_error(error: InputError) -> JsValue {
    let InputError { operation, parameter, problem, .. } = error;
    [&*operation, "\n", &parameter, "\n", &problem].concat().into()
}

#[wasm_bindgen]
pub struct Client {
    settings: Arc<Settings>,
}

#[wasm_bindgen]
impl Client {
    /// Creates a client. `application` is `name/version`, or empty for no `user-agent`.
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
        let build = || -> Result<Settings, InputError> {
            let mut settings = Settings::new(Token::new(token)?);
            match application.split_once('/') {
                Some((name, version)) => settings.set_application(name, version)?,
                None => settings.remove_user_agent(),
            }
            for (api, url) in [(Api::Cloud, cloud), (Api::Storage, storage)] {
                if !url.is_empty() {
                    settings.set_base_url(api, url)?;
                }
            }
            settings.seed = seed as u64;
            settings.retry = RetryPolicy::default().retries(retries).locked(locked);
            Ok(settings)
        };
        build().map(|settings| Client { settings: settings.into() }).map_err(to_js_error)
    }

    /// A call of an operation.
    pub fn call(&self, name: &str, parameters: &JsValue) -> Result<Conversation, JsValue> {
        let (row, request) = self.encode(name, parameters, false)?;
        Ok(self.start_call(row.method, row.api, request))
    }

    /// A call of an endpoint that is not in the table, by its method and its path with query.
    pub fn call_raw(
        &self,
        method: &str,
        is_storage_api: bool,
        path: &str,
        body: Option<String>,
    ) -> Result<Conversation, JsValue> {
        let invalid = |name: &'static str, problem: &str| to_js_error(InputError::new("", name, problem));
        let methods = [Method::Get, Method::Post, Method::Put, Method::Delete];
        let method = methods.into_iter().find(|known| known.as_str() == method);
        let method = method.ok_or_else(|| invalid("method", "must be GET, POST, PUT or DELETE"))?;
        if !path.starts_with('/') || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(invalid("path", "must start with a slash and be percent-encoded"));
        }
        let api = if is_storage_api { Api::Storage } else { Api::Cloud };
        let url = [self.settings.base_url(api), path].concat();
        let body = body.map(String::into_bytes);
        Ok(self.start_call(method, api, EncodedRequest { url, body, page: None, per_page: None }))
    }

    /// A list, page by page.
    pub fn pages(&self, name: &str, parameters: &JsValue, concurrency: u32) -> Result<Conversation, JsValue> {
        let (row, request) = self.encode(name, parameters, true)?;
        if !row.is_paginated {
            return Err(to_js_error(InputError::new(name, "", "does not reply in pages")));
        }
        let mut machine = PagesMachine::new(&self.settings, request);
        machine.concurrency = concurrency.max(1) as usize;
        Ok(Conversation::new(row.api, AnyMachine::Pages(machine)))
    }

    /// Waiting for actions: `cloud` and `storage` are the ids of those that have not ended, sorted and without duplicates.
    pub fn wait(&self, cloud: Vec<f64>, storage: Vec<f64>, immediately: bool) -> Conversation {
        let keys = |api: Api, ids: Vec<f64>| ids.into_iter().map(move |id| (api, id as u64));
        let pending: Vec<ActionKey> = keys(Api::Cloud, cloud).chain(keys(Api::Storage, storage)).collect();
        let machine = WaitMachine::new(&self.settings, pending, immediately);
        Conversation::new(Api::Cloud, AnyMachine::Wait(machine))
    }

    fn encode(
        &self,
        name: &str,
        parameters: &JsValue,
        defer_page: bool,
    ) -> Result<(Row, EncodedRequest), JsValue> {
        let unknown = || to_js_error(InputError::new(name, "", "is not an operation"));
        let row = Row::find(name).ok_or_else(unknown)?;
        let request = parameters::encode(self.settings.base_url(row.api), &row, parameters, defer_page);
        request.map(|request| (row, request)).map_err(to_js_error)
    }

    fn start_call(&self, method: Method, api: Api, request: EncodedRequest) -> Conversation {
        Conversation::new(api, AnyMachine::Call(CallMachine::new(&self.settings, method, request)))
    }
}

enum AnyMachine {
    Call(CallMachine),
    Pages(PagesMachine),
    Wait(WaitMachine),
}

/// The return values of `step`; those from `EXPIRED` on follow [`Stopped`](crate::flow::exchange::Stopped).
const SEND: u8 = 0;
const WAIT: u8 = 1;
const DONE: u8 = 2;
const EXPIRED: u8 = 3;

/// The return value of `receive` for an outcome that no request waits for; the others are those of
/// [`Verdict`](crate::retry::Verdict).
const IGNORED: u8 = 0;

#[wasm_bindgen]
pub struct Conversation {
    machine: AnyMachine,
    api: Api,
    request: Option<Request>,
    #[wasm_bindgen(readonly)]
    pub ticket: u32,
    /// The page that was requested or received.
    #[wasm_bindgen(readonly)]
    pub page: u32,
    #[wasm_bindgen(readonly)]
    pub until: f64,
}

#[wasm_bindgen]
impl Conversation {
    /// Sets the deadline: this many milliseconds after the first step.
    pub fn within(&mut self, millis: f64) {
        self.machine().context().deadline = Deadline::within(Duration::from_millis(millis as u64));
    }

    /// Sets the most retries of each request.
    pub fn retries(&mut self, retries: u32) {
        self.machine().context().retries = retries;
    }

    pub fn step(&mut self, now: f64) -> u8 {
        match self.machine().step(UnixMillis::new(now as u64)) {
            Ok(Step::Send(ticket, request)) => {
                self.locate(ticket);
                self.ticket = ticket.number();
                self.request = Some(request);
                SEND
            }
            Ok(Step::Wait(until)) => {
                self.until = until.map_or(f64::INFINITY, |until| until.get() as f64);
                WAIT
            }
            Ok(Step::Done(())) => DONE,
            Err(stopped) => EXPIRED + stopped as u8,
        }
    }

    /// Returns whether the request is one of the Storage Box API.
    pub fn is_storage_api(&self) -> bool {
        self.api == Api::Storage
    }

    /// The request to send: method, URL, body (empty for none), then the names and values of the headers in turn.
    pub fn request(&self) -> Vec<String> {
        let Some(request) = &self.request else { return Vec::new() };
        let body = request.body.clone().and_then(|body| String::from_utf8(body).ok()).unwrap_or_default();
        let mut flat = Vec::from([request.method.as_str().into(), request.url.clone(), body]);
        for (name, value) in request.headers.iter() {
            flat.push(name.into());
            flat.push(value.into());
        }
        flat
    }

    /// Tells an outcome. The status is 0 for a request that was lost and 1 for one that did not leave. `next_page` and
    /// `last_page` are 0 when unknown; `items` is the length of a list; `actions` are ids, negative for actions that have ended.
    #[allow(
        clippy::too_many_arguments,
        reason = "plain numbers and strings are what crosses the boundary for free"
    )]
    pub fn receive(
        &mut self,
        ticket: u32,
        status: u16,
        code: &str,
        is_reply: bool,
        retry_after: &str,
        ratelimit_reset: &str,
        link: &str,
        next_page: f64,
        last_page: f64,
        items: u32,
        actions: Vec<f64>,
        now: f64,
    ) -> u8 {
        let (ticket, now) = (Ticket::from_number(ticket), UnixMillis::new(now as u64));
        let actions: Vec<(u64, bool)> = actions.into_iter().map(|id| (id.abs() as u64, id < 0.0)).collect();
        self.locate(ticket);
        let per_page = self.per_page();
        let machine = self.machine();
        let cap = machine.context().settings.retry.cap;
        let retry_after = WaitHeaders { retry_after, ratelimit_reset }.retry_after(now, cap);
        let list = list_position(next_page, last_page, link, items, per_page);
        let outcome =
            OutcomeSummary { is_reply, retry_after, actions: &actions, ..with_status(status, code, list) };
        machine.receive(ticket, &outcome, now).map_or(IGNORED, |verdict| verdict as u8)
    }

    /// The actions of the last API asked that it did not know.
    pub fn missing(&self) -> Vec<f64> {
        let AnyMachine::Wait(machine) = &self.machine else { return Vec::new() };
        machine.missing().iter().filter(|key| key.0 == self.api).map(|key| key.1 as f64).collect()
    }

    /// The number of polls, and the times of the next poll and of the deadline (0 for none), for a process that continues
    /// later.
    pub fn checkpoint(&self) -> Vec<f64> {
        match &self.machine {
            AnyMachine::Wait(machine) => {
                machine.checkpoint().into_iter().map(|number| number as f64).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Continues from a `checkpoint`.
    pub fn resume(&mut self, polls: u32, next_poll: f64, deadline: f64) {
        if let AnyMachine::Wait(machine) = &mut self.machine {
            machine.resume(polls, next_poll as u64, deadline as u64);
        }
    }
}

impl Conversation {
    fn new(api: Api, machine: AnyMachine) -> Self {
        Self { machine, api, request: None, ticket: 0, page: 0, until: f64::INFINITY }
    }

    fn machine(&mut self) -> &mut dyn Machine {
        match &mut self.machine {
            AnyMachine::Call(machine) => machine,
            AnyMachine::Pages(machine) => machine,
            AnyMachine::Wait(machine) => machine,
        }
    }

    /// The number of resources that a list asks for per page.
    fn per_page(&self) -> u64 {
        match &self.machine {
            AnyMachine::Pages(machine) => machine.per_page(),
            _ => u64::MAX,
        }
    }

    /// Notes which page, or which API, the request with this ticket asks for.
    fn locate(&mut self, ticket: Ticket) {
        match &self.machine {
            AnyMachine::Call(_) => {}
            AnyMachine::Pages(machine) => self.page = machine.page_of(ticket).unwrap_or(0) as u32,
            AnyMachine::Wait(machine) => self.api = machine.api_of(ticket).unwrap_or(self.api),
        }
    }
}

/// An outcome by its status: 0 for a request that was lost, 1 for one that did not leave.
fn with_status(status: u16, code: &str, list: ListPosition) -> OutcomeSummary<'_> {
    let outcome = match status {
        0 => OutcomeSummary::lost(Delivery::MaybeSent),
        1 => OutcomeSummary::lost(Delivery::NotSent),
        _ => OutcomeSummary::response(status, code),
    };
    OutcomeSummary { list, ..outcome }
}

/// The position of a page by its body, or else by its `Link` header.
fn list_position(next_page: f64, last_page: f64, link: &str, items: u32, per_page: u64) -> ListPosition {
    let page = |number: f64| (number > 0.0).then_some(number as u64);
    let pagination =
        Pagination { next_page: page(next_page), last_page: page(last_page), ..Pagination::missing() };
    let is_known = pagination.next_page.or(pagination.last_page).is_some();
    let pagination = if is_known { Some(pagination) } else { link_pagination(link) };
    ListPosition::new(pagination.as_ref(), items as usize, per_page)
}
