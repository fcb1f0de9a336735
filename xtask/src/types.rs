//! `pkg-js/src/api.ts`: the TypeScript types of the API, generated and checked in.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::shell::pkg_js;

/// Generates the file.
pub(crate) fn write() -> Result<()> {
    fs::write(path(), hetzner_cloud::typescript::declarations())?;
    println!("types: wrote {}", path().display());
    Ok(())
}

/// Fails when the file differs from the generated text.
pub(crate) fn check() -> Result<()> {
    let checked_in = fs::read_to_string(path()).unwrap_or_default();
    let fresh = checked_in == hetzner_cloud::typescript::declarations();
    ensure!(fresh, "pkg-js/src/api.ts is out of date: run `cargo xtask types` and review the diff");
    Ok(())
}

fn path() -> PathBuf {
    pkg_js().join("src/api.ts")
}
