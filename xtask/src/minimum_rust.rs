//! Builds the library with the oldest supported Rust, where that toolchain is installed or rustup can install it.

use anyhow::{Context, Result, ensure};
use cargo_metadata::semver::Version;
use cargo_metadata::{Metadata, MetadataCommand};

use crate::shell::{find, output, program, root, run, target_dir};

/// The duration after which the installation is given up.
const SECONDS: &str = "120";

pub(crate) fn check() -> Result<()> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec()?;
    let Version { major, minor, .. } = declared(&metadata)?;
    let toolchain = &*format!("{major}.{minor}");
    if let Err(error) = install(toolchain) {
        println!("Rust {toolchain} is not available, and the library was not built with it: {error:#}");
        return Ok(());
    }
    for features in ["", "sim,http,ureq,reqwest"] {
        let mut check = program("rustup");
        check.args(["run", toolchain, "cargo", "check", "--package", "hetzner-cloud", "--lib"]);
        check.args(["--no-default-features", "--features", features]);
        // Both are set by the cargo that runs this program, and would select its toolchain.
        check.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        run(check.env("CARGO_TARGET_DIR", target_dir()?.join("xtask/minimum-rust")))?;
    }
    Ok(())
}

/// The `rust-version` of the library.
pub(crate) fn declared(metadata: &Metadata) -> Result<&Version> {
    let library = metadata.packages.iter().find(|package| package.name == "hetzner-cloud");
    let library = library.context("the workspace has no package `hetzner-cloud`")?;
    library.rust_version.as_ref().context("the library declares no rust-version")
}

/// Installs the toolchain unless it is installed.
fn install(toolchain: &str) -> Result<()> {
    ensure!(find("rustup").is_some(), "rustup is not installed");
    let installed = output(program("rustup").args(["run", toolchain, "rustc", "--version"]));
    if installed.is_ok() {
        return Ok(());
    }
    let mut install = program("timeout");
    install.args([SECONDS, "rustup", "toolchain", "install", toolchain, "--profile", "minimal"]);
    output(&mut install).map(|_| ())
}
