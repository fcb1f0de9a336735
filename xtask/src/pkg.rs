//! Builds the npm package into `pkg-js/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::rust_targets::{self, WASM};
use crate::shell::{cargo, output, pkg_js, program, root, run, target_dir};
use crate::{node, size, types};

const NAME: &str = "hetzner_cloud";

/// Answers with the table of sizes.
pub(crate) fn run_chore() -> Result<size::Table> {
    // So that a fresh machine needs no other command first; quick where all is present.
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
    imports_nothing_of_the_environment(&wasm)?;
    for entry in fs::read_dir(pkg_js().join("src"))? {
        let path = entry?.path();
        fs::copy(&path, dist.join(path.file_name().context("a file has a name")?))?;
    }
    fs::copy(pkg_js().join("index.d.ts"), dist.join("index.d.ts"))?;
    for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(file), pkg_js().join(file))?;
    }
    println!("pkg: wrote {}", dist.display());
    size::measure(&dist)
}

fn compile() -> Result<std::path::PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--package", "hetzner-cloud", "--lib", "--crate-type", "cdylib"]);
    build.args(["--target", WASM, "--profile", "wasm", "--no-default-features", "--features", "wasm"]);
    run(&mut build)?;
    Ok(target_dir()?.join(WASM).join("wasm").join(format!("{NAME}.wasm")))
}

fn bind(wasm: &Path, dist: &Path) -> Result<()> {
    println!("pkg: making the glue");
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // Bundlers would try to resolve it; the entries know where the wasm is.
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(NAME)
        .generate(dist)
}

/// Not `--all-features`: that emits types which Node and workerd refuse.
fn shrink(wasm: &Path) -> Result<()> {
    let mut opt = node::tool("wasm-opt");
    opt.arg(wasm).args([
        "-Oz",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
    ]);
    opt.args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"]);
    run(opt.args(["--strip-debug", "--strip-producers", "-o"]).arg(wasm))
}

/// An import from `env` is a function that nobody defines.
fn imports_nothing_of_the_environment(wasm: &Path) -> Result<()> {
    const SCRIPT: &str = "const module = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));\
        console.log(WebAssembly.Module.imports(module).map(one => one.module).join(' '))";
    let modules = output(program("node").args(["-e", SCRIPT]).arg(wasm))?;
    ensure!(
        !modules.split_whitespace().any(|module| module == "env"),
        "the wasm imports from `env`: {modules}"
    );
    Ok(())
}
