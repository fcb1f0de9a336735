//! What cannot be ordered: it is marked in the catalogue, and refused.

use std::time::Duration;

use hetzner_cloud::{Method, Sim, UnixMillis};
use serde_json::{Value, json};

use crate::{Project, id};

const UNAVAILABLE: (u16, &str) = (412, "resource_unavailable");

fn server(kind: &str, location: &str) -> Value {
    json!({ "name": format!("{kind}-{location}"), "server_type": kind, "image": "debian-13",
        "location": location })
}

/// The server types as name, location, and the marks of the location.
fn offers(project: &mut Project) -> Vec<(String, String, Value)> {
    let (_, body) = project.get("/server_types?per_page=50");
    let mut offers = Vec::new();
    for kind in body["server_types"].as_array().expect("server types") {
        for offer in kind["locations"].as_array().expect("locations") {
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            offers.push((text(&kind["name"]), text(&offer["name"]), offer.clone()));
        }
    }
    offers
}

#[test]
fn a_server_can_be_ordered_where_its_type_is_available() {
    let mut project = Project::new();
    let (mut available, mut unavailable, mut deprecated) = (0, 0, 0);
    for (kind, location, offer) in offers(&mut project) {
        let (status, answer) = project.send(Method::Post, "/servers", server(&kind, &location));
        deprecated += usize::from(!offer["deprecation"].is_null());
        let is_ended = offer["deprecation"]["unavailable_after"].as_str().is_some_and(|end| end < "2026-11");
        match offer["available"] == true {
            true => available += 1,
            false => unavailable += 1,
        }
        assert_eq!(offer["available"] == true, status == 201, "{kind} in {location}: {answer}");
        assert!(!is_ended || offer["available"] == false, "{kind} in {location}");
        let is_recommended = offer["available"] == true && offer["deprecation"].is_null();
        assert_eq!(offer["recommended"] == true, is_recommended, "{kind} in {location}");
    }
    assert_eq!((available, unavailable, deprecated), (88, 26, 20));
}

#[test]
fn a_deprecated_type_is_withdrawn_at_the_end() {
    // The first generation of CPX could be ordered in Europe until the end of 2025.
    let mut project = Project { sim: Sim::starting_at(7, UnixMillis::new(1_764_547_200_000)) };
    let is_available = |project: &mut Project, location: &str| {
        let offers = offers(project);
        let offer = offers.iter().find(|(kind, place, _)| kind == "cpx21" && place == location);
        offer.expect("an offer").2["available"] == true
    };
    assert!(is_available(&mut project, "fsn1"));
    project.post("/servers", server("cpx21", "fsn1"));
    let mut body = server("cpx22", "fsn1");
    body["start_after_create"] = json!(false);
    let other = id(&project.post("/servers", body)["server"]);
    project.sim.advance(Duration::from_secs(90 * 24 * 3600));
    assert!(!is_available(&mut project, "fsn1") && is_available(&mut project, "ash"));
    let refused = (UNAVAILABLE.0, UNAVAILABLE.1.to_owned());
    assert_eq!(project.refusal("/servers", server("cpx21", "nbg1")), refused);
    let change = json!({ "server_type": "cpx21", "upgrade_disk": false });
    assert_eq!(project.refusal(&format!("/servers/{other}/actions/change_type"), change), refused);
    project.post("/servers", server("cpx21", "ash"));
}

#[test]
fn a_withdrawn_iso_cannot_be_attached() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let path = format!("/servers/{server}/actions/attach_iso");
    let (_, body) = project.get("/isos?per_page=50");
    let mut withdrawn = 0;
    for iso in body["isos"].as_array().expect("ISOs").clone() {
        let is_withdrawn = !iso["deprecation"].is_null();
        let (status, answer) = project.send(Method::Post, &path, json!({ "iso": iso["name"] }));
        assert_eq!(status, if is_withdrawn { 422 } else { 201 }, "{answer}");
        withdrawn += usize::from(is_withdrawn);
        project.sim.advance(Duration::from_secs(60));
    }
    assert_eq!(withdrawn, 1);
}
