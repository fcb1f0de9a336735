//! `pkg-js/index.d.ts`: generated from the table of the crate, checked in, and compared by the tests.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::shell::pkg_js;

pub(crate) fn write() -> Result<()> {
    let Some(text) = declarations() else { return Ok(()) };
    fs::write(path(), text).with_context(|| format!("cannot write {}", path().display()))
}

pub(crate) fn check() -> Result<()> {
    let Some(text) = declarations() else {
        println!("the crate has no TypeScript declarations yet");
        return Ok(());
    };
    let checked_in = fs::read_to_string(path()).unwrap_or_default();
    let line = text.lines().zip(checked_in.lines()).take_while(|(new, old)| new == old).count() + 1;
    ensure!(text == checked_in, "pkg-js/index.d.ts differs from line {line}: run `cargo xtask pkg`");
    Ok(())
}

fn path() -> PathBuf {
    pkg_js().join("index.d.ts")
}

// TO ENABLE: `Some(hetzner_cloud::typescript::declarations())`, and the dependency in Cargo.toml.
fn declarations() -> Option<String> {
    None
}
