//! Licences, duplicate versions and minimum Rust versions of the dependencies.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow, ensure};
use cargo_metadata::semver::Version;
use cargo_metadata::{Metadata, MetadataCommand};
use spdx::{Expression, LicenseReq, ParseMode};

use crate::machine::rust_targets::WASM;
use crate::minimum_rust;
use crate::shell::{cargo, output, root};

/// The licences that a dependency may have; of several, one is enough where the author leaves the choice.
const LICENCES: [&str; 8] =
    ["Apache-2.0", "BSD-3-Clause", "CDLA-Permissive-2.0", "ISC", "MIT", "Unicode-3.0", "Unlicense", "Zlib"];

/// The features of the library, each with the target that its tree is resolved for (the host by default).
const FEATURES: [(&str, Option<&str>); 8] = [
    ("", None),
    ("sim", None),
    ("http", None),
    ("ureq", None),
    ("reqwest", None),
    ("fetch", Some(WASM)),
    ("wasm", Some(WASM)),
    ("sim-wasm", Some(WASM)),
];

/// Pairs of a name and a version.
type Packages = BTreeSet<(String, Version)>;

/// Checks the licences of the whole workspace, and the tree of each feature as a user gets it.
pub(crate) fn check() -> Result<()> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec()?;
    let mut problems = forbidden_licences(&metadata)?;
    let minimum = minimum_rust::declared(&metadata)?;
    let newer = requiring_newer_rust(&metadata, minimum);
    for (feature, target) in FEATURES {
        let tree = tree(feature, target)?;
        println!("[{feature}] has {} packages", tree.len());
        problems.extend(duplicates(&tree).map(|name| format!("[{feature}] has two versions of {name}")));
        problems.extend(
            tree.intersection(&newer)
                .map(|(name, _)| format!("[{feature}] {name} requires a Rust newer than {minimum}")),
        );
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

fn forbidden_licences(metadata: &Metadata) -> Result<Vec<String>> {
    let mut forbidden = Vec::new();
    for package in &metadata.packages {
        let licence = package.license.as_deref().unwrap_or_default();
        if !is_allowed(licence).with_context(|| format!("cannot read the licence of {}", package.name))? {
            forbidden.push(format!("{}: the licence `{licence}` is not in the list", package.name));
        }
    }
    Ok(forbidden)
}

/// Returns whether a licence expression can be met with the licences of the list.
fn is_allowed(expression: &str) -> Result<bool> {
    // Older crates separate alternatives with a slash.
    let expression =
        Expression::parse_mode(expression, ParseMode::LAX).map_err(|error| anyhow!("{error}"))?;
    Ok(expression.evaluate(|licence: &LicenseReq| LICENCES.contains(&&*licence.to_string())))
}

/// The packages that declare a newer minimum Rust version.
fn requiring_newer_rust(metadata: &Metadata, minimum: &Version) -> Packages {
    let newer = metadata
        .packages
        .iter()
        .filter(|package| package.rust_version.as_ref().is_some_and(|rust| rust > minimum));
    newer.map(|package| (package.name.to_string(), package.version.clone())).collect()
}

/// The packages that the library is built from with one feature, including the library.
fn tree(feature: &str, target: Option<&str>) -> Result<Packages> {
    let mut tree = cargo();
    tree.args(["tree", "--package", "hetzner-cloud", "--edges", "normal", "--prefix", "none"]);
    tree.args(["--no-default-features", "--features", feature]);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    read_tree(&output(&mut tree)?)
}

/// Reads the output of `cargo tree --prefix none`: lines of a name, a version and sometimes a remark.
fn read_tree(text: &str) -> Result<Packages> {
    let mut packages = Packages::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let name = words.next().context("cargo tree printed an empty line")?;
        let version = words.next().and_then(|word| word.strip_prefix('v'));
        let version = version.with_context(|| format!("cargo tree printed no version of {name}"))?;
        packages.insert((name.to_owned(), version.parse()?));
    }
    Ok(packages)
}

/// The names that a tree has in more than one version.
fn duplicates(tree: &Packages) -> impl Iterator<Item = &str> {
    tree.iter().zip(tree.iter().skip(1)).filter(|(one, next)| one.0 == next.0).map(|(one, _)| &*one.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions() {
        for (expression, allowed) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT/Apache-2.0", true),
            ("MIT OR GPL-3.0-only", true),
            ("MIT AND GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT AND ISC", true),
            ("(GPL-3.0-only OR MIT) AND Unicode-3.0", true),
            ("GPL-3.0-only WITH Classpath-exception-2.0", false),
        ] {
            assert_eq!(is_allowed(expression).unwrap(), allowed, "{expression}");
        }
        for unreadable in ["", "(MIT OR ISC", "MIT AND", "not a licence"] {
            assert!(is_allowed(unreadable).is_err(), "{unreadable}");
        }
    }

    #[test]
    fn a_tree_with_two_versions_of_a_package() {
        let tree =
            read_tree("a v1.0.0 (/path)\nb v1.0.0\nb v2.0.0\nb v1.0.0 (*)\nc v3.1.0 (proc-macro)\n").unwrap();
        assert_eq!(tree.len(), 4);
        assert_eq!(duplicates(&tree).collect::<Vec<_>>(), ["b"]);
        assert!(read_tree("a\n").is_err());
    }
}
