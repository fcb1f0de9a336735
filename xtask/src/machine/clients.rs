//! The clients of others that `cargo xtask judges` runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// The folder of Debian's Go packages, which are used without modules: nothing is downloaded.
const GO_PATH: &str = "/usr/share/gocode";
const GO_CLIENT: &str = "golang-github-hetznercloud-hcloud-go-dev";
/// The imports of the client, which its package only recommends.
const GO_IMPORTS: [&str; 2] = ["golang-github-prometheus-client-golang-dev", "golang-golang-x-net-dev"];

/// Installs Go and the Go client with apt if they are missing.
pub(crate) fn ensure_go() -> Result<()> {
    ensure_command("go", &["golang-go"])?;
    let imports =
        ["github.com/hetznercloud/hcloud-go", "github.com/prometheus/client_golang", "golang.org/x/net"];
    if imports.iter().all(|import| Path::new(GO_PATH).join("src").join(import).is_dir()) {
        return Ok(());
    }
    println!("setup: installing {GO_CLIENT} with apt");
    debian::install(&[&[GO_CLIENT], &GO_IMPORTS[..]].concat())
}

/// Go, with Debian's packages and a cache in the target folder.
pub(crate) fn go() -> Result<Command> {
    let mut go = program("go");
    go.env("GO111MODULE", "off").env("GOPATH", GO_PATH).env("GOCACHE", folder()?.join("go-cache"));
    Ok(go)
}

/// Installs packages with apt if a command is missing.
pub(crate) fn ensure_command(command: &str, packages: &[&str]) -> Result<PathBuf> {
    if find(command).is_none() {
        println!("setup: installing {} with apt", packages.join(" "));
        debian::install(packages).with_context(|| format!("install the command `{command}`"))?;
    }
    find(command).with_context(|| format!("`{command}` is not in PATH"))
}
