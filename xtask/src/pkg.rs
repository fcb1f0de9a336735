//! Builds the npm package into `pkg-js/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::machine::node;
use crate::machine::rust_targets::{self, WASM};
use crate::shell::{self, cargo, npm_tool, output, pkg_js, program, root, target_dir};
use crate::{size, types};

const NAME: &str = "hetzner_cloud";

/// Builds the package; returns its sizes.
pub(crate) fn run() -> Result<size::Table> {
    // A fresh machine needs no other command first. Fast when nothing is missing.
    println!("pkg: Rust target: {}", rust_targets::ensure(&[WASM], false)?);
    println!("pkg: npm packages: {}", node::ensure_packages()?);
    types::write()?;
    let dist = pkg_js().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    bind(&compile()?, &dist)?;
    let wasm = dist.join(format!("{NAME}_bg.wasm"));
    shrink(&wasm)?;
    check_imports(&wasm)?;
    for entry in fs::read_dir(pkg_js().join("src"))? {
        let path = entry?.path();
        fs::copy(&path, dist.join(path.file_name().context("a file has a name")?))?;
    }
    fs::copy(pkg_js().join("index.d.ts"), dist.join("index.d.ts"))?;
    fs::create_dir_all(pkg_js().join("docs"))?;
    for file in ["docs/migrating.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(file), pkg_js().join(file))?;
    }
    println!("pkg: wrote {}", dist.display());
    size::measure(&dist)
}

/// Compiles the crate; returns the path of the wasm.
fn compile() -> Result<std::path::PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--package", "hetzner-cloud", "--lib", "--crate-type", "cdylib"]);
    build.args(["--target", WASM, "--profile", "wasm", "--no-default-features", "--features", "wasm"]);
    shell::run(&mut build)?;
    Ok(target_dir()?.join(WASM).join("wasm").join(format!("{NAME}.wasm")))
}

/// Writes the JavaScript bindings and the wasm into `dist`.
fn bind(wasm: &Path, dist: &Path) -> Result<()> {
    println!("pkg: generating the bindings");
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // Bundlers would try to resolve the default path; the entry points locate the wasm themselves.
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(NAME)
        .generate(dist)
}

/// Optimizes the wasm. Not with `--all-features`: it emits types that Node and workerd reject.
fn shrink(wasm: &Path) -> Result<()> {
    let mut opt = npm_tool("wasm-opt");
    opt.arg(wasm).args([
        "-Oz",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
    ]);
    opt.args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"]);
    shell::run(opt.args(["--strip-debug", "--strip-producers", "-o"]).arg(wasm))
}

/// Rejects imports from `env`: they are undefined functions.
fn check_imports(wasm: &Path) -> Result<()> {
    const SCRIPT: &str = "const module = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));\
        console.log(WebAssembly.Module.imports(module).map(one => one.module).join(' '))";
    let modules = output(program("node").args(["-e", SCRIPT]).arg(wasm))?;
    ensure!(
        !modules.split_whitespace().any(|module| module == "env"),
        "the wasm imports from `env`: {modules}"
    );
    Ok(())
}
