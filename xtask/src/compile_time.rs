//! What the crate costs to build: a small program of a user beside the same program on `hcloud`, each with the features
//! that its documentation recommends first; and seconds after a change in one resource.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::shell::{cargo, output, program, root, run, target_dir};

/// The limit of the user's clean release build, as a fraction of the peer's CPU time.
const RATIO: f64 = 0.66;
/// The limit of `cargo check` after a change in one resource.
const SECONDS: f64 = 4.0;

pub(crate) fn measure() -> Result<()> {
    let ours = Build::measure(&root().join("benches/user/hetzner-cloud"))?;
    let theirs = Build::measure(&root().join("benches/user/hcloud"))?;
    let ratio = ours.cpu.as_secs_f64() / theirs.cpu.as_secs_f64();
    let check = check_after_a_change()?;
    println!("{:44} {:>9} {:>9}", "compiling", "measured", "limit");
    println!("{:44} {ratio:>9.3} {RATIO:>9.3}", "a user's release build / hcloud, CPU time");
    println!("{:44} {check:>9.2} {SECONDS:>9.2}", "check after a change in one resource, s");
    println!("\n{:44} {:>9} {:>9}", "a user's release build", "ours", "hcloud");
    println!("{:44} {:>9.1} {:>9.1}", "CPU time, s", ours.cpu.as_secs_f64(), theirs.cpu.as_secs_f64());
    println!("{:44} {:>9} {:>9}", "packages", ours.packages, theirs.packages);
    println!("{:44} {:>9} {:>9}", "size of the program, KB", ours.size / 1000, theirs.size / 1000);
    ensure!(ratio <= RATIO && check <= SECONDS, "compile time is over its limit");
    Ok(())
}

/// A clean release build of a program with its dependencies.
struct Build {
    cpu: Duration,
    packages: usize,
    size: u64,
}

impl Build {
    fn measure(folder: &Path) -> Result<Self> {
        let cargo = |command| {
            let mut cargo = cargo();
            cargo.args([command, "--locked", "--manifest-path"]).arg(folder.join("Cargo.toml"));
            cargo
        };
        run(&mut cargo("fetch"))?;
        let tree =
            output(cargo("tree").args(["--edges", "normal,build", "--prefix", "none", "--format", "{p}"]))?;
        let packages = tree.lines().collect::<BTreeSet<_>>().len();
        let target = target_dir()?.join("xtask/compile");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        let before = children_time()?;
        run(cargo("build").args(["--release", "--quiet"]).env("CARGO_TARGET_DIR", &target))?;
        let cpu = children_time()?.saturating_sub(before);
        let size = fs::metadata(target.join("release/user"))?.len();
        fs::remove_dir_all(&target)?;
        Ok(Self { cpu, packages, size })
    }
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
