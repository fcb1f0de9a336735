//! The generated files of the npm package, from the declarations of `api/`: the types of the API, `pkg-js/src/api.ts`,
//! and the routes of the proxy, `pkg-js/src/routes.ts`.

mod routes;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::api::{
    actions, certificates, datacenters, dns_ptr, firewalls, floating_ips, images, ip_type, isos,
    load_balancer_types, load_balancers, locations, metrics, networks, placement_groups, pricing,
    primary_ips, protection, references, server_types, servers, ssh_keys, storage_box_snapshots,
    storage_box_subaccounts, storage_box_types, storage_boxes, volumes, zone_rrsets, zones,
};
use crate::declaration::{Model, StringEnum};
use crate::flow::FINDABLE;
use crate::operation::{Api, Declaration, Route};
use crate::reply::Shape;

pub use self::routes::routes;

/// The declarations of one file of `api/`.
struct File {
    name: &'static str,
    enums: &'static [StringEnum],
    models: &'static [Model],
    operations: &'static [Declaration],
}

const FILES: [File; 34] = [
    file("reply", &[], crate::reply::MODELS, &[]),
    file("errors", crate::error::VALUES, &[], &[]),
    file("actions", actions::VALUES, actions::MODELS, actions::OPERATIONS),
    file("references", references::VALUES, references::MODELS, &[]),
    file("protection", &[], protection::MODELS, &[]),
    file("dns_ptr", &[], dns_ptr::MODELS, &[]),
    file("ip_type", ip_type::VALUES, &[], &[]),
    file("servers", servers::VALUES, servers::MODELS, servers::OPERATIONS),
    file("server_nets", servers::nets::VALUES, servers::nets::MODELS, &[]),
    file("metrics", &[], metrics::MODELS, &[]),
    file("images", images::VALUES, images::MODELS, images::OPERATIONS),
    file("isos", isos::VALUES, isos::MODELS, isos::OPERATIONS),
    file("server_types", server_types::VALUES, server_types::MODELS, server_types::OPERATIONS),
    file("locations", locations::VALUES, locations::MODELS, locations::OPERATIONS),
    file("datacenters", datacenters::VALUES, datacenters::MODELS, datacenters::OPERATIONS),
    file("ssh_keys", ssh_keys::VALUES, ssh_keys::MODELS, ssh_keys::OPERATIONS),
    file(
        "placement_groups",
        placement_groups::VALUES,
        placement_groups::MODELS,
        placement_groups::OPERATIONS,
    ),
    file("networks", networks::VALUES, networks::MODELS, networks::OPERATIONS),
    file("volumes", volumes::VALUES, volumes::MODELS, volumes::OPERATIONS),
    file("floating_ips", floating_ips::VALUES, floating_ips::MODELS, floating_ips::OPERATIONS),
    file("primary_ips", primary_ips::VALUES, primary_ips::MODELS, primary_ips::OPERATIONS),
    file("firewalls", firewalls::VALUES, firewalls::MODELS, firewalls::OPERATIONS),
    file("load_balancers", load_balancers::VALUES, load_balancers::MODELS, load_balancers::OPERATIONS),
    file("load_balancer_services", load_balancers::services::VALUES, load_balancers::services::MODELS, &[]),
    file("load_balancer_targets", load_balancers::targets::VALUES, load_balancers::targets::MODELS, &[]),
    file("load_balancer_types", &[], load_balancer_types::MODELS, load_balancer_types::OPERATIONS),
    file("certificates", certificates::VALUES, certificates::MODELS, certificates::OPERATIONS),
    file("zones", zones::VALUES, zones::MODELS, zones::OPERATIONS),
    file("zone_rrsets", zone_rrsets::VALUES, zone_rrsets::MODELS, zone_rrsets::OPERATIONS),
    file("storage_boxes", storage_boxes::VALUES, storage_boxes::MODELS, storage_boxes::OPERATIONS),
    file(
        "storage_box_snapshots",
        storage_box_snapshots::VALUES,
        storage_box_snapshots::MODELS,
        storage_box_snapshots::OPERATIONS,
    ),
    file(
        "storage_box_subaccounts",
        storage_box_subaccounts::VALUES,
        storage_box_subaccounts::MODELS,
        storage_box_subaccounts::OPERATIONS,
    ),
    file("storage_box_types", &[], storage_box_types::MODELS, storage_box_types::OPERATIONS),
    file("pricing", &[], pricing::MODELS, pricing::OPERATIONS),
];

const fn file(
    name: &'static str,
    enums: &'static [StringEnum],
    models: &'static [Model],
    operations: &'static [Declaration],
) -> File {
    File { name, enums, models, operations }
}

/// Writes `api.ts`: a few types that are written by hand, then those of the table.
///
/// ```
/// let declarations = hetzner_cloud::typescript::declarations();
/// assert!(declarations.contains("powerOn(params: ServerPowerOnParams, options?: CallOptions): ReplyPromise<Action>;"));
/// assert!(declarations.contains("\"servers.power_on\": { params: ServerPowerOnParams; reply: Action };"));
/// ```
pub fn declarations() -> String {
    let mut out = String::from(include_str!("typescript/prelude.ts"));
    let with_operations = || FILES.iter().filter(|file| !file.operations.is_empty());
    out.push_str(
        "\n/** The resources of the API, each a property of the client. */\nexport interface Resources {\n",
    );
    for file in with_operations() {
        out.push_str(&format!("  /** The operations of `{}`. */\n", file.name));
        out.push_str(&format!("  readonly {}: {}Api;\n", camel(file.name), pascal(file.name)));
    }
    out.push_str("}\n\n/** The parameters and the reply of each operation, by its name. */\nexport interface Operations {\n");
    for file in with_operations() {
        file.operations.iter().for_each(|operation| push_operation(&mut out, file, operation));
    }
    out.push_str("}\n");
    for file in &FILES {
        file.enums.iter().for_each(|declared| push_enum(&mut out, declared));
        file.models.iter().for_each(|model| push_model(&mut out, file, model));
        file.operations.iter().for_each(|operation| push_parameters(&mut out, file, operation));
        if !file.operations.is_empty() {
            push_resource(&mut out, file);
        }
    }
    out
}

fn push_enum(out: &mut String, declared: &StringEnum) {
    let mut doc = lines(declared.doc);
    doc.push(String::new());
    doc.extend(declared.values.iter().map(|value| {
        let note = note(value.deprecated).map(|note| format!(" Deprecated {note}.")).unwrap_or_default();
        format!("- `{}`: {}{note}", value.text, lines(value.doc).join(" "))
    }));
    out.push('\n');
    push_doc(out, "", &doc, declared.deprecated);
    let union: Vec<String> = declared.values.iter().map(|value| format!("\"{}\"", value.text)).collect();
    out.push_str(&format!("export type {} = {} | (string & {{}});\n", declared.name, union.join(" | ")));
}

fn push_model(out: &mut String, file: &File, model: &Model) {
    let (is_input, is_both) = (model.kind == "input", model.kind == "both");
    out.push('\n');
    push_doc(out, "", &lines(model.doc), model.deprecated);
    out.push_str(&format!("export interface {} {{\n", model_name(file, model)));
    for field in model.fields {
        push_doc(out, "  ", &lines(field.doc), &in_typescript(file, field.deprecated));
        let ty = spell(field.ty);
        out.push_str(&match (field.optional, is_input) {
            (true, _) if is_both => format!("  {}?: {ty} | null | undefined;\n", field.name),
            (true, true) => format!("  {}?: {ty} | undefined;\n", field.name),
            (true, false) => format!("  {}?: {ty} | null;\n", field.name),
            (false, _) => format!("  {}: {ty};\n", field.name),
        });
    }
    out.push_str("}\n");
}

fn push_parameters(out: &mut String, file: &File, operation: &Declaration) {
    if operation.fields.is_empty() {
        return;
    }
    out.push_str(&format!("\n/** Parameters of `{}`. */\n", operation.route.name));
    out.push_str(&format!("export interface {} {{\n", parameters_name(file, operation)));
    for field in operation.fields {
        push_doc(out, "  ", &lines(field.doc), &in_typescript(file, field.deprecated));
        let ty = spell(field.ty).replace("Timestamp", "Timestamp | Date");
        out.push_str(&match field.optional {
            true => format!("  {}?: {ty} | undefined;\n", field.name),
            false => format!("  {}: {ty};\n", field.name),
        });
    }
    out.push_str("}\n");
}

/// Writes an entry of the map of all operations.
fn push_operation(out: &mut String, file: &File, operation: &Declaration) {
    let doc: Vec<String> = lines(operation.doc).iter().map(|line| in_typescript(file, line)).collect();
    push_doc(out, "  ", &doc, &in_typescript(file, operation.deprecated));
    let (name, params) = (operation.route.name, parameters_type(file, operation));
    let reply = match reply(file, operation) {
        Replied::Value(reply) => reply,
        Replied::Pages(item) => format!("Page<{item}>"),
    };
    out.push_str(&format!("  \"{name}\": {{ params: {params}; reply: {reply} }};\n"));
}

fn push_resource(out: &mut String, file: &File) {
    out.push_str(&format!("\n/** The operations of `{}`. */\n", file.name));
    out.push_str(&format!("export interface {}Api {{\n", pascal(file.name)));
    for operation in file.operations {
        let Declaration { route, fields, .. } = operation;
        let mut doc = lines(operation.doc);
        doc.push(String::new());
        doc.push(format!("[`{} {}`]({})", route.method, route.path, reference(route)));
        for line in &mut doc {
            *line = in_typescript(file, line);
        }
        push_doc(out, "  ", &doc, &in_typescript(file, operation.deprecated));
        let all_optional = fields.iter().all(|field| field.optional);
        let mark = if all_optional { "?" } else { "" };
        let params = parameters_type(file, operation);
        let verb = camel(route.name.split_once('.').map_or(route.name, |(_, verb)| verb));
        let (options, result) = match reply(file, operation) {
            Replied::Value(reply) => ("CallOptions", format!("ReplyPromise<{reply}>")),
            Replied::Pages(item) => ("ListOptions", format!("PagePromise<{item}>")),
        };
        out.push_str(&format!("  {verb}(params{mark}: {params}, options?: {options}): {result};\n"));
    }
    if let Some(model) = found(file) {
        let doc = "Finds one by its id or name; `null` when there is none. Digits are an id.";
        push_doc(out, "  ", &[doc.into()], "");
        out.push_str(&format!(
            "  find(idOrName: number | string, options?: CallOptions): Promise<{model} | null>;\n"
        ));
    }
    out.push_str("}\n");
}

/// The section of the API's reference that describes an operation.
fn reference(route: &Route) -> String {
    let (page, resource) =
        (if route.api == Api::Cloud { "cloud" } else { "hetzner" }, route.name.split('.').next());
    let section = resource.unwrap_or_default().replace('_', "-");
    format!("https://docs.hetzner.cloud/reference/{page}#{section}")
}

/// The model of a resource that can be found by its id or name.
fn found(file: &File) -> Option<&'static str> {
    FINDABLE.iter().find(|(resource, _)| *resource == file.name).map(|(_, model)| *model)
}

/// The type of a reply, or that of the items of a list.
enum Replied {
    Value(String),
    Pages(String),
}

fn reply(file: &File, operation: &Declaration) -> Replied {
    // The innermost type: `Server` of `Page<Server>`, `Action` of `Vec<Action>` and `Option<Action>`.
    let inner = operation.reply.rsplit("::").next().unwrap_or_default();
    let inner = inner.trim_end_matches('>').rsplit('<').next().unwrap_or_default().trim();
    Replied::Value(match operation.route.shape {
        Shape::Empty => "void".into(),
        Shape::Whole => {
            let model = file.models.iter().find(|model| model.name == inner);
            model.map_or_else(|| inner.to_string(), |model| model_name(file, model))
        }
        Shape::One(_) => inner.into(),
        Shape::Optional(_) => format!("{inner} | null"),
        Shape::Many(_) => format!("{inner}[]"),
        Shape::Page(_) => return Replied::Pages(inner.into()),
    })
}

/// Names a model. In one namespace, the reply of an operation needs the name of its resource.
fn model_name(file: &File, model: &Model) -> String {
    let singular = pascal(&singular(file.name));
    match model.kind {
        "reply" if !model.name.starts_with(&singular) => format!("{singular}{}", model.name),
        _ => model.name.into(),
    }
}

/// The singular: `server` of `servers`, `storage_box` of `storage_boxes`.
fn singular(plural: &str) -> String {
    match plural.strip_suffix("xes") {
        Some(stem) => format!("{stem}x"),
        None => plural.trim_end_matches('s').into(),
    }
}

fn parameters_type(file: &File, operation: &Declaration) -> String {
    match operation.fields {
        [] => "NoParams".into(),
        _ => parameters_name(file, operation),
    }
}

fn parameters_name(file: &File, operation: &Declaration) -> String {
    let verb = operation.route.name.split_once('.').map_or("", |(_, verb)| verb);
    format!("{}{}Params", pascal(&singular(file.name)), pascal(verb))
}

/// Writes a Rust type in TypeScript.
fn spell(ty: &str) -> String {
    let ty: String = ty.split_whitespace().collect();
    if let Some(ty) = ty.strip_suffix("|null") {
        return format!("{} | null", spell(ty));
    }
    if let Some((outer, inner)) = ty.strip_suffix('>').and_then(|ty| ty.split_once('<')) {
        return match outer {
            "Vec" => match spell(inner) {
                inner if inner.contains([' ', '|']) => format!("({inner})[]"),
                inner => format!("{inner}[]"),
            },
            "Option" => format!("{} | null", spell(inner)),
            "Box" => spell(inner),
            "Id" => "number".into(),
            "IdOrName" => "number | string".into(),
            "Sort" => format!("Sort<{inner}>"),
            "BTreeMap" => {
                let value = inner.split_once(',').map_or(inner, |(_, value)| value);
                format!("Record<string, {}>", spell(value))
            }
            _ => ty,
        };
    }
    match &*ty {
        "bool" => "boolean".into(),
        "u16" | "u32" | "u64" | "i64" | "f64" => "number".into(),
        "String" | "LabelSelector" | "Secret" => "string".into(),
        "Sample" => "[number, string]".into(),
        _ => ty,
    }
}

/// The lines of a doc comment, without links to Rust items; `None` becomes `null`.
fn lines(doc: &[&str]) -> Vec<String> {
    doc.iter()
        .map(|line| {
            let mut line = line.trim().replace("[`", "`");
            while let Some(start) = line.find("`](") {
                let end = line[start..].find(')').map_or(line.len(), |end| start + end + 1);
                line.replace_range(start + 1..end, "");
            }
            line.replace("`]", "`").replace("`None`", "`null`")
        })
        .collect()
}

/// Names operations as in TypeScript: `PowerOn` is `powerOn`, `images::Get` is `images.get`.
fn in_typescript(file: &File, line: &str) -> String {
    let mut line = line.to_string();
    for other in FILES.iter().filter(|other| !other.operations.is_empty()) {
        for operation in other.operations {
            let (resource, verb) = operation.route.name.split_once('.').unwrap_or_default();
            let (rust, here) = (pascal(verb), camel(verb));
            line = line.replace(&format!("`{resource}::{rust}`"), &format!("`{}.{here}`", camel(resource)));
            if other.name == file.name {
                line = line.replace(&format!("`{rust}`"), &format!("`{here}`"));
            }
        }
    }
    line.replace("::", ".")
}

/// The note of a `#[deprecated(note = "…")]`.
fn note(deprecated: &str) -> Option<&str> {
    deprecated.split('"').nth(1)
}

fn push_doc(out: &mut String, indent: &str, lines: &[String], deprecated: &str) {
    let tag = note(deprecated).map(|note| format!("@deprecated {note}"));
    let lines: Vec<&String> = lines.iter().chain(&tag).collect();
    match &lines[..] {
        [] => {}
        [line] => out.push_str(&format!("{indent}/** {line} */\n")),
        lines => {
            out.push_str(&format!("{indent}/**\n"));
            for line in lines {
                out.push_str(format!("{indent} * {line}").trim_end());
                out.push('\n');
            }
            out.push_str(&format!("{indent} */\n"));
        }
    }
}

fn pascal(snake: &str) -> String {
    snake.split('_').map(capitalized).collect()
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |name, word| name + &capitalized(word))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod conformance;

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn types_are_spelled() {
        for (rust, typescript) in [
            ("Vec < Sort < ServerSort > >", "Sort<ServerSort>[]"),
            ("Vec<IdOrName<SshKey>>", "(number | string)[]"),
            ("Option<String>", "string | null"),
            ("BTreeMap<String, TimeSeries>", "Record<string, TimeSeries>"),
            ("Id<Server>", "number"),
            ("Secret", "string"),
        ] {
            assert_eq!(spell(rust), typescript);
        }
    }

    #[test]
    fn every_name_is_its_own() {
        let declarations = declarations();
        let mut names = BTreeSet::new();
        for line in declarations.lines().filter(|line| line.starts_with("export ")) {
            let name = line.split([' ', '<', '(']).nth(2).unwrap_or_default();
            assert!(names.insert(name), "{line}");
        }
        assert!(names.len() > 100);
    }

    #[test]
    fn documentation_is_of_this_language() {
        let doc =
            lines(&[" See [`hint`](ErrorCode::advice) and [`txt`](crate::txt), or [`Get`]; else `None`."]);
        assert_eq!(doc, ["See `hint` and `txt`, or `Get`; else `null`."]);
        let declarations = declarations();
        let rust = declarations.lines().filter(|line| line.contains("::") && !line.contains("::/"));
        assert_eq!(rust.collect::<Vec<_>>(), Vec::<&str>::new());
        assert!(declarations.contains("@deprecated since 2026-04-30: use `servers.getActionById`"));
    }

    #[test]
    fn deprecations_are_marked() {
        let declarations = declarations();
        for (declaration, note) in [
            ("  deprecation?: DeprecationInfo | null;", "since 2025-09-24: use `locations[].deprecation`"),
            ("  floating_ip?: PricingFloatingIp | null;", "since 2024-08-29: use `floating_ips`"),
            (
                "  server_types?: DatacenterServerTypes | null;",
                "since 2026-04-01: use `ServerType.locations`",
            ),
        ] {
            let marked = format!("   * @deprecated {note}\n   */\n{declaration}\n");
            assert_eq!(declarations.matches(&marked).count(), 1, "{marked}");
        }
        let value = declarations.lines().find(|line| line.starts_with(" * - `server`: A subnet"));
        assert_eq!(value, Some(" * - `server`: A subnet for cloud servers. Deprecated in favor of `cloud`."));
    }

    #[test]
    fn every_operation_is_spelled() {
        let spelled: Vec<&str> =
            FILES.iter().flat_map(|file| file.operations).map(|operation| operation.route.name).collect();
        assert_eq!(spelled, crate::api::routes().map(|route| route.name).collect::<Vec<_>>());
    }
}
