//! Runs the benchmarks, each as a ratio to a named peer or floor in the same run.

use anyhow::Result;

use crate::shell::{cargo, root};
use crate::{compile_time, core_tree, pkg, shell};

pub(crate) fn run() -> Result<()> {
    let sizes = pkg::run()?;
    println!("\n{sizes}\n\n{}\n", core_tree::check()?);
    let manifest = root().join("benches/Cargo.toml");
    let benches = shell::run(cargo().args(["run", "--release", "--manifest-path"]).arg(manifest));
    println!();
    sizes.check().and(benches).and(compile_time::measure())
}
