//! Compile time of the core: CPU time relative to the crate `hcloud` (without TLS, which would be compiled in
//! addition), and seconds after a change in one resource.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::shell::{cargo, output, program, root, run, target_dir};

/// The limit of a clean build, as a fraction of the peer's CPU time.
const RATIO: f64 = 0.25;
/// The limit of `cargo check` after a change in one resource.
const SECONDS: f64 = 4.0;

pub(crate) fn measure() -> Result<()> {
    let benches = root().join("benches/Cargo.toml");
    run(cargo().arg("fetch").arg("--manifest-path").arg(&benches))?;
    let ours =
        clean_build(&root().join("Cargo.toml"), &["--package", "hetzner-cloud", "--no-default-features"])?;
    let theirs = clean_build(&benches, &["--package", "hcloud"])?;
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    let check = check_after_a_change()?;
    println!("{:44} {:>9} {:>9}", "compiling", "measured", "limit");
    println!("{:44} {ratio:>9.3} {RATIO:>9.3}", "clean release build / hcloud, CPU time");
    println!("{:44} {check:>9.2} {SECONDS:>9.2}", "check after a change in one resource, s");
    ensure!(ratio <= RATIO && check <= SECONDS, "compile time is over its limit");
    Ok(())
}

/// CPU time of a clean release build of one library with its dependencies.
fn clean_build(manifest: &Path, package: &[&str]) -> Result<Duration> {
    let target = target_dir()?.join("xtask/compile");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let mut build = cargo();
    build.arg("build").arg("--release").arg("--quiet").arg("--manifest-path").arg(manifest);
    build.args(package).arg("--lib").env("CARGO_TARGET_DIR", &target);
    let before = children_time()?;
    run(&mut build)?;
    let spent = children_time()?.saturating_sub(before);
    fs::remove_dir_all(&target)?;
    Ok(spent)
}

/// CPU time of all child processes that have been waited for, including their own children.
fn children_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")
        .context("CPU time is read from /proc, which only Linux provides")?;
    // `cutime` and `cstime` are fields 16 and 17 of the file (proc(5)): 13 and 14 after the name in parentheses.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = [13, 14].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum();
    let per_second: u64 = output(program("getconf").arg("CLK_TCK"))?.trim().parse()?;
    Ok(Duration::from_millis(ticks * 1000 / per_second))
}

/// Duration in seconds of `cargo check` after `servers.rs` was touched.
fn check_after_a_change() -> Result<f64> {
    let check = || {
        let mut check = cargo();
        check.args(["check", "--quiet", "--package", "hetzner-cloud", "--lib"]);
        run(&mut check)
    };
    check()?;
    let resource = root().join("src/api/servers.rs");
    let text = fs::read(&resource)?;
    fs::write(&resource, text)?;
    let start = Instant::now();
    check()?;
    Ok(start.elapsed().as_secs_f64())
}
