//! The npm package: wasm built by cargo, its glue by wasm-bindgen, made small by wasm-opt, and the driver of
//! pkg-js/src as it is.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::rust_targets::{self, WASM};
use crate::shell::{cargo, pkg_js, root, run, target_dir};
use crate::size::{self, Size};
use crate::{node, types};

/// Builds pkg-js/dist, says what it weighs, and fails when that is too much.
pub(crate) fn run_all() -> Result<Size> {
    println!("pkg: {}", rust_targets::ensure(&[WASM], false)?);
    println!("pkg: npm packages {}", node::ensure_packages()?);
    types::write()?;

    let dist = pkg_js().join("dist");
    let scratch = target_dir()?.join("xtask").join("pkg");
    for folder in [&dist, &scratch] {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder)?;
    }

    bind(&scratch)?;
    optimise(&scratch.join("hetzner_cloud_bg.wasm"), &dist.join("hetzner_cloud_bg.wasm"))?;
    copy(&scratch.join("hetzner_cloud.js"), &dist)?;
    copy_driver(&dist)?;

    let size = size::weigh(&dist)?;
    println!("\n{size}");
    size.check()?;
    Ok(size)
}

/// Compiles the untyped door and generates its glue.
fn bind(out: &Path) -> Result<()> {
    // The crate itself is no cdylib, for that would break its builds without std.
    run(cargo().args(["rustc", "--package", "hetzner-cloud", "--lib", "--crate-type", "cdylib"]).args([
        "--target",
        WASM,
        "--profile",
        "wasm",
        "--no-default-features",
        "--features",
        "wasm",
    ]))?;
    let built = target_dir()?.join(WASM).join("wasm").join("hetzner_cloud.wasm");
    println!("$ wasm-bindgen --target web {}", built.display());
    Bindgen::new()
        .input_path(&built)
        .web(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .generate(out)
        .with_context(|| format!("wasm-bindgen cannot bind {}", built.display()))
}

/// Not `--all-features`: it emits types that Node and workerd refuse.
fn optimise(from: &Path, to: &Path) -> Result<()> {
    run(node::tool("wasm-opt")
        .args(["-Oz", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"])
        .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"])
        .args(["--strip-debug", "--strip-producers"])
        .arg(from)
        .arg("-o")
        .arg(to))
}

fn copy_driver(dist: &Path) -> Result<()> {
    let sources = pkg_js().join("src");
    let files = fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))?;
    for file in files {
        let path = file?.path();
        if path.extension() == Some(OsStr::new("js")) {
            copy(&path, dist)?;
        }
    }
    copy(&pkg_js().join("index.d.ts"), dist)?;
    // npm publishes only what is below pkg-js.
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(licence), dist)?;
    }
    for entry in ["browser.js", "node.js", "workerd.js"] {
        ensure!(dist.join(entry).exists(), "package.json names dist/{entry}, but pkg-js/src has no {entry}");
    }
    Ok(())
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("not a file")?;
    fs::copy(file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}
