//! Download size in a browser: the wasm, and the JavaScript as one bundled and minified file.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::shell::{npm_tool, output, program, run, target_dir};

/// The limit for wasm and JavaScript together, in bytes compressed with brotli.
const LIMIT: u64 = 30 * 1024;

/// Rows of a name and its sizes in bytes: raw, gzip and brotli.
pub(crate) struct Table(Vec<(&'static str, [u64; 3])>);

/// Bundles the JavaScript of `dist` and measures all files.
pub(crate) fn measure(dist: &Path) -> Result<Table> {
    let folder = target_dir()?.join("xtask/bundle");
    fs::create_dir_all(&folder)?;
    let script = folder.join("bundle.js");
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(dist.join("browser.js")).args([
        "--bundle",
        "--minify",
        "--format=esm",
        "--log-level=warning",
    ]);
    run(esbuild.arg(format!("--outfile={}", script.display())))?;
    let rows = [("wasm", dist.join("hetzner_cloud_bg.wasm")), ("JavaScript", script)]
        .into_iter()
        .map(|(name, path)| Ok((name, file_sizes(&path)?)))
        .collect::<Result<_>>()?;
    Ok(Table(rows))
}

fn file_sizes(path: &Path) -> Result<[u64; 3]> {
    const SCRIPT: &str = "const zlib = require('zlib'), bytes = require('fs').readFileSync(process.argv[1]);\
        console.log(bytes.length, zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length)";
    let sizes = output(program("node").args(["-e", SCRIPT]).arg(path))?;
    let sizes: Vec<u64> = sizes.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    ensure!(sizes.len() == 3, "node did not print three sizes");
    Ok([sizes[0], sizes[1], sizes[2]])
}

impl Table {
    fn total(&self) -> [u64; 3] {
        self.0.iter().fold([0; 3], |sum, (_, row)| [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2]])
    }

    /// Fails when the sum is over [`LIMIT`].
    pub(crate) fn check(&self) -> Result<()> {
        let brotli = self.total()[2];
        ensure!(brotli <= LIMIT, "the download size is {brotli} bytes (brotli), over the limit of {LIMIT}");
        Ok(())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24} {:>9} {:>9} {:>9}", "download size", "raw", "gzip", "brotli")?;
        for (name, [raw, gzip, brotli]) in self.0.iter().copied().chain([("total", self.total())]) {
            writeln!(f, "{name:24} {raw:>9} {gzip:>9} {brotli:>9}")?;
        }
        write!(f, "limit {:>46}", LIMIT)
    }
}
