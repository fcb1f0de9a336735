//! The untyped interface: operations by name, parameters as plain objects, conversations as numbers and strings. The npm
//! package consists of this and a driver in JavaScript, which fetches, parses once and keeps the responses. Only what a
//! machine must see crosses the boundary.
#![allow(
    missing_docs,
    reason = "the interface between the driver and the core; the declarations in pkg-js document what users see"
)]

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use crate::api::SECRET_FIELDS;
use crate::flow::Ticket;
use crate::flow::call::CallMachine;
use crate::flow::exchange::{Deadline, Machine, Next};
use crate::flow::pages::PagesMachine;
use crate::flow::wait::WaitMachine;
use crate::lenient::Lenient;
use crate::operation::{Api, Method};
use crate::primitives::{InputError, UnixMillis, concat, push_all, push_decimal, split_once};
use crate::reply::Pagination;
use crate::request::Delivery;
use crate::request::encode::EncodedRequest;
use crate::response::link_pagination;
use crate::retry::{ListPosition, OutcomeSummary, RetryPolicy, WaitHeaders};
use crate::settings::{Settings, Token};

mod parameters;
mod table;
#[cfg(feature = "wasm-tasks")]
mod tasks;

/// The table, and the fields of responses that hold secrets, separated by spaces.
#[wasm_bindgen]
pub fn table() -> String {
    concat(&[table::TABLE, "\0", SECRET_FIELDS])
}

/// The wait before the next poll after this many polls, in milliseconds.
#[wasm_bindgen]
pub fn poll_interval(polls: u32) -> u32 {
    crate::flow::wait::poll_interval(polls) as u32
}

/// The kind of an error as in [`ErrorKind`](crate::error::ErrorKind) and the names of the predicates that hold, separated
/// by spaces, and the advice for its code, if there is any. The status is that of `receive`; the code is empty when the
/// response contains no error.
#[wasm_bindgen]
pub fn classify(status: u16, method_and_code: &str) -> String {
    let (method, code) = split_once(method_and_code, b' ').unwrap_or_default();
    let method = Method::from_text(method).unwrap_or(Method::Post);
    let mut text =
        crate::error::classify(method, status, code, &with_status(status, code, ListPosition::default()));
    push_all(&mut text, &["\0", crate::error::advice(code).unwrap_or_default()]);
    text
}

/// Removes quoted tokens from a message.
#[wasm_bindgen]
pub fn scrub(message: &str) -> String {
    crate::error::scrub(message)
}

/// A client. What crosses the boundary are numbers, and one text at most: everything else would need more code on both
/// sides. Texts that travel together are separated by [`SEPARATOR`].
#[wasm_bindgen]
pub struct Client {
    /// `None` when the options are invalid.
    settings: Option<Arc<Settings>>,
    /// The last input error: operation, parameter and problem, one line each.
    problem: String,
}

#[wasm_bindgen]
impl Client {
    /// Creates a client, with a `problem` if the options are invalid. The texts are the token, the two base URLs and
    /// `name/version` of the application; each but the token may be empty, the last for no `user-agent`.
    #[wasm_bindgen(constructor)]
    pub fn new(texts: &str, seed: f64, retries: f64, locked: bool) -> Client {
        let [token, cloud, storage, application] = split(texts);
        let build = || -> Result<Settings, InputError> {
            let mut settings = Settings::new(Token::new(token)?);
            match split_once(application, b'/') {
                Some((name, version)) => settings.set_application(name, version)?,
                None => settings.remove_user_agent(),
            }
            for (api, url) in [(Api::Cloud, cloud), (Api::Storage, storage)] {
                if !url.is_empty() {
                    settings.set_base_url(api, url)?;
                }
            }
            settings.seed = seed as u64;
            settings.retry = RetryPolicy::default().retries(retries as u32).locked(locked);
            Ok(settings)
        };
        let mut client = Client { settings: None, problem: String::new() };
        client.settings = client.noting(build()).map(Arc::new);
        client
    }

    /// The last input error: operation, parameter and problem, one line each.
    pub fn problem(&self) -> String {
        self.problem.clone()
    }

    /// The headers of every request, without or with a body: names and values in turn, one line each.
    pub fn headers(&self, with_body: bool) -> String {
        let Some(settings) = &self.settings else { return String::new() };
        let mut lines = String::new();
        settings.own_headers(with_body).for_each(|(name, value)| {
            push_all(&mut lines, &[name, "\n", value, "\n"]);
        });
        lines
    }

    /// The URL of a request: the path of the operation, which ends in [`SEPARATOR`], and the parameters of the URL. The
    /// result is empty after a `problem`.
    pub fn url(&mut self, path_and_parameters: &str, is_storage_api: bool) -> Option<String> {
        self.encode(path_and_parameters, is_storage_api, false).map(|request| request.url)
    }

    /// The URL of an endpoint that is not in the table, by its method and its path with query.
    pub fn raw_url(&mut self, method_and_path: &str, is_storage_api: bool) -> Option<String> {
        let settings = self.settings.clone()?;
        let [method, path] = split(method_and_path);
        let invalid = |parameter: &'static str, problem: &str| InputError::new("", parameter, problem);
        if Method::from_text(method).is_none() {
            return self.noting(Err(invalid("method", "must be GET, POST, PUT or DELETE")));
        }
        if !path.starts_with('/') || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
            return self.noting(Err(invalid("path", "must start with a slash and be percent-encoded")));
        }
        Some(concat(&[settings.base_url(api_of(is_storage_api)), path]))
    }

    /// A call, by its method and its URL.
    pub fn call(&self, method_and_url: &str) -> Option<Conversation> {
        let [method, url] = split(method_and_url);
        let request = EncodedRequest { url: url.into(), ..Default::default() };
        let machine = CallMachine::new(self.settings.as_ref()?, Method::from_text(method)?, request);
        Some(Conversation::new(AnyMachine::Call(machine)))
    }

    /// A list, page by page; path and parameters are those of `url`.
    pub fn pages(
        &mut self,
        path_and_parameters: &str,
        is_storage_api: bool,
        concurrency: u32,
    ) -> Option<Conversation> {
        let request = self.encode(path_and_parameters, is_storage_api, true)?;
        let mut machine = PagesMachine::new(self.settings.as_ref()?, request);
        machine.concurrency = concurrency.max(1) as usize;
        Some(Conversation::new(AnyMachine::Pages(machine)))
    }

    /// Waiting for actions: the ids of those of the Cloud API and of the Storage Box API that have not ended, sorted,
    /// without duplicates, and separated by commas.
    pub fn wait(&mut self, ids: &str) -> Option<Conversation> {
        let [cloud, storage] = split(ids);
        let mut machine = WaitMachine::new(self.settings.as_ref()?, Vec::new(), false);
        for (api, ids) in [(Api::Cloud, cloud), (Api::Storage, storage)] {
            numbers(ids).for_each(|(id, _)| machine.add((api, id)));
        }
        Some(Conversation::new(AnyMachine::Wait(machine)))
    }

    fn encode(
        &mut self,
        path_and_parameters: &str,
        is_storage_api: bool,
        defer_page: bool,
    ) -> Option<EncodedRequest> {
        let settings = self.settings.clone()?;
        let base = settings.base_url(api_of(is_storage_api));
        self.noting(parameters::encode(base, path_and_parameters, defer_page))
    }

    /// Keeps an error for `problem`.
    fn noting<T>(&mut self, result: Result<T, InputError>) -> Option<T> {
        result.map_err(|error| self.note(error)).ok()
    }

    fn note(&mut self, InputError { operation, parameter, problem, .. }: InputError) {
        self.problem = concat(&[&*operation, "\n", &parameter, "\n", &problem]);
    }
}

/// Ends one text and starts the next; it cannot occur in them.
const SEPARATOR: u8 = 0;

fn api_of(is_storage_api: bool) -> Api {
    if is_storage_api { Api::Storage } else { Api::Cloud }
}

/// Splits texts that travel together; those that are missing are empty.
fn split<const N: usize>(texts: &str) -> [&str; N] {
    let mut all = [""; N];
    split_into(texts, &mut all);
    all
}

/// The part of `split` that is the same for every number of texts.
fn split_into<'a>(mut texts: &'a str, all: &mut [&'a str]) {
    let Some((last, others)) = all.split_last_mut() else { return };
    for text in others {
        (*text, texts) = split_once(texts, SEPARATOR).unwrap_or((texts, ""));
    }
    // The last text keeps a separator that it contains, and is refused for it.
    *last = texts;
}

/// Reads numbers that are separated by commas, and whether each has a minus sign.
fn numbers(text: &str) -> impl Iterator<Item = (u64, bool)> + '_ {
    crate::primitives::split(text, b',').filter_map(|number| {
        let digits = number.strip_prefix('-');
        Some((crate::primitives::read_decimal(digits.unwrap_or(number))?, digits.is_some()))
    })
}

/// Writes numbers, separated by commas.
fn join(numbers: impl Iterator<Item = u64>) -> String {
    let mut text = String::new();
    for number in numbers {
        if !text.is_empty() {
            text.push(',');
        }
        push_decimal(&mut text, number);
    }
    text
}

enum AnyMachine {
    Call(CallMachine),
    Pages(PagesMachine),
    Wait(WaitMachine),
}

/// The states after a `step` without a request; those from `EXPIRED` on follow
/// [`Stopped`](crate::flow::exchange::Stopped).
const WAIT: u8 = 1;
const DONE: u8 = 2;
const EXPIRED: u8 = 3;

/// The return value of `receive` for an outcome that no request waits for; the others are those of
/// [`Verdict`](crate::retry::Verdict).
const IGNORED: u8 = 0;

#[wasm_bindgen]
pub struct Conversation {
    machine: AnyMachine,
    /// The API that a wait asked last.
    api: Api,
    /// The ticket of the request that `step` returned.
    #[wasm_bindgen(readonly)]
    pub ticket: u32,
    /// The page that was requested or received.
    #[wasm_bindgen(readonly)]
    pub page: u32,
    /// The state after a `step` that returned no request.
    #[wasm_bindgen(readonly)]
    pub state: u8,
    /// The end of the wait, when that is the state.
    #[wasm_bindgen(readonly)]
    pub until: f64,
}

#[wasm_bindgen]
impl Conversation {
    /// Sets the deadline, this many milliseconds after the first step, unless it is infinite; and the most retries of each
    /// request, unless it is negative.
    pub fn limit(&mut self, within: f64, retries: f64) {
        let context = self.machine().context();
        if within.is_finite() {
            context.deadline = Deadline::Within(within as u64);
        }
        if retries >= 0.0 {
            context.retries = retries as u32;
        }
    }

    /// The URL of the request to send now, for which the driver has the method, headers and body. When there is none,
    /// the `state` tells why.
    pub fn step(&mut self, now: f64) -> Option<String> {
        self.state = match self.machine().step(UnixMillis::new(now as u64)) {
            Ok(Some(Next::Send(ticket, url))) => {
                self.locate(ticket);
                self.ticket = ticket.number();
                return Some(url);
            }
            Ok(Some(Next::Wait(until))) => {
                self.until = until.map_or(f64::INFINITY, |until| until.get() as f64);
                WAIT
            }
            Ok(None) => DONE,
            Err(stopped) => EXPIRED + stopped as u8,
        };
        None
    }

    /// Tells an outcome. The status is 0 for a request that was lost and 1 for one that did not leave. The texts are the
    /// code, the headers `retry-after`, `ratelimit-reset` and `link`, and the ids of actions separated by commas, negative
    /// for actions that have ended. `next_page` and `last_page` are 0 when unknown; `items` is the length of a list.
    #[allow(
        clippy::too_many_arguments,
        reason = "plain numbers and strings are what crosses the boundary for free"
    )]
    pub fn receive(
        &mut self,
        ticket: u32,
        status: u16,
        is_reply: bool,
        texts: &str,
        next_page: f64,
        last_page: f64,
        items: u32,
        now: f64,
    ) -> u8 {
        let [code, retry_after, ratelimit_reset, link, actions] = split(texts);
        let (ticket, now) = (Ticket::from_number(ticket), UnixMillis::new(now as u64));
        let actions: Vec<(u64, bool)> = numbers(actions).collect();
        self.locate(ticket);
        let per_page = self.per_page();
        let machine = self.machine();
        let cap = machine.context().settings.retry.cap;
        let retry_after = WaitHeaders { retry_after, ratelimit_reset }.retry_after(status, now, cap);
        let list = list_position(next_page, last_page, link, items, per_page);
        let outcome =
            OutcomeSummary { is_reply, retry_after, actions: &actions, ..with_status(status, code, list) };
        machine.receive(ticket, &outcome, now).map_or(IGNORED, |verdict| verdict as u8)
    }

    /// Waits for one more action.
    pub fn add(&mut self, id: f64, is_storage_api: bool) {
        if let AnyMachine::Wait(machine) = &mut self.machine {
            machine.add((api_of(is_storage_api), id as u64));
        }
    }

    /// The progress of a wait: `storage` when that API was asked last, the actions that it did not know, and, for a process
    /// that continues later, the number of polls and the times of the next poll and of the deadline (0 for none). Numbers
    /// are separated by commas.
    pub fn progress(&self) -> String {
        let AnyMachine::Wait(machine) = &self.machine else { return String::new() };
        let missing = machine.missing().iter().filter(|key| key.0 == self.api).map(|key| key.1);
        let mut text = String::from(self.api.as_str());
        for numbers in [join(missing), join(machine.checkpoint().into_iter())] {
            push_all(&mut text, &["\0", &numbers]);
        }
        text
    }

    /// Continues from the last numbers of `progress`.
    pub fn resume(&mut self, polls: u32, next_poll: f64, deadline: f64) {
        if let AnyMachine::Wait(machine) = &mut self.machine {
            machine.resume(polls, next_poll as u64, deadline as u64);
        }
    }
}

impl Conversation {
    fn new(machine: AnyMachine) -> Self {
        Self { machine, api: Api::Cloud, ticket: 0, page: 0, state: WAIT, until: f64::INFINITY }
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
