//! The layers of `src`: each module uses only modules that stand above it in the list of `LAYERS`, so that any of them can be
//! read with those alone. The paths of `crate::`, `$crate::` and `super::` are compared, outside of tests and comments. What
//! a macro expands to counts where the macro is used, so `macros` itself is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A module with files of its own in a folder is one layer, unless its files are listed.
const LAYERS: [&str; 20] = [
    "lenient",
    "macros",
    "primitives",
    "parameter",
    "declaration",
    "reply",
    "operation",
    "api",
    "request",
    "retry",
    "error",
    "response",
    "settings",
    "flow",
    "client",
    "adapter",
    "sim",
    "wasm",
    "sim_wasm",
    "typescript",
];

/// The order inside of `flow`: the trait, then one request, then the conversations.
const FLOWS: [&str; 10] =
    ["flow", "exchange", "call", "pages", "wait", "poll_until", "find", "task", "drive", "turn"];

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == name)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text without comments and without what follows `#[cfg(test)]`.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The module path of a file: `["flow", "call"]` of `flow/call.rs`.
fn module(file: &Path) -> Vec<String> {
    let mut path: Vec<String> =
        file.with_extension("").iter().map(|part| part.to_str().expect("UTF-8").into()).collect();
    if path.last().is_some_and(|last| last == "mod") {
        path.pop();
    }
    path
}

/// The modules that a path in the code of `module` leads to: the first one below the crate, and the one below that.
fn targets(code: &str, module: &[String]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (start, prefix) in ["crate::", "super::"]
        .iter()
        .flat_map(|prefix| code.match_indices(*prefix).map(move |(at, _)| (at, *prefix)))
    {
        let is_inside = code[..start]
            .ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':');
        if is_inside {
            continue;
        }
        let mut rest = &code[start..];
        let mut base: Vec<&str> = Vec::new();
        if prefix == "super::" {
            base.extend(module[..module.len() - 1].iter().map(String::as_str));
            rest = &rest["super::".len()..];
            while let Some(up) = rest.strip_prefix("super::") {
                base.pop();
                rest = up;
            }
        } else {
            rest = &rest["crate::".len()..];
        }
        for path in expand(rest) {
            let whole: Vec<&str> =
                base.iter().copied().chain(path.split("::").filter(|part| !part.is_empty())).collect();
            let part = |at: usize| whole.get(at).copied().unwrap_or_default().to_owned();
            found.insert((part(0), part(1)));
        }
    }
    found
}

/// The paths of a use tree, as far as they matter: `a::{b::C, d}` is `a::b` and `a::d`.
fn expand(rest: &str) -> Vec<String> {
    let end =
        rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':')).unwrap_or(rest.len());
    let (head, tail) = rest.split_at(end);
    let Some(list) = tail.strip_prefix('{') else { return vec![head.to_owned()] };
    let mut depth = 1;
    let mut items = vec![String::new()];
    for sign in list.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match sign {
            _ if depth == 0 => break,
            ',' if depth == 1 => items.push(String::new()),
            _ => items.last_mut().expect("an item").push(sign),
        }
    }
    items.iter().map(|item| format!("{head}{}", item.trim())).collect()
}

/// Every import that runs against the order, as `file -> module`.
fn violations(files: &[(PathBuf, String)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, text) in files {
        let module = module(file);
        let Some(from) = layer(&module[0]).filter(|_| module[0] != "macros") else { continue };
        let place = |name: &str| FLOWS.iter().position(|flow| *flow == name);
        let own = module.get(1).and_then(|name| place(name));
        for (first, second) in targets(&code(text), &module) {
            match layer(&first) {
                None => {
                    wrong.push(format!("{} -> crate::{first}: name the module of the item", file.display()))
                }
                Some(to) if to > from => wrong.push(format!("{} -> {first}", file.display())),
                Some(_)
                    if first == "flow" && module[0] == "flow" && own.is_some() && place(&second) > own =>
                {
                    wrong.push(format!("{} -> flow::{second}", file.display()));
                }
                Some(_) => {}
            }
        }
    }
    wrong
}

#[test]
fn each_layer_uses_only_those_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source");
        (path.strip_prefix(&root).expect("below the root").to_owned(), text)
    };
    let files: Vec<(PathBuf, String)> = paths.into_iter().map(read).collect();
    for layer in LAYERS {
        let exists = files.iter().any(|(path, _)| module(path)[0] == layer);
        assert!(exists, "there is no layer {layer}: is the list right?");
    }
    let wrong = violations(&files);
    assert!(wrong.is_empty(), "against the order of the layers:\n{}", wrong.join("\n"));
}

#[test]
fn a_wrong_direction_is_found() {
    let file = |path: &str, text: &str| (PathBuf::from(path), text.to_owned());
    let wrong = violations(&[
        file("error.rs", "use crate::{operation::Route, flow::Flow};"),
        file("error/kind.rs", "fn f() { super::super::client::g() } // crate::sim"),
        file("flow/exchange.rs", "use super::{Step, call::Call};"),
        file(
            "flow/call.rs",
            "use super::exchange::Exchange;\n#[cfg(test)] mod tests { use crate::wasm::Client; }",
        ),
        file("client.rs", "use crate::Flow;"),
    ]);
    let expected = [
        "error.rs -> flow",
        "error/kind.rs -> client",
        "flow/exchange.rs -> flow::call",
        "client.rs -> crate::Flow: name the module of the item",
    ];
    assert_eq!(wrong, expected);
}

#[test]
fn paths_are_found_in_every_form() {
    let module = ["flow".to_owned(), "call".to_owned()];
    let text = "use crate::{api::{actions, servers::Server}, error::Error};\nuse super::exchange::Exchange;\n\
        use super::super::client::Hetzner; // crate::sim\nfn f() { $crate::wasm::g(); mycrate::sim::h() }";
    let found = targets(&code(text), &module);
    let expected = [
        ("api", "{actions, servers"),
        ("error", "Error"),
        ("flow", "exchange"),
        ("client", "Hetzner"),
        ("wasm", "g"),
    ];
    for (first, second) in expected {
        let is_found = found.iter().any(|(a, b)| a == first && (b.starts_with(second) || first == "api"));
        assert!(is_found, "{first}::{second} is not in {found:?}");
    }
    assert!(!found.iter().any(|(first, _)| first == "sim"), "{found:?}");
}
