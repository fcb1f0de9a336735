//! Certificates and SSH keys.

use hetzner_cloud::Method;
use serde_json::json;

use crate::{Project, id};

/// Tools look keys up by the fingerprint that `ssh-keygen -l -E md5` prints.
#[test]
fn the_fingerprint_of_an_ssh_key_is_the_md5_of_its_blob() {
    let mut project = Project::new();
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFjjatS4YsvuzbFeOZx7W6DgRd+a3APzji5tFnLMGn4D me@laptop";
    let created = project.post("/ssh_keys", json!({ "name": "laptop", "public_key": key }));
    let fingerprint = "07:37:ff:a5:b6:5f:b4:af:60:69:65:93:67:1c:f0:2a";
    assert_eq!(created["ssh_key"]["fingerprint"], fingerprint);
    let found = project.get(&format!("/ssh_keys?fingerprint={fingerprint}")).1;
    assert_eq!(found["ssh_keys"].as_array().map(Vec::len), Some(1));
}

#[test]
fn uploaded_certificates_are_read() {
    let mut project = Project::new();
    let key = "-----BEGIN PRIVATE KEY-----";
    let pem = include_str!("../data/certificate.pem");
    let body = json!({ "name": "shop", "certificate": format!("{pem}{pem}"), "private_key": key });
    let certificate = &project.post("/certificates", body)["certificate"];
    for (field, value) in [
        ("domain_names", json!(["shop.example.com", "*.shop.example.com"])),
        ("not_valid_before", json!("2026-11-26T13:50:28Z")),
        ("not_valid_after", json!("2036-11-23T13:50:28Z")),
        (
            "fingerprint",
            json!(
                "05:67:44:8e:c8:f8:04:9b:ac:e9:a8:45:19:67:da:19:f4:1c:bf:61:3e:c7:b7:b2:30:b8:34:16:c5:e7:de:28"
            ),
        ),
    ] {
        assert_eq!(certificate[field], value, "{field}");
    }
    for (certificate, key, field) in [
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", key, "certificate"),
        ("", key, "certificate"),
        (pem, pem, "private_key"),
    ] {
        let body = json!({ "name": "bad", "certificate": certificate, "private_key": key });
        let (status, body) = project.send(Method::Post, "/certificates", body);
        assert_eq!((status, &body["error"]["details"]["fields"][0]["name"]), (422, &json!(field)));
    }
}

/// The certificate of a managed one is valid PEM, with the names and the validity that the API shows.
#[test]
fn managed_certificates_can_be_read() {
    let mut project = Project::new();
    let names = json!(["example.com", "*.example.com"]);
    let body = json!({ "name": "managed", "type": "managed", "domain_names": names });
    let id = id(&project.post("/certificates", body)["certificate"]);
    let managed = project.get(&format!("/certificates/{id}")).1["certificate"].clone();
    let body = json!({ "name": "copy", "certificate": managed["certificate"], "private_key": "-----BEGIN PRIVATE KEY-----" });
    let copy = &project.post("/certificates", body)["certificate"];
    for field in ["domain_names", "not_valid_before", "not_valid_after", "fingerprint"] {
        assert_eq!(copy[field], managed[field], "{field}");
    }
    assert_eq!(copy["domain_names"], names);
    let body = json!({ "name": "bad", "type": "managed", "domain_names": ["ex ample"] });
    assert_eq!(project.refusal("/certificates", body), (422, "invalid_input".into()));
}
