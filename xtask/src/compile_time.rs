//! What it costs to compile the core: in CPU time against the crate `hcloud` (without TLS, which would be compiled
//! besides), and in seconds after a change in one resource.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::shell::{cargo, output, program, root, run, target_dir};

/// Of the CPU time of the peer.
const RATIO: f64 = 0.25;
/// After a change in one resource.
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
    ensure!(ratio <= RATIO && check <= SECONDS, "compiling costs too much");
    Ok(())
}

/// The CPU time of a release build of one library with its dependencies, from nothing.
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

/// The CPU time of all programs that we have run and waited for, and of theirs.
fn children_time() -> Result<Duration> {
    let stat =
        fs::read_to_string("/proc/self/stat").context("CPU time is read from /proc, which Linux has")?;
    // After the name, which is in brackets, `cutime` and `cstime` are the 16th and 17th of all (proc(5)).
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = [13, 14].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum();
    let per_second: u64 = output(program("getconf").arg("CLK_TCK"))?.trim().parse()?;
    Ok(Duration::from_millis(ticks * 1000 / per_second))
}

/// Seconds that `cargo check` takes after `servers.rs` was touched.
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
