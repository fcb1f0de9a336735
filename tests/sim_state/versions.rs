//! The saved state of each version, which stays readable. `SIM_STATE_WRITE=1` writes that of the present one.

use std::time::Duration;

use hetzner_cloud::Method;
use hetzner_cloud::Sim;
use serde_json::{Value, json};

use crate::world::World;
use crate::{list, success};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sim_state_v1.json");

/// A project with resources of all types, and with actions in progress.
fn running() -> Sim {
    let mut world = World::new(7);
    let sim = &mut world.sim;
    for (path, body) in [
        (
            format!("servers/{}/actions/change_type", world.off),
            json!({ "server_type": "cx33", "upgrade_disk": true }),
        ),
        (format!("servers/{}/actions/create_image", world.server), json!({ "description": "half done" })),
        (format!("volumes/{}/actions/resize", world.volume), json!({ "size": 99 })),
        ("zones/example.com/rrsets/www/A/actions/change_ttl".into(), json!({ "ttl": 60 })),
        (
            "certificates".into(),
            json!({ "name": "later", "type": "managed", "domain_names": ["example.net"] }),
        ),
    ] {
        success(sim, Method::Post, &path, Some(body));
    }
    world.sim
}

#[test]
fn version_1_is_readable() {
    if std::env::var("SIM_STATE_WRITE").is_ok() {
        let state: Value = serde_json::to_value(running().state()).expect("JSON");
        std::fs::write(PATH, format!("{state:#}\n")).expect("the file");
    }
    let text = std::fs::read_to_string(PATH).expect("the file");
    let mut sim = Sim::from_state(&text).expect("a state of version 1");
    sim.advance(Duration::from_secs(60));
    let servers = list(&mut sim, "servers");
    assert!(servers.iter().any(|server| server["server_type"]["name"] == "cx33"), "the effects were kept");
    let images = list(&mut sim, "images?type=snapshot");
    assert!(images.iter().any(|it| it["description"] == "half done" && it["status"] == "available"));
    assert!(list(&mut sim, "volumes").iter().any(|volume| volume["size"] == 99));
    assert_eq!(success(&mut sim, Method::Get, "zones/example.com/rrsets/www/A", None)["rrset"]["ttl"], 60);
    assert!(
        list(&mut sim, "certificates")
            .iter()
            .any(|it| it["name"] == "later" && it["certificate"].is_string())
    );
}

#[test]
fn a_state_is_written_as_it_was_read() {
    let text = running().state().to_string();
    assert_eq!(Sim::from_state(&text).expect("a state").state().to_string(), text);
    let populated = {
        let mut sim = Sim::new(u64::MAX);
        sim.populate(30, 3);
        sim.state().to_string()
    };
    assert_eq!(Sim::from_state(&populated).expect("a state").state().to_string(), populated);
}
