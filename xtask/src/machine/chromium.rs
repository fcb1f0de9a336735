//! Chromium, the browser that the tests run in.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::shell::find;

/// Installs Chromium with apt if none is present.
pub(crate) fn ensure() -> Result<String> {
    if let Some(path) = installed() {
        return Ok(format!("{} present", path.display()));
    }
    println!("setup: installing chromium with apt");
    let advice = "install Chromium, or set CHROME to the path of a Chromium or Chrome";
    debian::install(&["chromium"]).context(advice)?;
    let path = installed().context(advice)?;
    Ok(format!("{} installed", path.display()))
}

/// The path in `CHROME`, or a Chromium or Chrome in `PATH`.
pub(crate) fn installed() -> Option<PathBuf> {
    if let Some(path) = env::var_os("CHROME").filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)
}
