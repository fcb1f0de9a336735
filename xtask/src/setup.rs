//! Makes a fresh machine able to run every chore, and says what it does to it.

use anyhow::{Result, bail};

use crate::{chromium, node, rust_targets};

/// Fast when nothing is missing; tries every step even when one fails.
pub(crate) fn run(from_source: bool) -> Result<()> {
    let steps: [(&str, &dyn Fn() -> Result<String>); 4] = [
        ("Rust targets", &|| rust_targets::ensure(&rust_targets::ALL, from_source)),
        ("Node and npm", &node::ensure_node),
        ("npm packages", &node::ensure_packages),
        ("Chromium", &chromium::ensure),
    ];
    let mut missing = Vec::new();
    for (name, step) in steps {
        match step() {
            Ok(state) => println!("setup: {name}: {state}"),
            Err(error) => {
                println!("setup: {name}: MISSING: {error:#}");
                missing.push(name);
            }
        }
    }
    if !missing.is_empty() {
        bail!("not ready: {} (see above for what to do)", missing.join(", "));
    }
    Ok(())
}
