//! A Rust module for JavaScript that lists servers, creates one, and waits until it runs, with the adapter `fetch`.
//!
//! Requires wasm, which has `fetch`; empty on other targets.

#![cfg(target_family = "wasm")]

use hetzner_cloud::adapter::fetch;
use hetzner_cloud::{Api, Hetzner, InputError, LabelSelector, Token, servers};
use wasm_bindgen::prelude::*;

/// Returns the servers whose labels match, as plain objects.
#[wasm_bindgen]
pub async fn list(token: &str, base_url: &str, label_selector: &str) -> Result<JsValue, JsError> {
    let list = servers::List::new().label_selector(label_selector.parse::<LabelSelector>()?);
    let servers = fetch::run(hetzner(token, base_url)?.pages(list)).await?;
    Ok(fetch::to_js(&servers)?)
}

/// Creates a server, waits for its actions, and returns its status.
#[wasm_bindgen]
pub async fn create(token: &str, base_url: &str, name: &str) -> Result<String, JsError> {
    let hetzner = hetzner(token, base_url)?;
    let created = fetch::run(hetzner.call(servers::Create::new(name, "cx23", "debian-13"))).await?;
    fetch::run(hetzner.wait(created.actions())).await?;
    let server = fetch::run(hetzner.call(servers::Get::new(created.server.id))).await?;
    Ok(server.status.to_string())
}

fn hetzner(token: &str, base_url: &str) -> Result<Hetzner, InputError> {
    Hetzner::new(Token::new(token)?).without_user_agent().base_url(Api::Cloud, base_url)
}
