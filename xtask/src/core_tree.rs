//! The number of packages in the core's dependency tree.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::shell::{cargo, output};

/// Includes the crate itself; serde, serde_json and thiserror bring all others.
const LIMIT: usize = 16;

pub(crate) fn check() -> Result<String> {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--package",
        "hetzner-cloud",
        "--edges",
        "normal",
        "--no-default-features",
        "--prefix",
        "none",
    ]);
    let tree = output(&mut tree)?;
    let packages: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    ensure!(
        packages.len() <= LIMIT,
        "the core's dependency tree has {} packages, the limit is {LIMIT}: {packages:?}",
        packages.len()
    );
    Ok(format!("the core's dependency tree has {} packages (limit {LIMIT}): {packages:?}", packages.len()))
}
