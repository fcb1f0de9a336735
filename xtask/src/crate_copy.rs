//! A copy of the crate in a folder of its own, to be changed and compiled without touching the sources.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::shell::{cargo, root, target_dir};

/// A copy of the crate, as a workspace of its own.
pub(crate) struct CrateCopy(PathBuf);

impl CrateCopy {
    /// Copies the manifest, the lockfile and these folders to `target/xtask/NAME`.
    pub(crate) fn create(name: &str, folders: &[&str]) -> Result<Self> {
        let copy = Self(target_dir()?.join("xtask").join(name));
        for folder in folders {
            copy.restore(folder)?;
        }
        fs::copy(root().join("Cargo.lock"), copy.0.join("Cargo.lock"))?;
        let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
        fs::write(copy.0.join("Cargo.toml"), package_manifest(&manifest)?)?;
        Ok(copy)
    }

    /// Copies a folder again, over any change.
    pub(crate) fn restore(&self, folder: &str) -> Result<()> {
        let to = self.0.join(folder);
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        copy_folder(&root().join(folder), &to)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Cargo in the copy, without network and with a target folder of its own.
    pub(crate) fn cargo(&self, command: &str) -> Command {
        let mut cargo = cargo();
        cargo
            .current_dir(&self.0)
            .args([command, "--offline"])
            .env("CARGO_TARGET_DIR", self.0.join("target"));
        cargo
    }
}

/// The part of a manifest before `[workspace]`, as a workspace of its own.
fn package_manifest(manifest: &str) -> Result<String> {
    let (package, _) = manifest.split_once("\n[workspace]\n").context("Cargo.toml has no [workspace]")?;
    ensure!(package.contains("\n[dependencies]\n"), "[dependencies] must precede [workspace]");
    Ok(format!("{package}\n[workspace]\n"))
}

/// Makes an empty folder.
pub(crate) fn fresh(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder.to_path_buf())
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::package_manifest;

    #[test]
    fn the_manifest_of_the_copy_is_a_workspace() {
        let manifest = "[package]\n\n[dependencies]\nserde = \"1\"\n\n[workspace]\nmembers = [\"xtask\"]\n";
        assert_eq!(
            package_manifest(manifest).unwrap(),
            "[package]\n\n[dependencies]\nserde = \"1\"\n\n[workspace]\n"
        );
        assert!(package_manifest("[package]\n").is_err());
    }
}
