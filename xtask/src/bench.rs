//! The benchmarks, each as a ratio to a named peer or floor in the same run.

use anyhow::Result;

use crate::shell::{cargo, root, run};
use crate::{compile_time, core_tree, pkg};

pub(crate) fn run_chore() -> Result<()> {
    let sizes = pkg::run_chore()?;
    println!("\n{sizes}\n\n{}\n", core_tree::check()?);
    let manifest = root().join("benches/Cargo.toml");
    let benches = run(cargo().args(["run", "--release", "--manifest-path"]).arg(manifest));
    println!();
    sizes.check().and(benches).and(compile_time::measure())
}
