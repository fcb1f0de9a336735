//! Reading a page of 50 servers, as returned by the embedded Hetzner.

use std::hint::black_box;

use hetzner_cloud::{Hetzner, Response, Sim, Token, servers};
use serde::Deserialize;
use serde_json::Value;

use crate::ratio::{Table, Way};

/// A custom model with the columns of a dashboard, which borrows from the body.
#[derive(Deserialize)]
struct View<'a> {
    #[serde(borrow)]
    servers: Vec<Line<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only deserialized")]
struct Line<'a> {
    id: u64,
    name: &'a str,
    status: &'a str,
    created: &'a str,
}

pub fn measure(table: &mut Table) {
    let response = Response::new(200, page_of_50());
    println!("a page of 50 servers is {} bytes\n", response.body.len());
    assert_eq!(response.reply::<servers::List>().expect("our models").items.len(), 50);
    assert_eq!(response.read::<View<'_>>().expect("a view").servers.len(), 50);
    let peer: hcloud::models::ListServersResponse = serde_json::from_slice(&response.body).expect("the peer's models");
    assert_eq!(peer.servers.len(), 50);
    drop(peer);

    let typed = || {
        black_box(black_box(&response).reply::<servers::List>().expect("our models"));
    };
    let view = || {
        black_box(black_box(&response).read::<View<'_>>().expect("a view"));
    };
    // Like the peer: the body as text, then its models.
    let hcloud = || {
        let text = std::str::from_utf8(black_box(&response.body)).expect("UTF-8");
        black_box(serde_json::from_str::<hcloud::models::ListServersResponse>(text).expect("the peer's models"));
    };
    table.compare(Way::new("parse, typed", &typed), Way::new("hcloud 0.26", &hcloud), 1.0, None);
    table.compare(Way::new("parse, custom model", &view), Way::new("hcloud 0.26", &hcloud), 0.45, None);
}

/// Includes fields that the API no longer sends, because the peer requires them. Both read the same body.
pub fn page_of_50() -> String {
    let hetzner = Hetzner::new(Token::new("bench").expect("a token"));
    let mut sim = Sim::new(50);
    sim.populate(50, 0);
    let request = hetzner.request(&servers::List::new().per_page(50u64)).expect("a request");
    let mut body: Value = serde_json::from_slice(&sim.respond(&request).body).expect("json");
    for server in body["servers"].as_array_mut().expect("servers") {
        server["server_type"]["deprecated"] = Value::Bool(false);
        if server["image"].is_object() {
            server["image"]["deprecated"] = Value::Null;
        }
    }
    body.to_string()
}
