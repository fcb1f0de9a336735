//! The clients of others that `cargo xtask judges` runs.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::shell::{find, output, program, root, run, target_dir};

/// The folder for what is installed and built.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = target_dir()?.join("xtask/judges");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Installs the packages of `tests/judges/python/requirements.txt` into a virtual environment; returns its Python.
pub(crate) fn ensure_python() -> Result<PathBuf> {
    let venv = folder()?.join("python");
    let requirements = root().join("tests/judges/python/requirements.txt");
    let python = venv.join("bin/python");
    // A copy of the requirements.
    let stamp = venv.join("installed-by-xtask.txt");
    let required = fs::read(&requirements).context("cannot read the requirements")?;
    if python.exists() && fs::read(&stamp).is_ok_and(|installed| installed == required) {
        return Ok(python);
    }
    println!("setup: installing the Python client into {}", venv.display());
    ensure_command("python3", &["python3"])?;
    if output(program("python3").args(["-c", "import ensurepip, venv"])).is_err() {
        debian::install(&["python3-venv"])?;
    }
    run(program("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    run(program(&python).args(install).arg(&requirements))?;
    fs::write(stamp, required)?;
    Ok(python)
}

/// Installs packages with apt if a command is missing.
pub(crate) fn ensure_command(command: &str, packages: &[&str]) -> Result<PathBuf> {
    if find(command).is_none() {
        println!("setup: installing {} with apt", packages.join(" "));
        debian::install(packages).with_context(|| format!("install the command `{command}`"))?;
    }
    find(command).with_context(|| format!("`{command}` is not in PATH"))
}
