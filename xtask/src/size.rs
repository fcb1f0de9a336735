//! What a browser loads: the wasm module, and one minified bundle of driver and glue.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::node::tool;
use crate::shell::{output, program, root, target_dir};

/// Of both files together, compressed with brotli.
const LIMIT: usize = 25 * 1024;

pub(crate) struct Size {
    files: Vec<File>,
}

struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Also refuses a module that imports from "env": no such host exists, and it would fail only when loaded.
pub(crate) fn weigh(dist: &Path) -> Result<Size> {
    let bundle = target_dir()?.join("xtask").join("browser.js");
    let mut esbuild = tool("esbuild");
    esbuild.arg(dist.join("browser.js")).arg(format!("--outfile={}", bundle.display()));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--external:*.wasm", "--log-level=warning"]);
    output(&mut esbuild)?;

    let wasm = dist.join("hetzner_cloud_bg.wasm");
    let measured = output(program("node").arg(root().join("xtask/measure.mjs")).args([&wasm, &bundle]))?;
    let mut files = Vec::new();
    for line in measured.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["import", module] => ensure!(module != "env", "the wasm module imports from \"env\""),
            ["file", name, raw, gzip, brotli] => files.push(File {
                name: name.to_owned(),
                raw: raw.parse()?,
                gzip: gzip.parse()?,
                brotli: brotli.parse()?,
            }),
            _ => {
                return Err(anyhow::anyhow!("measure.mjs says `{line}`")).context("cannot weigh the package");
            }
        }
    }
    Ok(Size { files })
}

impl Size {
    pub(crate) fn check(&self) -> Result<()> {
        let brotli = self.total().brotli;
        ensure!(brotli <= LIMIT, "a browser would load {brotli} bytes (brotli), the limit is {LIMIT}");
        Ok(())
    }

    fn total(&self) -> File {
        let sum = |part: fn(&File) -> usize| self.files.iter().map(part).sum();
        File { name: "total".into(), raw: sum(|f| f.raw), gzip: sum(|f| f.gzip), brotli: sum(|f| f.brotli) }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<24}{:>10}{:>10}{:>10}", "what a browser loads", "raw", "gzip", "brotli")?;
        for File { name, raw, gzip, brotli } in self.files.iter().chain([&self.total()]) {
            writeln!(f, "{name:<24}{raw:>10}{gzip:>10}{brotli:>10}")?;
        }
        write!(f, "{:<24}{:>30}", "limit", LIMIT)
    }
}
