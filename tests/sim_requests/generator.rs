//! Random requests: valid paths with changed parameters and bodies.

use std::collections::BTreeMap;

use hetzner_cloud::{Headers, Method, Request, Route, api};
use serde_json::{Value, json};

use crate::choices::Choices;
use crate::facts::{Facts, named};
use crate::world::World;

/// Texts that are valid somewhere, or nowhere.
const TEXTS: [&str; 36] = [
    "",
    " ",
    "web-1",
    "a",
    "fsn1",
    "hel1",
    "cx23",
    "cax11",
    "debian-13",
    "server",
    "ipv4",
    "ipv6",
    "label_selector",
    "ip",
    "10.0.0.0/16",
    "10.0.1.0/24",
    "10.0.1.9",
    "192.0.2.1",
    "2001:db8::1",
    "0.0.0.0/0",
    "::/0",
    "www",
    "A",
    "example.com",
    "\"text\"",
    "tcp",
    "http",
    "https",
    "in",
    "out",
    "backup",
    "snapshot",
    "running",
    "id:desc",
    "Gr\u{fc}\u{df}e \u{1f600}",
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
];

/// Makes requests to a world by choices.
pub(crate) struct Generator<'a> {
    pub(crate) choices: &'a mut Choices,
    facts: &'a Facts,
    routes: Vec<&'static Route>,
    pub(crate) world: World,
    /// The ids that responses contained, by the key of the resource.
    ids: BTreeMap<String, Vec<u64>>,
}

impl<'a> Generator<'a> {
    pub(crate) fn new(choices: &'a mut Choices, facts: &'a Facts, world: World) -> Self {
        let ids = world.ids().map(|(key, ids)| (key.into(), ids)).into();
        Self { choices, facts, routes: api::routes().collect(), world, ids }
    }

    /// The next request, with its route, and a text that describes it.
    pub(crate) fn next(&mut self) -> (&'static Route, Request, String) {
        let count = self.routes.len() as u32;
        let mut route = self.routes[self.choices.below(count) as usize];
        // Otherwise little is left after some requests.
        while route.method == Method::Delete && !self.choices.rarely(4) {
            route = self.routes[self.choices.below(count) as usize];
        }
        let path = self.path(route);
        let body = self.body(route);
        let text = format!("{} {path} {}", route.method, body.as_deref().unwrap_or_default());
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request = Request::new(route.method, format!("https://api.hetzner.cloud/v1{path}"));
        let request = request.with_headers(headers);
        let request = match body {
            Some(body) => request.with_body(body),
            None => request,
        };
        (route, request, text)
    }

    /// Remembers the ids of resources in a response, but not too many of each.
    pub(crate) fn collect_ids(&mut self, response: &Value) {
        for (key, resource) in response.as_object().into_iter().flatten() {
            let Some(id) = resource["id"].as_u64() else { continue };
            let ids = self.ids.entry(key.clone()).or_default();
            ids.push(id);
            if ids.len() > 6 {
                ids.remove(0);
            }
        }
    }

    /// An id, most often of a resource with this key.
    fn id(&mut self, key: &str) -> String {
        let key = match key {
            "assignee_id" => "server",
            key if self.ids.contains_key(key) => key,
            key => key.strip_suffix('s').unwrap_or(key),
        };
        let known = self.ids.get(key).map(Vec::as_slice).unwrap_or_default();
        match self.choices.below(8) {
            6 => ["0", "1", "-1", "18446744073709551616", "x", "%20", "1e3", "%F0%9F%98%80"]
                [self.choices.below(8) as usize]
                .into(),
            7 => self.choices.below(9).to_string(),
            _ => known.get(self.choices.below(known.len() as u32) as usize).unwrap_or(&7).to_string(),
        }
    }

    fn path(&mut self, route: &Route) -> String {
        // The usual path exists.
        let mut path = self.world.path(route);
        if self.choices.rarely(3) {
            path = route.path.to_owned();
            let resource = route.name.split('.').next().unwrap_or_default();
            let resource =
                resource.strip_suffix("boxes").map_or(resource.into(), |start| format!("{start}box"));
            for parameter in route.path_parameters() {
                let value = match parameter {
                    "rr_name" => ["www", "@", "new", "*"][self.choices.below(4) as usize].into(),
                    "rr_type" => ["A", "TXT", "CNAME", "SOA", "X"][self.choices.below(5) as usize].into(),
                    "id_or_name" if self.choices.rarely(2) => "example.com".into(),
                    "id" | "id_or_name" if route.name.ends_with("get_action_by_id") => self.id("action"),
                    "id" if resource.starts_with("storage_box_s") => self.id("storage_box"),
                    "id" | "id_or_name" => self.id(&resource),
                    parameter => self.id(parameter.trim_end_matches("_id")),
                };
                path = path.replace(&format!("{{{parameter}}}"), &value);
            }
        }
        if route.method == Method::Get {
            path.push('?');
            let fact = named(&self.facts.operations, "id", route.name);
            for parameter in fact["query"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap_or_default();
                if parameter["required"] == true && !self.choices.rarely(9) || self.choices.rarely(5) {
                    let value = self.query(name);
                    path.push_str(&format!("{name}={value}&"));
                }
            }
        }
        path
    }

    fn query(&mut self, name: &str) -> String {
        let values: &[&str] = match name {
            "page" | "per_page" => &["1", "2", "50", "0", "-1", "18446744073709551615", "x"],
            "start" | "end" => &[
                "2026-10-31T00:00:00Z",
                "2026-11-01T00:00:00Z",
                "2026-11-01T00:00:00%2B00:00",
                "9999-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "x",
            ],
            "step" => &["60", "1", "0", "-1", "NaN", "inf", "1e300", "0.5"],
            "type" => &["cpu", "cpu,disk", "network", "A", "snapshot", "managed", "server", "bandwidth", ","],
            "sort" => &["id", "name:desc", "created:asc", "x", "id:up", ":"],
            "label_selector" => &["env", "env%3Dprod", "!env", "env%20in%20(a,b)", "%2C", "a%3D%3D"],
            "status" => &["running", "success", "available", "x"],
            _ => &["", "web-1", "true", "false", "x86", "%", "%zz", "private", "a%26b", "."],
        };
        match self.choices.below(8) {
            7 => self.id(name),
            _ => values[self.choices.below(values.len() as u32) as usize].into(),
        }
    }

    fn body(&mut self, route: &Route) -> Option<String> {
        if route.method == Method::Get {
            return None;
        }
        let mut body = self.world.body(route.name);
        let fields = &named(&self.facts.operations, "id", route.name)["body"];
        let changes = self.choices.below(4);
        for _ in 0..changes {
            let fields = fields.as_array().map(Vec::as_slice).unwrap_or_default();
            if fields.is_empty() {
                break;
            }
            let field = &fields[self.choices.below(fields.len() as u32) as usize];
            let name = field["name"].as_str().unwrap_or_default();
            if self.choices.rarely(6) {
                body.as_object_mut().map(|body| body.remove(name));
            } else {
                let value = self.value(name, field["type"].as_str().unwrap_or_default(), 0);
                body[name] = value;
            }
        }
        if let (Some(name), true) = (body.get("name").and_then(Value::as_str), self.choices.rarely(2)) {
            // Otherwise most names are taken.
            let name = format!("{}-{name}", self.choices.below(1_000_000));
            body["name"] = name.into();
        }
        let mut text = body.to_string();
        match self.choices.below(40) {
            39 => text = text.chars().take(text.len() / 2).collect(),
            38 => text = "[]".into(),
            37 => text = String::new(),
            36 => return None,
            35 => text = "[".repeat(500),
            _ => {}
        }
        Some(text)
    }

    /// A value that often is of a type of the facts.
    fn value(&mut self, name: &str, kind: &str, depth: u32) -> Value {
        if self.choices.rarely(10) || depth > 4 {
            return self.any();
        }
        let inside = |start: &str| kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
        if let Some(kind) = inside("list<") {
            let length = self.choices.below(4);
            return (0..length).map(|_| self.value(name, kind, depth + 1)).collect();
        }
        if kind.starts_with("map<") {
            return json!({ TEXTS[self.choices.below(36) as usize]: TEXTS[self.choices.below(36) as usize] });
        }
        if let Some(model) = kind.strip_prefix("ref:") {
            let facts = self.facts;
            let mut object = json!({});
            for field in named(&facts.models, "name", model)["fields"].as_array().into_iter().flatten() {
                if field["required"] == true && !self.choices.rarely(12) || self.choices.rarely(3) {
                    let inner = field["name"].as_str().unwrap_or_default();
                    // The id of a reference is of the kind that its field names.
                    let name = if inner == "id" { name } else { inner };
                    object[inner] = self.value(name, field["type"].as_str().unwrap_or_default(), depth + 1);
                }
            }
            return object;
        }
        if let Some(values) = kind.strip_prefix("enum:") {
            let facts = self.facts;
            let values = named(&facts.enums, "name", values)["values"].as_array().map(Vec::as_slice);
            let values = values.unwrap_or_default();
            return values[self.choices.below(values.len() as u32) as usize].clone();
        }
        match kind {
            "bool" => json!(self.choices.rarely(2)),
            "int" | "int32" => {
                json!([0, 1, 3, 10, 60, 80, 443, 65535, 65536][self.choices.below(9) as usize])
            }
            "int64" => self.id(name).parse::<u64>().map_or(Value::Null, Value::from),
            "id_or_name" if self.choices.rarely(2) => json!(self.id(name)),
            _ => json!(TEXTS[self.choices.below(36) as usize]),
        }
    }

    fn any(&mut self) -> Value {
        match self.choices.below(12) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!(-1),
            3 => json!(0.5),
            4 => json!(u64::MAX),
            5 => json!([]),
            6 => json!({}),
            7 => json!([null, 7, "x"]),
            8 => json!({ "id": 7, "type": "server" }),
            9 => json!("x".repeat(2_000)),
            10 => json!(4_294_967_296_u64),
            _ => json!(TEXTS[self.choices.below(36) as usize]),
        }
    }
}
