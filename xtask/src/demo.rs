//! The dashboard on the embedded Hetzner: its server, its pictures, and its sizes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::machine::{chromium, node};
use crate::shell::{self, program, root};
use crate::{examples, pkg};

/// Builds the dashboard and serves it on loopback until it is interrupted.
pub(crate) fn serve(port: u16) -> Result<()> {
    let folder = build()?;
    let mut vite = program("node");
    vite.current_dir(&folder).args(["node_modules/vite/bin/vite.js", "preview", "--host", "127.0.0.1"]);
    vite.args(["--port", &port.to_string()]);
    println!("\nThe dashboard is served at http://127.0.0.1:{port}/ until Ctrl+C stops it.");
    replace_with(&mut vite)
}

/// Builds the dashboard and writes its pictures for the READMEs.
pub(crate) fn take_pictures() -> Result<()> {
    build()?;
    chromium::ensure()?;
    let mut script = node_script("dashboard-pictures.mjs")?;
    shell::run(script.arg(root().join("examples/dashboard/pictures")))
}

fn build() -> Result<PathBuf> {
    node::ensure_packages()?;
    pkg::ensure()?;
    examples::build_dashboard()
}

/// Prints the bytes of the scripts of a built dashboard, and fails over their limit.
pub(crate) fn check_size(folder: &Path) -> Result<()> {
    shell::run(node_script("dashboard-size.mjs")?.arg(folder.join("dist")))
}

/// A script in `tests/js`, with the built examples and Chromium.
fn node_script(name: &str) -> Result<Command> {
    let mut node = program("node");
    node.arg(root().join("tests/js").join(name)).env("HETZNER_EXAMPLES", examples::folder()?);
    node.envs(chromium::installed().map(|chromium| ("CHROME", chromium)));
    Ok(node)
}

/// Runs a program in place of this one, so that a signal reaches it and nothing is left behind.
#[cfg(unix)]
fn replace_with(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    Err(command.exec().into())
}

#[cfg(not(unix))]
fn replace_with(command: &mut Command) -> Result<()> {
    shell::run(command)
}
