//! Node, npm, and the npm packages that build and test ours.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::debian;
use crate::shell::{find, output, pkg_js, program, run};

const OLDEST: u32 = 20;

pub(crate) fn ensure_node() -> Result<String> {
    if let Ok(state) = present() {
        return Ok(state);
    }
    println!("setup: installing nodejs and npm with apt");
    let advice = format!("install Node {OLDEST} or newer with its npm by hand, so that `node` is in PATH");
    if let Some(version) = debian::candidate("nodejs") {
        ensure!(major(&version) >= Some(OLDEST), "apt's Node is {version}: {advice}");
    }
    debian::install(&["nodejs", "npm"]).context(advice.clone())?;
    present().context(advice)
}

/// What the lockfile says, no more: skipped while the installed state is that of the lockfile.
pub(crate) fn ensure_packages() -> Result<String> {
    let folder = pkg_js();
    let lock = fs::read(folder.join("package-lock.json")).context("cannot read pkg-js/package-lock.json")?;
    // A copy of the lockfile that `npm ci` removes with the folder it is in.
    let stamp = folder.join("node_modules/.installed-by-xtask");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok("present".into());
    }
    println!("setup: installing the packages of pkg-js/package-lock.json into pkg-js/node_modules");
    // Install scripts are not needed: all programs come in packages of their platform.
    run(npm().current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(stamp, lock)?;
    Ok("installed".into())
}

/// A program of the npm packages.
pub(crate) fn tool(name: &str) -> Command {
    program(pkg_js().join("node_modules/.bin").join(name))
}

fn npm() -> Command {
    program("npm")
}

fn present() -> Result<String> {
    let version = output(program("node").arg("--version"))?;
    if major(version.trim().trim_start_matches('v')) < Some(OLDEST) {
        bail!("Node is {}, and {OLDEST} is the oldest that will do", version.trim());
    }
    ensure!(find("npm").is_some(), "there is no npm");
    Ok(format!("{} present", version.trim()))
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}
