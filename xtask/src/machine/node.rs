//! Node, npm, and the npm packages that build and test the npm package.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::debian;
use crate::shell::{find, output, pkg_js, program, run};

/// The oldest supported major version of Node.
const OLDEST: u32 = 20;

/// Installs Node and npm with apt if they are missing.
pub(crate) fn ensure_node() -> Result<String> {
    if let Ok(state) = present() {
        return Ok(state);
    }
    println!("setup: installing nodejs and npm with apt");
    let advice = format!("install Node {OLDEST} or newer with npm manually, and put `node` in PATH");
    if let Some(version) = debian::candidate("nodejs") {
        ensure!(major(&version) >= Some(OLDEST), "apt's Node is {version}: {advice}");
    }
    debian::install(&["nodejs", "npm"]).context(advice.clone())?;
    present().context(advice)
}

/// Installs the npm packages that build and test the npm package, and what is missing to install them.
pub(crate) fn ensure_packages() -> Result<String> {
    ensure_node()?;
    install(&pkg_js())
}

/// Installs the npm packages of a folder's lockfile; does nothing while the installed packages match it.
pub(crate) fn install(folder: &Path) -> Result<String> {
    let lockfile = folder.join("package-lock.json");
    let lock = fs::read(&lockfile).with_context(|| format!("cannot read {}", lockfile.display()))?;
    // A copy of the lockfile. `npm ci` removes it together with its folder.
    let stamp = folder.join("node_modules/.installed-by-xtask");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok("present".into());
    }
    println!("setup: installing the packages of {}", lockfile.display());
    // Install scripts are not needed: all programs are in platform packages.
    run(program("npm").current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(stamp, lock)?;
    Ok("installed".into())
}

fn present() -> Result<String> {
    let version = output(program("node").arg("--version"))?;
    if major(version.trim().trim_start_matches('v')) < Some(OLDEST) {
        bail!("Node is {}, but {OLDEST} or newer is required", version.trim());
    }
    ensure!(find("npm").is_some(), "npm is not in PATH");
    Ok(format!("{} present", version.trim()))
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}
