//! Checks the dependencies for security advisories, with cargo-deny.

use anyhow::{Result, ensure};

use crate::shell::{cargo, find, run};

pub(crate) fn run_deny() -> Result<()> {
    ensure!(
        find("cargo-deny").is_some(),
        "cargo-deny is not installed; install it with `cargo install --locked cargo-deny`"
    );
    run(cargo().args(["deny", "check", "advisories"]))
}
