//! The benchmarks, and the two numbers that are no matter of time.

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::{core_tree, pkg};

pub(crate) fn run_all() -> Result<()> {
    // First, as the JavaScript benchmarks need the package.
    let size = pkg::run_all()?;
    // Outside the workspace, so that the peers it compares with stay out of our lockfile.
    run(cargo().args(["run", "--release", "--manifest-path", "benches/Cargo.toml"]))?;
    println!("\n{size}");
    println!("\n{:<24}{:>30}", "packages of the core", core_tree::packages()?.len());
    Ok(())
}
