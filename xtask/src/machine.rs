//! Prepares a fresh machine for every task: Rust targets, Node, npm packages and Chromium. Prints each change it makes.

pub(crate) mod chromium;
pub(crate) mod clients;
mod debian;
pub(crate) mod node;
pub(crate) mod rust_targets;
mod std_from_source;

use anyhow::{Result, bail};

/// Installs what is missing. Fast when nothing is missing; runs every step even when one fails.
pub(crate) fn setup(from_source: bool) -> Result<()> {
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
        bail!("missing: {} (see the messages above)", missing.join(", "));
    }
    Ok(())
}
