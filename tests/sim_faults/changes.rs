//! The faults that change the fields of a response.

use hetzner_cloud::{Method, Sim, servers};
use serde_json::{Value, json};

use crate::{answer, counts, faults, quiet, request, server, set, sim};

/// A server, with and without the faults.
fn both(sim: &mut Sim) -> (Value, Value) {
    let path = server(sim, "web-1");
    let (_, unchanged) = quiet(sim, &path);
    let (_, changed) = answer(sim, Method::Get, &path, Value::Null);
    (unchanged, changed)
}

/// Calls `visit` with the path and the value of every field, without the content of labels.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            visit(path, value);
            for (name, value) in map.iter().filter(|(name, _)| *name != "labels") {
                walk(value, &format!("{path}.{name}"), visit);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, path, visit)),
        value => visit(path, value),
    }
}

faults! {
    unknown_fields {
        let mut sim = sim(json!([{ "fault": "unknown_fields" }]));
        let (unchanged, changed) = both(&mut sim);
        let mut objects = 0;
        walk(&changed, "", &mut |path, value| {
            if value.is_object() {
                objects += 1;
                assert_eq!(value["unknown_field"], "unknown", "{path}");
            }
        });
        assert!(objects > 10, "{objects}");
        assert_eq!(changed["server"]["labels"], unchanged["server"]["labels"]);

        let path = server(&mut sim, "web-1");
        let metrics = format!("{path}/metrics?type=cpu&start=2026-10-01T00:00:00Z&end=2026-10-01T01:00:00Z");
        let (status, metrics) = answer(&mut sim, Method::Get, &metrics, Value::Null);
        assert_eq!((status, &metrics["metrics"]["unknown_field"]), (200, &json!("unknown")));
        assert_eq!(metrics["metrics"]["time_series"]["unknown_field"], Value::Null, "it would be a series");
        let error = answer(&mut sim, Method::Get, "/servers/7", Value::Null).1;
        assert_eq!(error["error"]["unknown_field"], Value::Null, "errors stay as they are");
        assert_eq!(counts(&sim), [(3, 2, None)], "only changed responses count");
    }

    unknown_values {
        let mut sim = sim(json!([{ "fault": "unknown_values" }]));
        let (unchanged, changed) = both(&mut sim);
        for pointer in ["/server/status", "/server/server_type/architecture", "/server/image/os_flavor"] {
            assert!(unchanged.pointer(pointer).is_some_and(|value| value != "unknown_value"), "{pointer}");
            assert_eq!(changed.pointer(pointer), Some(&json!("unknown_value")), "{pointer}");
        }
        assert_eq!(changed["server"]["name"], unchanged["server"]["name"]);
        assert_eq!(changed["server"]["labels"], unchanged["server"]["labels"]);

        let fields = json!([{ "fault": "unknown_values", "fields": ["image.status", "cpu_type"] }]);
        set(&mut sim, fields);
        let (unchanged, changed) = both(&mut sim);
        assert_eq!(changed["server"]["image"]["status"], "unknown_value");
        assert_eq!(changed["server"]["server_type"]["cpu_type"], "unknown_value");
        assert_eq!(changed["server"]["status"], unchanged["server"]["status"]);
        let path = server(&mut sim, "web-1");
        let response = sim.send(&request(Method::Get, &path, Value::Null)).expect("a response");
        let server = response.reply::<servers::Get>().expect("a server");
        let image = server.image.expect("an image");
        assert_eq!(image.status.as_str(), "unknown_value");
    }

    removed_fields {
        let mut sim = sim(json!([{ "fault": "removed_fields", "fields": ["server.name", "protection"] }]));
        let (mut unchanged, changed) = both(&mut sim);
        let server = unchanged["server"].as_object_mut().expect("a server");
        assert!(server.remove("name").is_some() && server.remove("protection").is_some());
        let image = server["image"].as_object_mut().expect("an image");
        assert!(image.remove("protection").is_some() && image.contains_key("name"));
        assert_eq!(changed, unchanged);
        assert_eq!(answer(&mut sim, Method::Get, "/locations/1", Value::Null).1["location"]["name"], "fsn1");
        assert_eq!(counts(&sim), [(2, 1, None)]);
    }
}

#[test]
fn all_changes_are_made() {
    let mut sim = sim(json!([
        { "fault": "unknown_values", "fields": ["status"] },
        { "fault": "removed_fields", "fields": ["image"], "times": 1 },
        { "fault": "unknown_fields" },
    ]));
    let (_, changed) = both(&mut sim);
    let server = &changed["server"];
    assert_eq!([&server["status"], &server["image"]], [&json!("unknown_value"), &Value::Null]);
    assert_eq!(server["unknown_field"], "unknown");
    let (_, changed) = both(&mut sim);
    assert_ne!(changed["server"]["image"], Value::Null);
    assert_eq!(counts(&sim), [(2, 2, None), (2, 1, Some(0)), (2, 2, None)]);
}
