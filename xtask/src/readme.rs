//! The README's TypeScript, for the compiler to check: one block after the other, each in a function of its own.

use std::fs;

use anyhow::{Result, ensure};

use crate::shell::root;

/// Where the samples are compiled from. The Rust blocks are doctests of the crate.
const PATH: &str = "tests/js/readme.test-d.ts";

pub(crate) fn write_samples() -> Result<()> {
    let readme = fs::read_to_string(root().join("README.md"))?;
    let blocks: Vec<&str> =
        readme.split("```ts\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    ensure!(blocks.len() >= 2, "the README has no TypeScript to check");
    let mut text = String::from("// The README's TypeScript, written here by `cargo xtask test`.\n");
    text.push_str("import { Hetzner } from \"hetzner-cloud\";\n");
    for (at, block) in blocks.iter().enumerate() {
        let body = block.replace("import { Hetzner } from \"hetzner-cloud\";\n", "");
        let body = body.trim().replace("export default {", "return {");
        text.push_str(&format!("\nexport async function sample{at}() {{\n{body}\n}}\n"));
    }
    fs::write(root().join(PATH), text)?;
    Ok(())
}
