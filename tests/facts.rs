//! The declared operations and models, compared with the facts of the API in `tests/data`. Every response is read
//! complete, with unknown fields, with missing fields, and with unknown values.
#![allow(deprecated)]

use std::collections::BTreeMap;

use hetzner_cloud::{
    Operation, Response, Shape, actions, api, certificates, datacenters, firewalls, floating_ips, images,
    isos, load_balancer_types, load_balancers, locations, networks, placement_groups, pricing, primary_ips,
    server_types, servers, ssh_keys, storage_box_snapshots, storage_box_subaccounts, storage_box_types,
    storage_boxes, volumes, zone_rrsets, zones,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Reads a response of an operation and serializes the reply.
type Reread = fn(&str) -> Result<Value, hetzner_cloud::Error>;

/// Puts the reply back under its key.
fn under(shape: Shape, value: Value) -> Value {
    match shape {
        Shape::One(key) | Shape::Many(key) | Shape::Optional(key) => json!({ key: value }),
        _ => value,
    }
}

fn reread<O: Operation>(body: &str) -> Result<Value, hetzner_cloud::Error>
where
    O::Reply: Serialize,
{
    let reply = Response::new(200, body).reply::<O>()?;
    Ok(under(O::ROUTE.shape, serde_json::to_value(reply).expect("json")))
}

macro_rules! operations {
    ($($Operation:ty),* $(,)?) => {
        [$((<$Operation as Operation>::ROUTE.name, reread::<$Operation> as Reread)),*].into()
    };
}

fn all() -> BTreeMap<&'static str, Reread> {
    operations![
        actions::List,
        actions::Get,
        servers::List,
        servers::Create,
        servers::ListAllActions,
        servers::GetActionById,
        servers::Get,
        servers::Update,
        servers::Delete,
        servers::GetMetrics,
        servers::ListActions,
        servers::AddToPlacementGroup,
        servers::AttachIso,
        servers::AttachToNetwork,
        servers::ChangeAliasIps,
        servers::ChangeDnsPtr,
        servers::ChangeProtection,
        servers::ChangeType,
        servers::CreateImage,
        servers::DetachFromNetwork,
        servers::DetachIso,
        servers::DisableBackup,
        servers::DisableRescue,
        servers::EnableBackup,
        servers::EnableRescue,
        servers::PowerOff,
        servers::PowerOn,
        servers::Reboot,
        servers::Rebuild,
        servers::RemoveFromPlacementGroup,
        servers::RequestConsole,
        servers::Reset,
        servers::ResetPassword,
        servers::Shutdown,
        servers::GetAction,
        images::List,
        images::ListAllActions,
        images::GetActionById,
        images::Get,
        images::Update,
        images::Delete,
        images::ListActions,
        images::ChangeProtection,
        images::GetAction,
        isos::List,
        isos::Get,
        server_types::List,
        server_types::Get,
        locations::List,
        locations::Get,
        datacenters::List,
        datacenters::Get,
        ssh_keys::List,
        ssh_keys::Create,
        ssh_keys::Get,
        ssh_keys::Update,
        ssh_keys::Delete,
        placement_groups::List,
        placement_groups::Create,
        placement_groups::Get,
        placement_groups::Update,
        placement_groups::Delete,
        networks::List,
        networks::Create,
        networks::ListAllActions,
        networks::GetActionById,
        networks::Get,
        networks::Update,
        networks::Delete,
        networks::ListActions,
        networks::AddRoute,
        networks::AddSubnet,
        networks::ChangeIpRange,
        networks::ChangeProtection,
        networks::DeleteRoute,
        networks::DeleteSubnet,
        networks::ListMembers,
        networks::GetAction,
        volumes::List,
        volumes::Create,
        volumes::ListAllActions,
        volumes::GetActionById,
        volumes::Get,
        volumes::Update,
        volumes::Delete,
        volumes::ListActions,
        volumes::Attach,
        volumes::ChangeProtection,
        volumes::Detach,
        volumes::Resize,
        volumes::GetAction,
        floating_ips::List,
        floating_ips::Create,
        floating_ips::ListAllActions,
        floating_ips::GetActionById,
        floating_ips::Get,
        floating_ips::Update,
        floating_ips::Delete,
        floating_ips::ListActions,
        floating_ips::Assign,
        floating_ips::ChangeDnsPtr,
        floating_ips::ChangeProtection,
        floating_ips::Unassign,
        floating_ips::GetAction,
        primary_ips::List,
        primary_ips::Create,
        primary_ips::ListAllActions,
        primary_ips::GetActionById,
        primary_ips::Get,
        primary_ips::Update,
        primary_ips::Delete,
        primary_ips::ListActions,
        primary_ips::Assign,
        primary_ips::ChangeDnsPtr,
        primary_ips::ChangeProtection,
        primary_ips::Unassign,
        primary_ips::GetAction,
        firewalls::List,
        firewalls::Create,
        firewalls::ListAllActions,
        firewalls::GetActionById,
        firewalls::Get,
        firewalls::Update,
        firewalls::Delete,
        firewalls::ListActions,
        firewalls::ApplyToResources,
        firewalls::RemoveFromResources,
        firewalls::SetRules,
        firewalls::GetAction,
        load_balancers::List,
        load_balancers::Create,
        load_balancers::ListAllActions,
        load_balancers::GetActionById,
        load_balancers::Get,
        load_balancers::Update,
        load_balancers::Delete,
        load_balancers::GetMetrics,
        load_balancers::ListActions,
        load_balancers::AddService,
        load_balancers::AddTarget,
        load_balancers::AttachToNetwork,
        load_balancers::ChangeAlgorithm,
        load_balancers::ChangeDnsPtr,
        load_balancers::ChangeProtection,
        load_balancers::ChangeType,
        load_balancers::DeleteService,
        load_balancers::DetachFromNetwork,
        load_balancers::DisablePublicInterface,
        load_balancers::EnablePublicInterface,
        load_balancers::RemoveTarget,
        load_balancers::UpdateService,
        load_balancers::GetAction,
        load_balancer_types::List,
        load_balancer_types::Get,
        certificates::List,
        certificates::Create,
        certificates::ListAllActions,
        certificates::GetActionById,
        certificates::Get,
        certificates::Update,
        certificates::Delete,
        certificates::ListActions,
        certificates::RetryIssuance,
        certificates::GetAction,
        zones::List,
        zones::Create,
        zones::ListAllActions,
        zones::GetActionById,
        zones::Get,
        zones::Update,
        zones::Delete,
        zones::ExportZonefile,
        zones::ListActions,
        zones::ChangePrimaryNameservers,
        zones::ChangeProtection,
        zones::ChangeTtl,
        zones::ImportZonefile,
        zones::GetAction,
        zone_rrsets::List,
        zone_rrsets::Create,
        zone_rrsets::Get,
        zone_rrsets::Update,
        zone_rrsets::Delete,
        zone_rrsets::AddRecords,
        zone_rrsets::ChangeProtection,
        zone_rrsets::ChangeTtl,
        zone_rrsets::RemoveRecords,
        zone_rrsets::SetRecords,
        zone_rrsets::UpdateRecords,
        storage_boxes::List,
        storage_boxes::Create,
        storage_boxes::ListAllActions,
        storage_boxes::GetActionById,
        storage_boxes::Get,
        storage_boxes::Update,
        storage_boxes::Delete,
        storage_boxes::ListFolders,
        storage_boxes::ListActions,
        storage_boxes::ChangeProtection,
        storage_boxes::ChangeType,
        storage_boxes::DisableSnapshotPlan,
        storage_boxes::EnableSnapshotPlan,
        storage_boxes::ResetPassword,
        storage_boxes::RollbackSnapshot,
        storage_boxes::UpdateAccessSettings,
        storage_boxes::GetAction,
        storage_box_snapshots::List,
        storage_box_snapshots::Create,
        storage_box_snapshots::Get,
        storage_box_snapshots::Update,
        storage_box_snapshots::Delete,
        storage_box_subaccounts::List,
        storage_box_subaccounts::Create,
        storage_box_subaccounts::Get,
        storage_box_subaccounts::Update,
        storage_box_subaccounts::Delete,
        storage_box_subaccounts::ChangeHomeDirectory,
        storage_box_subaccounts::ResetPassword,
        storage_box_subaccounts::UpdateAccessSettings,
        storage_box_types::List,
        storage_box_types::Get,
        pricing::Get,
    ]
}

struct Facts {
    operations: Vec<Value>,
    models: BTreeMap<String, Value>,
    enums: BTreeMap<String, Value>,
}

fn facts() -> Facts {
    let list = |text: &str| serde_json::from_str::<Vec<Value>>(text).expect("a list of facts");
    let by_name = |facts: Vec<Value>| {
        facts.into_iter().map(|fact| (fact["name"].as_str().expect("a name").to_owned(), fact)).collect()
    };
    Facts {
        operations: list(include_str!("data/operations.json")),
        models: by_name(list(include_str!("data/models.json"))),
        enums: by_name(list(include_str!("data/enums.json"))),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn names(fields: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = list(fields).iter().filter_map(|field| field["name"].as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn the_operations_are_those_of_the_api() {
    let facts = facts();
    let wanted: BTreeMap<&str, &Value> =
        facts.operations.iter().map(|fact| (fact["id"].as_str().expect("an id"), fact)).collect();
    let ours: Vec<&str> = api::routes().map(|route| route.name).collect();
    assert_eq!(ours.len(), wanted.len(), "{ours:?}");
    for route in api::routes() {
        let fact = wanted.get(route.name).unwrap_or_else(|| panic!("{} is not in the facts", route.name));
        let mut others = route.other_parameters().to_vec();
        others.sort_unstable();
        let is_get = route.method.as_str() == "GET";
        assert_eq!(fact["method"], route.method.as_str(), "{}", route.name);
        assert_eq!(fact["base"], route.api.as_str(), "{}", route.name);
        assert_eq!(fact["path"], route.path, "{}", route.name);
        assert_eq!(fact["paginated"], route.is_paginated(), "{}", route.name);
        assert_eq!(names(&fact["query"]), if is_get { &others[..] } else { &[] }, "{}", route.name);
        assert_eq!(names(&fact["body"]), if is_get { &[] } else { &others[..] }, "{}", route.name);
        assert!(all().contains_key(route.name), "{} is not in the list of this test", route.name);
    }
}

/// The difference between a generated response and a complete one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Change {
    /// No difference.
    None,
    /// Every object has an unknown field.
    UnknownField,
    /// Every enum and string has an unknown value.
    UnknownValue,
    /// Fields that may be missing or null are missing.
    Without,
    /// Fields that may be missing or null are null.
    Null,
    /// Every field below the top level has a value of another type, except ids.
    OtherType,
}

fn fact<'a>(facts: &'a BTreeMap<String, Value>, name: &str) -> &'a Value {
    facts.get(name).unwrap_or_else(|| panic!("the facts have no `{name}`"))
}

impl Facts {
    fn answer(&self, fact: &Value, change: Change) -> Value {
        let body =
            fact["response"].as_array().and_then(|all| all.first()).map_or(&Value::Null, |one| &one["body"]);
        self.object(body, change, true)
    }

    fn object(&self, fields: &Value, change: Change, root: bool) -> Value {
        let mut object = Map::new();
        for field in list(fields) {
            let name = field["name"].as_str().expect("a name");
            let required = field["required"] == true;
            let nullable = field["nullable"] == true;
            // Deprecated before its endpoint was removed: the field beside the list of datacenters.
            if root && !field["deprecated"].is_null() {
                continue;
            }
            match change {
                Change::Without if !required || nullable => continue,
                Change::Null if nullable || !required => {
                    object.insert(name.into(), Value::Null);
                }
                Change::OtherType if !root && name != "id" => {
                    object.insert(name.into(), json!([[{ "other": 1 }]]));
                }
                _ => {
                    object.insert(name.into(), self.value(field["type"].as_str().expect("a type"), change));
                }
            }
        }
        if change == Change::UnknownField {
            object.insert("unknown_field".into(), json!({ "deep": [1, { "er": null }] }));
        }
        object.into()
    }

    fn value(&self, kind: &str, change: Change) -> Value {
        let inner = |prefix: &str| kind.strip_prefix(prefix)?.strip_suffix('>').map(str::trim);
        if let Some(of) = inner("list<") {
            return json!([self.value(of, change), self.value(of, change)]);
        }
        if let Some(of) = inner("map<string,") {
            return json!({ "a": self.value(of, change), "b.c/d": self.value(of, change) });
        }
        if let Some(of) = inner("tuple<") {
            let (first, second) = of.split_once(',').expect("a pair");
            assert_eq!((first, second), ("number", "string"));
            return json!([1_435_781_470.5, "42.25"]);
        }
        if let Some(name) = kind.strip_prefix("enum:") {
            let value = if change == Change::UnknownValue {
                &json!("unknown-value")
            } else {
                &fact(&self.enums, name)["values"][0]
            };
            return value.clone();
        }
        if let Some(name) = kind.strip_prefix("ref:") {
            return self.object(&fact(&self.models, name)["fields"], change, false);
        }
        match kind {
            "int" | "int32" | "int64" => json!(42),
            "number" | "float64" => json!(1.5),
            "bool" => json!(true),
            "string" if change == Change::UnknownValue => json!("unknown-value"),
            "string" => json!("text"),
            "decimal" => json!("3.2900000000"),
            "datetime" => json!("2026-01-30T23:55:00Z"),
            _ => panic!("no value for type {kind}"),
        }
    }

    /// Every operation with its fact.
    fn ours(&self) -> impl Iterator<Item = (&'static str, Reread, &Value)> {
        all().into_iter().map(|(name, reread)| {
            let fact = self.operations.iter().find(|fact| fact["id"] == name).expect("a fact");
            (name, reread, fact)
        })
    }
}

fn is_empty(fact: &Value) -> bool {
    fact["response"][0]["body"].is_null()
}

#[test]
fn a_complete_response_keeps_its_values() {
    let facts = facts();
    for (name, reread, fact) in facts.ours() {
        for change in [Change::None, Change::UnknownValue, Change::Null] {
            let answer = facts.answer(fact, change);
            let again =
                reread(&answer.to_string()).unwrap_or_else(|error| panic!("{name} {change:?}: {error}"));
            if !is_empty(fact) {
                assert_eq!(answer_without_nulls(&again), answer_without_nulls(&answer), "{name} {change:?}");
            }
        }
    }
}

/// Removes null fields: the serialized reply may contain them or not.
fn answer_without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), answer_without_nulls(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(array) => array.iter().map(answer_without_nulls).collect(),
        Value::Number(number) => json!(number.as_f64()),
        _ => value.clone(),
    }
}

#[test]
fn a_changed_response_is_still_read() {
    let facts = facts();
    for (name, reread, fact) in facts.ours() {
        for change in
            [Change::UnknownField, Change::UnknownValue, Change::Without, Change::Null, Change::OtherType]
        {
            let answer = facts.answer(fact, change);
            if change == Change::OtherType
                && list(&fact["response"][0]["body"]).iter().any(|field| field["type"] == "string")
            {
                continue;
            }
            reread(&answer.to_string())
                .unwrap_or_else(|error| panic!("{name} {change:?}: {error}\n{answer:#}"));
        }
    }
}

/// Removes every field in turn, at every depth: only the key of the reply and the id below it are required.
#[test]
fn one_missing_field_never_fails_a_response() {
    let facts = facts();
    let mut tried = 0;
    for (name, reread, fact) in facts.ours() {
        let complete = facts.answer(fact, Change::None);
        for path in paths(&complete) {
            let required = matches!(&path[..], [_]) || matches!(&path[..], [_, id] if id == "id");
            if required {
                continue;
            }
            let answer = without(&complete, &path);
            reread(&answer.to_string()).unwrap_or_else(|error| panic!("{name} without {path:?}: {error}"));
            tried += 1;
        }
    }
    assert!(tried > 1000, "{tried}");
}

/// The path of every key of every object; of a list only the first element is visited.
fn paths(value: &Value) -> Vec<Vec<String>> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(array) => array.first().map(|value| ("0".to_owned(), value)).into_iter().collect(),
        _ => Vec::new(),
    };
    children
        .into_iter()
        .flat_map(|(key, child)| {
            let below = paths(child).into_iter().map({
                let key = key.clone();
                move |path| [vec![key.clone()], path].concat()
            });
            let own = value.is_object().then(|| vec![key]);
            own.into_iter().chain(below).collect::<Vec<_>>()
        })
        .collect()
}

fn without(value: &Value, path: &[String]) -> Value {
    let mut value = value.clone();
    let pointer: String =
        path[..path.len() - 1].iter().flat_map(|key| ["/".into(), key.replace('/', "~1")]).collect();
    let parent = value.pointer_mut(&pointer).expect("a parent");
    parent.as_object_mut().expect("an object").remove(&path[path.len() - 1]);
    value
}

#[test]
fn an_invalid_item_does_not_fail_its_list() {
    let page = |body: &str| Response::new(200, body).reply::<ssh_keys::List>();
    let (items, pagination) = page(
        r#"{"ssh_keys": [{"id": 1, "name": "a"}, null, {"name": "b"}, 7, {"id": "3", "created": "soon"}], "meta": 5}"#,
    )
    .expect("a page")
    .into_parts();
    assert_eq!(items.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [1, 0, 3]);
    assert_eq!(items[2].created.unix_millis(), None);
    assert_eq!(pagination, None);
    for wrong in ["{}", r#"{"ssh_keys": null}"#, r#"{"ssh_keys": {}}"#, "[]", "7"] {
        assert!(page(wrong).is_err(), "{wrong}");
    }
}
