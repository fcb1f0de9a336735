//! An asynchronous host on `fetch`, for Rust programs compiled to WebAssembly: in a page, a worker, workerd or Node. It sends
//! several requests at the same time.
//!
//! ```no_run
//! # #[cfg(target_family = "wasm")]
//! # async fn run(token: &str) -> Result<(), hetzner_cloud::Error> {
//! use hetzner_cloud::{Hetzner, Token, adapter::fetch, servers};
//!
//! let hetzner = Hetzner::new(Token::new(token)?).without_user_agent();
//! let all = fetch::run(hetzner.pages(servers::List::new())).await?;
//! # Ok(())
//! # }
//! ```

use alloc::string::{String, ToString};

use gloo_net::http::RequestBuilder;
use js_sys::{Date, Function, Promise, Reflect, global};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestRedirect;

use crate::error::{Error, TransportError};
use crate::flow::{Flow, drive_async};
use crate::operation::Method;
use crate::primitives::UnixMillis;
use crate::request::Request;
use crate::response::Response;

/// Drives a flow to its end, with several requests in flight.
///
/// # Errors
/// Those of the flow.
pub async fn run<F: Flow>(flow: F) -> Result<F::Output, Error> {
    drive_async(flow, now, send, sleep).await
}

/// Sends one request. Redirects are not followed, so the token goes to no other host.
///
/// # Errors
/// When there is no response. `fetch` does not tell why, so the request may have arrived.
pub async fn send(request: Request) -> Result<Response, TransportError> {
    let mut builder =
        RequestBuilder::new(&request.url).method(method(request.method)).redirect(RequestRedirect::Manual);
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let not_sent = |error: gloo_net::Error| TransportError::not_sent(error.to_string());
    let request = match request.body {
        Some(body) => builder.body(String::from_utf8_lossy(&body).as_ref()),
        None => builder.build(),
    };
    let lost = |error: gloo_net::Error| TransportError::maybe_sent(error.to_string());
    let response = request.map_err(not_sent)?.send().await.map_err(lost)?;
    Ok(Response {
        status: response.status(),
        headers: response.headers().entries().collect(),
        body: response.binary().await.map_err(lost)?,
    })
}

/// Converts a value to what `JSON.parse` would return, for the JavaScript of a page.
///
/// # Errors
/// When the value cannot be written as JSON.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

fn now() -> UnixMillis {
    UnixMillis::new(Date::now() as u64)
}

/// Sleeps by the `setTimeout` of the global object, which pages, workers and Node all have.
async fn sleep(until: UnixMillis) {
    let millis = super::timer_millis(now().until(until));
    let timer = Promise::new(&mut |resolve, _| {
        let set_timeout = Reflect::get(&global(), &"setTimeout".into()).ok();
        if let Some(set_timeout) = set_timeout.and_then(|function| function.dyn_into::<Function>().ok()) {
            // A runtime without timers cannot sleep; the promise then stays pending.
            let _ = set_timeout.call2(&JsValue::UNDEFINED, &resolve, &millis.into());
        }
    });
    // This promise never rejects.
    let _ = JsFuture::from(timer).await;
}
