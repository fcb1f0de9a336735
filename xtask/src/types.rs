//! The generated files of `pkg-js/src`, checked in: `api.ts`, the types of the API, `routes.ts`, the routes of the
//! proxy, and `sim-faults.ts`, the types of scripts of faults.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use hetzner_cloud::typescript;

use crate::fault_types;
use crate::shell::pkg_js;

/// A function that writes the text of a file.
type Generator = fn() -> String;

/// The files, and what generates them.
const FILES: [(&str, Generator); 3] = [
    ("api.ts", typescript::declarations),
    ("routes.ts", typescript::routes),
    ("sim-faults.ts", fault_types::declarations),
];

/// Generates the files.
pub(crate) fn write() -> Result<()> {
    for (file, generate) in FILES {
        fs::write(path(file), generate())?;
        println!("types: wrote {}", path(file).display());
    }
    Ok(())
}

/// Fails when a file differs from the generated text.
pub(crate) fn check() -> Result<()> {
    for (file, generate) in FILES {
        let checked_in = fs::read_to_string(path(file)).unwrap_or_default();
        let fresh = checked_in == generate();
        ensure!(fresh, "pkg-js/src/{file} is out of date: run `cargo xtask types` and review the diff");
    }
    Ok(())
}

fn path(file: &str) -> PathBuf {
    pkg_js().join("src").join(file)
}
