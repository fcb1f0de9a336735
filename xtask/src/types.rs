//! The TypeScript types, which are checked in.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::shell::pkg_js;

pub(crate) fn write() -> Result<()> {
    fs::write(path(), hetzner_cloud::typescript::declarations())?;
    println!("types: wrote {}", path().display());
    Ok(())
}

pub(crate) fn check() -> Result<()> {
    let checked_in = fs::read_to_string(path()).unwrap_or_default();
    let fresh = checked_in == hetzner_cloud::typescript::declarations();
    ensure!(
        fresh,
        "pkg-js/index.d.ts is not what the table says: run `cargo xtask types` and look at the difference"
    );
    Ok(())
}

fn path() -> PathBuf {
    pkg_js().join("index.d.ts")
}
