//! What a browser loads: the wasm, and the glue and driver as a bundler makes them one file.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::node;
use crate::shell::{output, program, run, target_dir};

/// Bytes of the wasm and the script together, brotli.
const LIMIT: u64 = 30 * 1024;

/// Names, and bytes raw, gzip and brotli.
pub(crate) struct Table(Vec<(&'static str, [u64; 3])>);

pub(crate) fn measure(dist: &Path) -> Result<Table> {
    let folder = target_dir()?.join("xtask/bundle");
    fs::create_dir_all(&folder)?;
    let script = folder.join("bundle.js");
    let mut esbuild = node::tool("esbuild");
    esbuild.arg(dist.join("browser.js")).args([
        "--bundle",
        "--minify",
        "--format=esm",
        "--log-level=warning",
    ]);
    run(esbuild.arg(format!("--outfile={}", script.display())))?;
    let rows = [("wasm", dist.join("hetzner_cloud_bg.wasm")), ("glue and driver", script)]
        .into_iter()
        .map(|(name, path)| Ok((name, weigh(&path)?)))
        .collect::<Result<_>>()?;
    Ok(Table(rows))
}

fn weigh(path: &Path) -> Result<[u64; 3]> {
    const SCRIPT: &str = "const zlib = require('zlib'), bytes = require('fs').readFileSync(process.argv[1]);\
        console.log(bytes.length, zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length)";
    let sizes = output(program("node").args(["-e", SCRIPT]).arg(path))?;
    let sizes: Vec<u64> = sizes.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    ensure!(sizes.len() == 3, "node printed no three sizes");
    Ok([sizes[0], sizes[1], sizes[2]])
}

impl Table {
    fn total(&self) -> [u64; 3] {
        self.0.iter().fold([0; 3], |sum, (_, row)| [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2]])
    }

    /// Whether it is as small as promised.
    pub(crate) fn check(&self) -> Result<()> {
        let brotli = self.total()[2];
        ensure!(brotli <= LIMIT, "a browser loads {brotli} bytes (brotli), and {LIMIT} is the limit");
        Ok(())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:24} {:>9} {:>9} {:>9}", "what a browser loads", "raw", "gzip", "brotli")?;
        for (name, [raw, gzip, brotli]) in self.0.iter().copied().chain([("together", self.total())]) {
            writeln!(f, "{name:24} {raw:>9} {gzip:>9} {brotli:>9}")?;
        }
        write!(f, "limit {:>46}", LIMIT)
    }
}
