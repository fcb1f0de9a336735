//! The fault test at length, and the mutants that its short run must find.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::crate_copy::CrateCopy;
use crate::shell::{cargo, output, program, root};

/// The test, and the arguments after it.
const TEST: [&str; 4] = ["--test", "faults", "--", "--nocapture"];

/// Runs the fault test with optimization. The last line is its summary.
pub(crate) fn run(runs: u64, seed: u64) -> Result<ExitCode> {
    let mut test = cargo();
    test.args(["test", "--release", "--package", "hetzner-cloud", "--features", "sim"]).args(TEST);
    test.env("FAULTS_RUNS", runs.to_string()).env("FAULTS_SEED", seed.to_string());
    let finished = test.output().context("cannot run the fault test")?;
    let text = String::from_utf8_lossy(&finished.stdout);
    let summary = summary(&text).with_context(|| {
        format!("the fault test did not finish:\n{text}\n{}", String::from_utf8_lossy(&finished.stderr))
    })?;
    println!("{}", text.trim_end());
    println!("{summary}");
    Ok(if finished.status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The line `runs N, steps N, violations N` in the output of the test.
fn summary(text: &str) -> Option<&str> {
    text.lines().rev().find(|line| line.starts_with("runs ") && line.contains(", violations "))
}

/// Applies each patch of `tests/mutants` in turn to a copy of the crate. The short run must find all of them; without any
/// it must find nothing.
pub(crate) fn mutants() -> Result<ExitCode> {
    let copy = CrateCopy::create("mutants", &["src", "docs", "tests"])?;
    fs::copy(root().join("README.md"), copy.path().join("README.md"))?;
    let control = violations(&copy)?;
    ensure!(control == Some(0), "the unchanged crate has {control:?} violations");
    let patches = patches()?;
    let mut found = 0;
    for patch in &patches {
        copy.restore("src")?;
        apply(&copy, patch)?;
        let name = patch.file_stem().unwrap_or_default().to_string_lossy();
        match violations(&copy)? {
            Some(0) => println!("NOT FOUND  {name}"),
            Some(violations) => {
                found += 1;
                println!("found      {name}: {violations} violations");
            }
            None => println!("NOT RUN    {name}: it does not compile, or does not end"),
        }
    }
    println!("{found} of {} found", patches.len());
    Ok(if found == patches.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn patches() -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join("tests/mutants"))?.collect::<Result<Vec<_>, _>>()?;
    let mut patches: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    patches.retain(|path| path.extension().is_some_and(|extension| extension == "patch"));
    patches.sort();
    ensure!(patches.len() >= 10, "{} mutants, expected at least 10", patches.len());
    Ok(patches)
}

fn apply(copy: &CrateCopy, patch: &Path) -> Result<()> {
    let mut apply = program("git");
    apply.current_dir(copy.path()).args(["apply", "--unsafe-paths", "-p1"]).arg(patch);
    // The copy lies in a folder that git ignores.
    apply.env("GIT_DIR", copy.path().join("no-repository"));
    output(&mut apply).with_context(|| format!("{} does not apply", patch.display()))?;
    Ok(())
}

/// The violations of the short run; `None` when it did not finish.
fn violations(copy: &CrateCopy) -> Result<Option<u64>> {
    let mut test: Command = copy.cargo("test");
    // Without debug information, because the crate is compiled once for each mutant.
    test.args(["--quiet", "--features", "sim"]).args(TEST).env("CARGO_PROFILE_DEV_DEBUG", "0");
    let finished = test.output().context("cannot run the fault test")?;
    let text = String::from_utf8_lossy(&finished.stdout);
    Ok(summary(&text).and_then(|line| line.rsplit(' ').next()?.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn the_summary_is_found() {
        let text = "running 1 test\nruns 3, steps 9, violations 0\ntest x ... ok\n";
        assert_eq!(summary(text), Some("runs 3, steps 9, violations 0"));
        assert_eq!(summary("running 1 test\n"), None);
    }
}
