//! The routes as one text, `pkg-js/src/routes.ts`: what the proxy of the npm package matches requests against.

use alloc::string::String;

use super::{FILES, spell};
use crate::api::SECRET_FIELDS;
use crate::operation::{Declaration, Method};

const HEAD: &str = "\
// The routes of the proxy. Generated from the crate's table by `cargo xtask types`: edit that, not this.

/**
 * A line for each operation, as in `zones.list_actions GET cloud /zones/_/actions status,sort,page,per_page`: name,
 * method, API, path, and the names of the query, or `{}` for a JSON body. In the path, `#` is an id and `_` a text. A
 * line ends with a space and `s` when a reply may contain secrets.
 */
";

/// Writes `routes.ts`: the routes, and the names of the fields that hold secrets.
///
/// ```
/// let routes = hetzner_cloud::typescript::routes();
/// assert!(routes.contains("\nservers.power_on POST cloud /servers/#/actions/poweron\n"));
/// assert!(routes.contains("\nservers.create POST cloud /servers {} s\n"));
/// ```
pub fn routes() -> String {
    let operations = FILES.iter().flat_map(|file| file.operations);
    let lines: String = operations.map(line).collect();
    [HEAD, "export const ROUTES = `\n", &lines, "`;\n\n", SECRETS, SECRET_FIELDS, "\";\n"].concat()
}

const SECRETS: &str = "/** The fields of replies that hold secrets. */\nexport const SECRET_FIELDS = \"";

fn line(operation: &Declaration) -> String {
    let route = operation.route;
    let mut path = String::from(route.path);
    for name in route.path_parameters() {
        let field = operation.fields.iter().find(|field| field.name == name);
        let sign = if field.is_some_and(|field| spell(field.ty) == "number") { "#" } else { "_" };
        path = path.replace(&["{", name, "}"].concat(), sign);
    }
    let others = match (route.method, route.other_parameters()) {
        (Method::Get, names) => names.join(","),
        (_, []) => String::new(),
        _ => "{}".into(),
    };
    let secrets = if route.has_secrets { " s" } else { "" };
    let line = [route.name, route.method.as_str(), route.api.as_str(), &path, &others].join(" ") + secrets;
    [line.trim_end(), "\n"].concat()
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_operation_is_a_line() {
        let text = routes();
        let lines = text
            .split('`')
            .find(|part| part.starts_with('\n') && part.contains(" cloud "))
            .unwrap_or_default();
        for (route, line) in crate::api::routes().zip(lines.trim_start().lines()) {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(words[..3], [route.name, route.method.as_str(), route.api.as_str()], "{line}");
            let is_parameter = |segment: &&str| matches!(*segment, "#" | "_");
            let parameters = words[3].split('/').filter(is_parameter).count();
            assert_eq!(parameters, route.path_parameters().count(), "{line}");
            assert_eq!(words.get(5) == Some(&"s"), route.has_secrets, "{line}");
        }
        assert_eq!(lines.trim().lines().count(), crate::api::routes().count());
    }

    #[test]
    fn ids_and_texts_have_signs_of_their_own() {
        let text = routes();
        for line in [
            "zones.get_action GET cloud /zones/_/actions/#",
            "zone_rrsets.update PUT cloud /zones/_/rrsets/_/_ {}",
            "storage_boxes.get GET storage /storage_boxes/#",
        ] {
            assert!(text.lines().any(|known| known == line), "{line}");
        }
    }
}
