//! An async host on `fetch`, for Rust programs compiled to WebAssembly: in a page, a worker, workerd or Node. What is in
//! flight runs side by side.
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

/// Drives a flow to its end, with what is in flight side by side.
///
/// # Errors
/// Those of the flow.
pub async fn run<F: Flow>(flow: F) -> Result<F::Output, Error> {
    drive_async(flow, now, send, sleep).await
}

/// Sends one request. Redirects are not followed, so that the token stays here.
///
/// # Errors
/// When there is no answer. `fetch` does not tell why, so the request may have arrived.
pub async fn send(request: Request) -> Result<Response, TransportError> {
    let mut builder =
        RequestBuilder::new(&request.url).method(method(request.method)).redirect(RequestRedirect::Manual);
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let unsendable = |error: gloo_net::Error| TransportError::not_sent(error.to_string());
    let request = match request.body {
        Some(body) => builder.body(String::from_utf8_lossy(&body).as_ref()),
        None => builder.build(),
    };
    let lost = |error: gloo_net::Error| TransportError::maybe_sent(error.to_string());
    let response = request.map_err(unsendable)?.send().await.map_err(lost)?;
    Ok(Response {
        status: response.status(),
        headers: response.headers().entries().collect(),
        body: response.binary().await.map_err(lost)?,
    })
}

/// Hands a value to JavaScript as `JSON.parse` would make it: an answer for a page's own script.
///
/// # Errors
/// When the value has no JSON.
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

/// `setTimeout` of whatever this runs in: a page, a worker and Node each have it in another interface.
async fn sleep(until: UnixMillis) {
    let millis = now().until(until).as_millis() as f64;
    let timer = Promise::new(&mut |resolve, _| {
        let set_timeout = Reflect::get(&global(), &"setTimeout".into()).ok();
        if let Some(set_timeout) = set_timeout.and_then(|function| function.dyn_into::<Function>().ok()) {
            // Without a timer the promise is never kept, which is as it is everywhere in such a place.
            let _ = set_timeout.call2(&JsValue::UNDEFINED, &resolve, &millis.into());
        }
    });
    // A timer's promise is never broken.
    let _ = JsFuture::from(timer).await;
}
