//! The examples of the npm package, built as their users build them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::crate_copy::{copy_folder, fresh};
use crate::pkg;
use crate::shell::{output, program, root, target_dir};

/// What users have in the folder of an example, but the repository has not.
const LOCAL: [&str; 4] = ["node_modules", "dist", ".wrangler", ".dev.vars"];

/// The folder of the copies.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/examples"))
}

/// Builds the page, and the Worker that contains it.
pub(crate) fn build_page_and_worker() -> Result<()> {
    build("page", &[])?;
    build("worker", &[]).map(drop)
}

/// Builds the dashboard with source maps; returns its folder.
pub(crate) fn build_dashboard() -> Result<PathBuf> {
    build("dashboard", &["--", "--sourcemap", "hidden"])
}

/// Builds a fresh copy with the packages of its lockfile, and with the package in `pkg-js/dist` as a tarball.
fn build(name: &str, arguments: &[&str]) -> Result<PathBuf> {
    let folder = folder()?;
    let copy = fresh(&folder.join(name))?;
    pkg::pack(&folder)?;
    copy_sources(&root().join("examples").join(name), &copy)?;
    // Install scripts are not needed: all programs are in platform packages.
    npm(&copy, &["install", "--ignore-scripts", "--prefer-offline", "../hetzner-cloud.tgz"])?;
    npm(&copy, &[&["run", "build"], arguments].concat())?;
    Ok(copy)
}

/// Copies an example without what a developer has in its folder.
fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if LOCAL.iter().any(|local| name == OsStr::new(local)) {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

fn npm(folder: &Path, arguments: &[&str]) -> Result<()> {
    let mut npm = program("npm");
    npm.current_dir(folder).args(arguments).env("CI", "1");
    // No tool may report to its maker, or look for a newer version.
    npm.env("WRANGLER_SEND_METRICS", "false").env("WRANGLER_HIDE_BANNER", "true");
    print!("{}", output(&mut npm)?);
    Ok(())
}
