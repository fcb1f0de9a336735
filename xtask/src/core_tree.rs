//! How many packages come with the core when no feature is asked for.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use crate::shell::{cargo, output};

/// hetzner-cloud, serde, serde_json, thiserror, and what these bring.
const LIMIT: usize = 16;

pub(crate) fn check() -> Result<()> {
    let packages = packages()?;
    println!("{} packages: {}", packages.len(), packages.join(", "));
    ensure!(packages.len() <= LIMIT, "the core has {} packages, the limit is {LIMIT}", packages.len());
    Ok(())
}

pub(crate) fn packages() -> Result<Vec<String>> {
    let tree = output(cargo().args([
        "tree",
        "--package=hetzner-cloud",
        "--edges=normal",
        "--no-default-features",
        "--prefix=none",
        "--format={p}",
    ]))?;
    // `name v1.2.3 (*)`, once for each place it has in the tree.
    let name_and_version = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let packages: BTreeSet<String> =
        tree.lines().filter(|line| !line.is_empty()).map(name_and_version).collect();
    Ok(packages.into_iter().collect())
}
