//! The declarations, field by field, against the facts of the API in `tests/data`.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::FILES;
use crate::declaration::{Field, Model};
use crate::operation::Method;
use crate::reply::Shape;

/// The models that `error` reads by hand.
const ERRORS: [&str; 9] = [
    "ApiError",
    "DeprecatedApiEndpointDetails",
    "ErrorResponse",
    "InvalidInputDetails",
    "InvalidInputField",
    "ResourceLimit",
    "ResourceLimitDetails",
    "UniquenessErrorDetails",
    "UniquenessErrorField",
];

/// Facts that go by another name here.
const ALIASES: [(&str, &str); 2] =
    [("ActionResourceType", "ResourceType"), ("CertificateUsedByType", "ResourceType")];

/// The fields that the API always sends, but the library can do without.
const SPARED: [&str; 10] = [
    "Meta.pagination",
    "Pricing.floating_ip",
    // The API has defaults for these parameters, which its clients leave out.
    "LoadBalancerServiceInput.listen_port",
    "LoadBalancerServiceInput.destination_port",
    "LoadBalancerServiceInput.proxyprotocol",
    "LoadBalancerServiceInput.health_check",
    "load_balancers.add_service.listen_port",
    "load_balancers.add_service.destination_port",
    "load_balancers.add_service.proxyprotocol",
    "load_balancers.add_service.health_check",
];

/// Query parameters that the API accepts repeatedly, as the official Go client sends them, although the reference
/// describes a single value. The facts note each as `go_repeats`.
const REPEATED: [&str; 2] = ["images.list.architecture", "isos.list.architecture"];

fn facts(text: &str, key: &str) -> BTreeMap<String, Value> {
    let facts: Vec<Value> = serde_json::from_str(text).expect("a list of facts");
    facts.into_iter().map(|fact| (fact[key].as_str().expect("a name").into(), fact)).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The differences between our fields and those of the facts.
fn differences(what: &str, ours: &[&Field], facts: &[Value], is_said: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for fact in facts {
        let name = fact["name"].as_str().expect("a name");
        let Some(field) = ours.iter().find(|field| field.name == name) else {
            wrong.push(format!("{what}.{name} is not there"));
            continue;
        };
        let (required, nullable) = (fact["required"] == true, fact["nullable"] == true);
        let ty: String = field.ty.split_whitespace().collect();
        // What we say has three states; what we are told is there or not.
        let (inner, is_null) = match ty.strip_suffix("|null") {
            Some(inner) => (inner, true),
            None => (&*ty, false),
        };
        let optional = if is_said { !required } else { !required || nullable };
        if field.optional != optional && !SPARED.contains(&&*format!("{what}.{name}")) {
            wrong.push(format!("{what}.{name}: optional should be {optional}"));
        }
        if is_null != (is_said && nullable) {
            wrong.push(format!("{what}.{name}: nullable should be {nullable}"));
        }
        let kind = fact["type"].as_str().expect("a type");
        let is_list = is_said && (fact["repeated"] == true || REPEATED.contains(&&*format!("{what}.{name}")));
        if !fits(inner, &if is_list { format!("list<{kind}>") } else { kind.into() }) {
            wrong.push(format!("{what}.{name}: {ty} is no {kind}"));
        }
    }
    let names: Vec<&str> = facts.iter().filter_map(|fact| fact["name"].as_str()).collect();
    wrong.extend(
        ours.iter()
            .filter(|field| !names.contains(&field.name))
            .map(|field| format!("{what}.{} is not in the facts", field.name)),
    );
    wrong
}

/// Returns whether a Rust type can hold a value of the facts.
fn fits(ty: &str, kind: &str) -> bool {
    let inside = |text: &str, outer: &str| {
        text.strip_prefix(outer).and_then(|text| text.strip_suffix('>')).map(String::from)
    };
    if let Some(kind) = inside(kind, "list<") {
        return inside(ty, "Vec<").is_some_and(|ty| fits(&ty, &kind));
    }
    if kind == "map<string,string>" {
        return ty == "Labels";
    }
    if let Some(kind) = inside(kind, "map<string,") {
        return inside(ty, "BTreeMap<String,").is_some_and(|ty| fits(&ty, &kind));
    }
    if let Some(name) = kind.strip_prefix("enum:") {
        return ty == name;
    }
    if let Some(name) = kind.strip_prefix("ref:") {
        return ty == name || inside(ty, "Box<").is_some_and(|ty| ty == name);
    }
    let is_enum = || FILES.iter().flat_map(|file| file.enums).any(|declared| declared.name == ty);
    match kind {
        "bool" => ty == "bool",
        "int" | "int32" | "int64" => matches!(ty, "u16" | "u32" | "u64" | "i64") || ty.starts_with("Id<"),
        "number" | "float64" => ty == "f64",
        "datetime" => ty == "Timestamp",
        "decimal" => ty == "Money",
        "id_or_name" => ty.starts_with("IdOrName<"),
        "sort_key" => ty.starts_with("Sort<"),
        "string" => {
            matches!(ty, "String" | "Secret" | "LabelSelector") || is_enum() || ty.starts_with("IdOrName<")
        }
        "tuple<number,string>" => ty == "Sample",
        _ => false,
    }
}

fn model(name: &str) -> Option<&'static Model> {
    FILES.iter().flat_map(|file| file.models).find(|model| model.name == name)
}

#[test]
fn models_are_those_of_the_facts() {
    let facts = facts(include_str!("../../tests/data/models.json"), "name");
    let mut wrong = Vec::new();
    for (name, fact) in &facts {
        match model(name) {
            Some(model) => {
                let is_said = model.kind == "input";
                let ours: Vec<&Field> = model.fields.iter().collect();
                wrong.extend(differences(name, &ours, list(&fact["fields"]), is_said));
            }
            None if ERRORS.contains(&&**name) => {}
            None => wrong.push(format!("{name} is not there")),
        }
    }
    for model in FILES.iter().flat_map(|file| file.models) {
        if model.kind != "reply" && !facts.contains_key(model.name) {
            wrong.push(format!("{} is not in the facts", model.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn parameters_and_replies_are_those_of_the_facts() {
    let facts = facts(include_str!("../../tests/data/operations.json"), "id");
    let mut wrong = Vec::new();
    for file in &FILES {
        for operation in file.operations {
            let (name, fact) = (operation.route.name, &facts[operation.route.name]);
            let in_path = operation.route.path_parameters().count();
            let others: Vec<&Field> = operation.fields.iter().skip(in_path).collect();
            let place = if operation.route.method == Method::Get { "query" } else { "body" };
            wrong.extend(differences(name, &others, list(&fact[place]), true));
            let in_path: Vec<&Field> = operation.fields.iter().take(in_path).collect();
            wrong.extend(
                in_path
                    .iter()
                    .zip(list(&fact["path_params"]))
                    .filter(|(field, fact)| {
                        let ty: String = field.ty.split_whitespace().collect();
                        fact["name"] != field.name || !fits(&ty, fact["type"].as_str().expect("a type"))
                    })
                    .map(|(field, fact)| format!("{name}: {} is no {fact}", field.name)),
            );
            if operation.route.shape == Shape::Whole {
                let reply = file.models.iter().chain(FILES.iter().flat_map(|file| file.models));
                let reply = reply.into_iter().find(|model| model.name == operation.reply.trim());
                let reply = reply.unwrap_or_else(|| panic!("{name} answers with {}", operation.reply));
                let ours: Vec<&Field> = reply.fields.iter().collect();
                wrong.extend(differences(name, &ours, list(&fact["response"][0]["body"]), false));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn repeated_parameters_are_noted_in_the_facts() {
    let facts = facts(include_str!("../../tests/data/operations.json"), "id");
    let noted: BTreeSet<String> = facts
        .iter()
        .flat_map(|(name, fact)| list(&fact["notes"]).iter().map(move |note| (name, note)))
        .filter_map(|(name, note)| Some(format!("{name}.{}", note.as_str()?.strip_prefix("go_repeats:")?)))
        .collect();
    assert_eq!(noted, REPEATED.iter().map(|name| String::from(*name)).collect());
}

#[test]
fn enums_are_those_of_the_facts() {
    let facts = facts(include_str!("../../tests/data/enums.json"), "name");
    for (name, fact) in &facts {
        let alias = ALIASES.iter().find(|(other, _)| other == name).map(|(_, ours)| *ours);
        let all = || FILES.iter().flat_map(|file| file.enums);
        let declared = all().find(|declared| declared.name == alias.unwrap_or(name));
        let declared = declared.unwrap_or_else(|| panic!("{name} is not there"));
        let ours: BTreeSet<&str> = declared.values.iter().map(|value| value.text).collect();
        let theirs: BTreeSet<&str> = list(&fact["values"]).iter().filter_map(Value::as_str).collect();
        if alias.is_some() {
            assert!(ours.is_superset(&theirs), "{name}");
        } else {
            assert_eq!(ours, theirs, "{name}");
        }
    }
}

#[test]
fn deprecations_are_those_of_the_facts() {
    let mut ours: Vec<(String, &str)> = Vec::new();
    for file in &FILES {
        for declared in file.enums {
            ours.extend(declared.values.iter().map(|value| {
                let name = format!("{}.{}", declared.name, value.text);
                (name, value.deprecated)
            }));
        }
        for model in file.models {
            ours.extend(
                model.fields.iter().map(|field| (format!("{}.{}", model.name, field.name), field.deprecated)),
            );
        }
        ours.extend(
            file.operations.iter().map(|operation| (operation.route.name.into(), operation.deprecated)),
        );
    }
    ours.retain(|(_, note)| !note.is_empty());

    // The name of all that is deprecated, with the date since when, if it is known.
    let mut theirs: BTreeMap<String, Option<String>> = BTreeMap::new();
    let date = |value: &Value| value.as_str().map(String::from);
    for (name, fact) in facts(include_str!("../../tests/data/enums.json"), "name") {
        let values = list(&fact["deprecated_values"]).iter().filter_map(Value::as_str);
        theirs.extend(values.map(|value| (format!("{name}.{value}"), None)));
    }
    for (name, fact) in facts(include_str!("../../tests/data/models.json"), "name") {
        let fields = list(&fact["fields"]).iter().filter(|field| !field["deprecated"].is_null());
        theirs.extend(fields.map(|field| {
            let field_name = field["name"].as_str().expect("a name");
            (format!("{name}.{field_name}"), date(&field["deprecated"]))
        }));
    }
    for (name, fact) in facts(include_str!("../../tests/data/operations.json"), "id") {
        let deprecated = &fact["deprecated"];
        if !deprecated.is_null() {
            theirs.insert(name, date(&deprecated["gone_after"]).or(date(&deprecated["announced"])));
        }
    }

    assert_eq!(ours.iter().map(|(name, _)| name).collect::<BTreeSet<_>>(), theirs.keys().collect());
    for (name, note) in ours {
        assert!(theirs[&name].as_deref().is_none_or(|date| note.contains(date)), "{name}: {note}");
    }
}

#[test]
fn secret_fields_are_those_of_the_models() {
    let read = FILES.iter().flat_map(|file| file.models).filter(|model| model.kind != "input");
    let secret = read.flat_map(|model| model.fields).filter(|field| field.ty == "Secret");
    let names: BTreeSet<&str> = secret.map(|field| field.name).collect();
    assert_eq!(names, crate::api::SECRET_FIELDS.split(' ').collect());
}

#[test]
fn secret_parameters_are_those_of_the_declarations() {
    let operations = FILES.iter().flat_map(|file| file.operations).flat_map(|operation| operation.fields);
    let inputs = FILES.iter().flat_map(|file| file.models).filter(|model| model.kind != "output");
    let fields = operations.chain(inputs.flat_map(|model| model.fields));
    let names: BTreeSet<&str> = fields.filter(|field| field.ty == "Secret").map(|field| field.name).collect();
    let known: BTreeSet<&str> = crate::api::SECRET_PARAMETERS.split(' ').collect();
    assert!(names.is_superset(&known), "{:?}", known.difference(&names));
    let replies = ["root_password", "wss_url"];
    assert_eq!(
        names.difference(&known).copied().collect::<Vec<_>>(),
        replies,
        "a parameter is saved as plain text"
    );
}

#[test]
fn what_can_be_found_is_what_has_an_id_and_a_name() {
    let with = |file: &super::File, verb: &str, field: &str| {
        file.operations.iter().any(|operation| {
            operation.route.name == format!("{}.{verb}", file.name)
                && operation.deprecated.is_empty()
                && operation.fields.iter().any(|known| known.name == field)
        })
    };
    let is_alone = |file: &super::File| {
        let get = format!("{}.get", file.name);
        crate::api::routes().any(|route| route.name == get && route.path.matches('/').count() == 2)
    };
    let expected: BTreeSet<&str> = FILES
        .iter()
        .filter(|file| with(file, "list", "name") && is_alone(file))
        .map(|file| file.name)
        .collect();
    assert_eq!(
        crate::flow::FINDABLE.iter().map(|(resource, _)| *resource).collect::<BTreeSet<_>>(),
        expected
    );
}
