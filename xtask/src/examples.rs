//! The examples of the npm package, built as their users build them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::crate_copy::{copy_folder, fresh};
use crate::pkg;
use crate::shell::{output, program, root, target_dir};

/// The page comes first: the Worker contains it.
const EXAMPLES: [&str; 2] = ["page", "worker"];

/// What users have in the folder of an example, but the repository has not.
const LOCAL: [&str; 4] = ["node_modules", "dist", ".wrangler", ".dev.vars"];

/// The folder of the copies.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/examples"))
}

/// Builds fresh copies with the packages of their lockfiles, and with the package in `pkg-js/dist` as a tarball.
pub(crate) fn build() -> Result<()> {
    let folder = fresh(&folder()?)?;
    pkg::pack(&folder)?;
    for name in EXAMPLES {
        let copy = folder.join(name);
        copy_sources(&root().join("examples").join(name), &copy)?;
        // Install scripts are not needed: all programs are in platform packages.
        npm(&copy, &["install", "--ignore-scripts", "--prefer-offline", "../hetzner-cloud.tgz"])?;
        npm(&copy, &["run", "build"])?;
    }
    Ok(())
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
