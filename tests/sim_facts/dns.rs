//! Zones and their records.

use serde_json::{Value, json};

use crate::{Scenario, id_of};

pub(crate) fn run(scenario: &mut Scenario) {
    let secondary = json!({ "name": "secondary.example", "mode": "secondary",
        "primary_nameservers": [{ "address": "192.0.2.53" }] });
    let created = scenario.call("zones.create", &[], "", secondary);
    let servers = json!({ "primary_nameservers": [{ "address": "192.0.2.54", "port": 5353 }] });
    let secondary = id_of(&created, "zone");
    scenario.call("zones.change_primary_nameservers", &[secondary], "", servers);

    let body = json!({
        "name": "example.com", "mode": "primary", "ttl": 300, "labels": { "a": "b" },
        "rrsets": [{ "name": "www", "type": "A", "records": [{ "value": "192.0.2.1", "comment": "first" }] }],
    });
    let created = scenario.call("zones.create", &[], "", body);
    let zone = id_of(&created, "zone");
    scenario.read_back("zones", zone, id_of(&created, "action"));
    let named = scenario.call_at("zones.get", &["example.com"], "", Value::Null);
    assert_eq!((id_of(&named, "zone"), &named["zone"]["record_count"]), (zone, &json!(5)));
    scenario.call("zones.update", &[zone], "", json!({ "labels": { "a": "c" } }));
    scenario.call("zones.change_ttl", &[zone], "", json!({ "ttl": 600 }));
    scenario.call("zones.change_protection", &[zone], "", json!({ "delete": false }));
    records(scenario);
    let file = scenario.call("zones.export_zonefile", &[zone], "", Value::Null);
    let text = file["zonefile"].as_str().expect("a zone file").to_owned();
    assert!(text.contains("\nwww IN A 192.0.2.1"), "{text}");
    scenario.call("zones.import_zonefile", &[zone], "", json!({ "zonefile": text }));
    let again = scenario.call("zones.export_zonefile", &[zone], "", Value::Null);
    assert_eq!(again, file, "an exported zone file is imported without loss, except for comments");
    let odd = "API 60 IN A 192.0.2.9\nNS1.example.com. IN NS a.example.\n\tIN TXT \"a;b\" ; comment";
    scenario.call("zones.import_zonefile", &[zone], "", json!({ "zonefile": odd }));
    let file = scenario.call("zones.export_zonefile", &[zone], "", Value::Null);
    let text = file["zonefile"].as_str().expect("a zone file");
    for line in ["api 60 IN A 192.0.2.9", "ns1 IN NS a.example.", "ns1 IN TXT \"a;b\""] {
        assert!(text.contains(&format!("\n{line}\n")), "{line} is not in {text}");
    }
    scenario.call_at("zone_rrsets.list", &["example.com"], "?per_page=100", Value::Null);
    scenario.call("zones.delete", &[zone], "", json!({}));
}

fn records(scenario: &mut Scenario) {
    let text =
        json!({ "name": "@", "type": "TXT", "records": [{ "value": "\"v=spf1 -all\"" }], "ttl": null });
    let created = scenario.call_at("zone_rrsets.create", &["example.com"], "", text);
    assert_eq!(created["rrset"]["id"], "@/TXT");
    scenario.call_at("zone_rrsets.list", &["example.com"], "?type=A&type=TXT&sort=name", Value::Null);
    let www = ["example.com", "www", "A"];
    let two = json!({ "records": [{ "value": "192.0.2.2" }] });
    for (verb, body) in [
        ("get", Value::Null),
        ("update", json!({ "labels": { "a": "b" } })),
        ("add_records", two.clone()),
        ("update_records", json!({ "records": [{ "value": "192.0.2.1", "comment": "" }] })),
        ("remove_records", two),
        ("change_ttl", json!({ "ttl": null })),
        ("set_records", json!({ "records": [{ "value": "192.0.2.1" }] })),
        ("change_protection", json!({ "change": true })),
        ("change_protection", json!({ "change": false })),
    ] {
        scenario.call_at(&format!("zone_rrsets.{verb}"), &www, "", body);
    }
    let fresh = json!({ "records": [{ "value": "192.0.2.3" }] });
    scenario.call_at("zone_rrsets.add_records", &["example.com", "new", "A"], "", fresh);
    scenario.call_at("zone_rrsets.delete", &["example.com", "new", "A"], "", json!({}));
}
