//! How many packages the core stands on.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::shell::{cargo, output};

/// With itself; serde, serde_json and thiserror bring all the others.
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
    ensure!(packages.len() <= LIMIT, "the core's tree has {} packages: {packages:?}", packages.len());
    Ok(format!("the core's tree has {} packages (limit {LIMIT}): {packages:?}", packages.len()))
}
