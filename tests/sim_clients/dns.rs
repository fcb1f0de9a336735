//! Zones and their RRSets.

use std::time::Duration;

use hetzner_cloud::Method;
use serde_json::json;

use crate::Project;

#[test]
fn names_and_values_of_rrsets_are_checked() {
    let mut project = Project::new();
    let record = |name: &str, kind: &str, value: &str| json!({ "name": name, "type": kind, "records": [{ "value": value }] });
    let www = record("www", "A", "192.0.2.1");
    project.post("/zones", json!({ "name": "example.org", "mode": "primary", "rrsets": [www] }));
    for (name, kind, value, status) in [
        ("Mail", "A", "192.0.2.1", 422),
        ("mail.example.org.", "A", "192.0.2.1", 422),
        ("mail.example.org", "A", "192.0.2.1", 422),
        ("a b", "A", "192.0.2.1", 422),
        ("größe", "A", "192.0.2.1", 422),
        ("-mail._tcp", "A", "192.0.2.1", 201),
        ("*", "A", "192.0.2.1", 201),
        ("*.apps", "A", "192.0.2.1", 201),
        ("@", "MX", "mail", 422),
        ("@", "MX", "10 mail.example.org.", 201),
        ("_sip._tcp", "SRV", "mail", 422),
        ("_sip._tcp", "SRV", "10 5 5060 sip", 201),
        ("@", "CAA", "issue", 422),
        ("@", "CAA", "0 issue \"ca.example\"", 201),
        ("www", "CNAME", "example.org.", 422),
        ("docs", "CNAME", "not a name", 422),
        ("docs", "CNAME", "www", 201),
        ("docs", "A", "192.0.2.1", 422),
    ] {
        let body = record(name, kind, value);
        let (answer, _) = project.send(Method::Post, "/zones/example.org/rrsets", body.clone());
        assert_eq!(answer, status, "{body}");
        project.sim.advance(Duration::from_secs(60));
    }
    for (rrsets, name) in [
        (json!([{ "name": "www", "type": "A", "records": [] }]), "example.net"),
        (json!([record("www", "A", "192.0.2.1"), record("www", "CNAME", "a")]), "example.net"),
        (json!([]), "-example.net"),
    ] {
        let zone = json!({ "name": name, "mode": "primary", "rrsets": rrsets });
        assert_eq!(project.refusal("/zones", zone.clone()), (422, "invalid_input".into()), "{zone}");
    }
}

/// Zone files of other name servers have these forms.
#[test]
fn zone_files_of_other_servers_are_imported() {
    let mut project = Project::new();
    let zonefile = "$ORIGIN example.org.\n$TTL 600\n\
        @ IN SOA ns.example. dns.example. ( ; (\n  1 ; serial\n  2 3 4 5 )\n\
        @ in ns ns.example.\n\
        WWW 300 IN A 192.0.2.1\n\
        \tIN TXT \"a (b; c)\"\n\
        $ORIGIN eu.example.org.\n@ A 192.0.2.2\ndb A 192.0.2.3\n";
    let zone = json!({ "name": "example.org", "mode": "primary", "zonefile": zonefile });
    project.post("/zones", zone);
    for (path, ttl, value) in [
        ("@/SOA", 600, "ns.example. dns.example.    1   2 3 4 5"),
        ("@/NS", 600, "ns.example."),
        ("www/A", 300, "192.0.2.1"),
        ("www/TXT", 600, "\"a (b; c)\""),
        ("eu/A", 600, "192.0.2.2"),
        ("db.eu/A", 600, "192.0.2.3"),
    ] {
        let (_, body) = project.get(&format!("/zones/example.org/rrsets/{path}"));
        let rrset = &body["rrset"];
        let read = rrset["records"][0]["value"].as_str().unwrap_or_default();
        let fields = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
        assert_eq!((&rrset["ttl"], fields(read)), (&json!(ttl), fields(value)), "{path} {body}");
    }
    for zonefile in [
        "$INCLUDE other.zone\n",
        "www.example.com. A 192.0.2.1\n",
        "myexample.org. A 192.0.2.1\n",
        "$TTL x\n",
    ] {
        let path = "/zones/example.org/actions/import_zonefile";
        assert_eq!(project.refusal(path, json!({ "zonefile": zonefile })).0, 422, "{zonefile}");
    }
}
