//! Download sizes: each entry of the npm package, with its wasm if it has one.

use std::fmt;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::shell::{output, program};

/// The entries: name, files and limit in bytes compressed with brotli.
const ENTRIES: [(&str, &[&str], u64); 5] = [
    ("default", &["index.js"], 30 * 1024),
    ("asset", &["asset.js", "hetzner_cloud.wasm"], 28 * 1024),
    ("proxy", &["proxy.js"], 6 * 1024),
    ("tasks", &["tasks.js"], 140 * 1024),
    ("sim", &["sim.js"], 300 * 1024),
];

/// The sizes of each entry in bytes: raw, gzip and brotli.
pub(crate) struct Table(Vec<(&'static str, [u64; 3], u64)>);

/// Measures the entries in `dist`.
pub(crate) fn measure(dist: &Path) -> Result<Table> {
    let entry = |(name, files, limit): (&'static str, &[&str], u64)| {
        let mut sum = [0; 3];
        for file in files {
            for (sum, size) in sum.iter_mut().zip(file_sizes(&dist.join(file))?) {
                *sum += size;
            }
        }
        Ok((name, sum, limit))
    };
    Ok(Table(ENTRIES.into_iter().map(entry).collect::<Result<_>>()?))
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
    /// Fails when an entry is over its limit.
    pub(crate) fn check(&self) -> Result<()> {
        for (name, [.., brotli], limit) in &self.0 {
            ensure!(
                brotli <= limit,
                "the entry `{name}` has {brotli} bytes (brotli), over its limit of {limit} in xtask/src/size.rs"
            );
        }
        Ok(())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:16} {:>9} {:>9} {:>9} {:>9}", "entry", "raw", "gzip", "brotli", "limit")?;
        self.0.iter().try_for_each(|(name, [raw, gzip, brotli], limit)| {
            write!(f, "\n{name:16} {raw:>9} {gzip:>9} {brotli:>9} {limit:>9}")
        })
    }
}
