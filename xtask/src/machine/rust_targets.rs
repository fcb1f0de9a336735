//! The Rust standard library for the targets `wasm32-unknown-unknown` and `thumbv7em-none-eabi`.

use std::fs;

use anyhow::{Context, Result};

use super::std_from_source;
use crate::shell::{find, output, program, run, target_dir};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
pub(crate) const BARE_METAL: &str = "thumbv7em-none-eabi";
pub(crate) const ALL: [&str; 2] = [WASM, BARE_METAL];

/// Installs missing targets with rustup, or builds them from Debian's `rust-src` where rustup cannot download.
pub(crate) fn ensure(targets: &[&'static str], from_source: bool) -> Result<String> {
    let missing = missing(targets);
    if missing.is_empty() {
        return Ok(format!("{} present", targets.join(", ")));
    }
    if !from_source && find("rustup").is_some() {
        println!("setup: installing the Rust standard library for {} with rustup", missing.join(", "));
        std_from_source::remove_earlier(&missing)?;
        if let Err(error) = run(program("rustup").args(["target", "add"]).args(&missing)) {
            println!("setup: {error:#}");
        }
    }
    let missing = self::missing(&missing);
    if !missing.is_empty() {
        std_from_source::install(&missing).with_context(|| {
            format!(
                "neither rustup nor Debian could provide {0}; run `rustup target add {0}`",
                missing.join(" ")
            )
        })?;
        for target in &missing {
            compile(target).with_context(|| format!("the library built for {target} cannot be used"))?;
        }
    }
    Ok(format!("{} installed", targets.join(", ")))
}

fn missing(targets: &[&'static str]) -> Vec<&'static str> {
    targets.iter().copied().filter(|target| compile(target).is_err()).collect()
}

/// Compiles one line: `rustc` in `PATH` may be another one than rustup's, without the targets that rustup lists.
fn compile(target: &str) -> Result<()> {
    let folder = target_dir()?.join("xtask").join(format!("check-{target}"));
    fs::create_dir_all(&folder)?;
    // For wasm a library is linked too, which requires rustc's bundled linker.
    let (source, kind) = match target {
        WASM => ("pub fn check() -> String { String::from(\"std\") }\n", "cdylib"),
        _ => (
            "#![no_std] extern crate alloc; pub fn check() -> alloc::string::String { \"\".into() }\n",
            "lib",
        ),
    };
    fs::write(folder.join("check.rs"), source)?;
    let mut rustc = program("rustc");
    rustc.current_dir(&folder).args(["check.rs", "--crate-type", kind, "--target", target]);
    output(&mut rustc).map(drop)
}
