//! Builds the npm package into `pkg-js/dist`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

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
    let wasm = pkg_js().join("wasm");
    bind(&compile()?, &wasm)?;
    let module = wasm.join(format!("{NAME}_bg.wasm"));
    shrink(&module)?;
    check_imports(&module)?;
    let dist = pkg_js().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    bundle(&dist)?;
    declare(&dist)?;
    fs::create_dir_all(pkg_js().join("docs"))?;
    for file in ["docs/migrating.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(file), pkg_js().join(file))?;
    }
    println!("pkg: wrote {}", dist.display());
    size::measure(&dist)
}

/// Bundles each entry as one minified file with its source map.
fn bundle(dist: &Path) -> Result<()> {
    const INLINE: &str = "--loader:.wasm=base64";
    const BESIDE: &str = "--loader:.wasm=copy";
    for (entry, out, format, wasm) in [
        ("proxy", "proxy", "esm", INLINE),
        ("proxy", "cjs/proxy", "cjs", INLINE),
        ("index", "index", "esm", INLINE),
        ("index", "cjs/index", "cjs", INLINE),
        ("workerd", "workerd", "esm", BESIDE),
        ("asset", "asset", "esm", BESIDE),
    ] {
        let mut esbuild = npm_tool("esbuild");
        esbuild.arg(format!("{out}={}", pkg_js().join(format!("src/{entry}.ts")).display()));
        esbuild.arg(format!("--outdir={}", dist.display())).arg(format!("--format={format}")).arg(wasm);
        esbuild.args(["--bundle", "--minify", "--sourcemap", "--sources-content=true", "--target=es2022"]);
        // What the bindings have for callers that the sources are not: warnings, and disposal by `using`. Memory is freed by
        // `abandoned` of core.ts.
        esbuild.arg("--drop:console").arg("--define:FinalizationRegistry=undefined");
        esbuild.arg(format!("--metafile={}", metafile()?.display()));
        shell::run(esbuild.args([&format!("--asset-names={NAME}"), "--log-level=warning"]))?;
    }
    fs::write(dist.join("cjs/package.json"), "{ \"type\": \"commonjs\" }\n")?;
    Ok(())
}

/// Writes the declarations that users see, as a module of each kind.
fn declare(dist: &Path) -> Result<()> {
    let types = target_dir()?.join("xtask/types");
    let mut tsc = npm_tool("tsc");
    shell::run(tsc.arg("--project").arg(pkg_js()).arg("--outDir").arg(&types))?;
    let mut pending = vec![String::from("index"), String::from("proxy")];
    let mut seen = BTreeSet::new();
    while let Some(name) = pending.pop() {
        let text = fs::read_to_string(types.join(format!("src/{name}.d.ts")))?;
        for folder in [dist.to_path_buf(), dist.join("cjs")] {
            fs::write(folder.join(format!("{name}.d.ts")), &text)?;
        }
        pending.extend(imported(&text).filter(|name| seen.insert(name.clone())));
    }
    Ok(())
}

/// The names of the modules that declarations refer to, as in `./errors.js`.
fn imported(declarations: &str) -> impl Iterator<Item = String> + '_ {
    declarations.split("\"./").skip(1).filter_map(|rest| Some(rest.split_once(".js\"")?.0.to_owned()))
}

/// Compiles the crate; returns the path of the wasm.
fn compile() -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--package", "hetzner-cloud", "--lib", "--crate-type", "cdylib"]);
    build.args(["--target", WASM, "--profile", "wasm", "--no-default-features", "--features", "wasm"]);
    shell::run(&mut build)?;
    Ok(target_dir()?.join(WASM).join("wasm").join(format!("{NAME}.wasm")))
}

/// Writes the wasm and its bindings.
fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    println!("pkg: generating the bindings");
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // Bundlers would try to resolve the default path; the entry points locate the wasm themselves.
        .omit_default_module_path(true)
        .typescript(true)
        .encode_into(EncodeInto::Always)
        .remove_producers_section(true)
        .out_name(NAME)
        .generate(folder)
}

/// Optimizes the wasm, and keeps a copy with the names of its functions.
fn shrink(wasm: &Path) -> Result<()> {
    let named = named_wasm()?;
    // The stack starts above the first kilobyte and grows down; it never gets there.
    const SMALL: [&str; 2] = ["-Oz", "--low-memory-unused"];
    wasm_opt(wasm, &[&SMALL[..], &["--debuginfo"]].concat(), &named)?;
    // Once more: without names, more functions are equal.
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt(&named, &[&SMALL[..], &strip].concat(), wasm)
}

/// Runs `wasm-opt`. Not with `--all-features`: it emits types that Node and workerd reject.
fn wasm_opt(from: &Path, passes: &[&str], to: &Path) -> Result<()> {
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ];
    shell::run(npm_tool("wasm-opt").arg(from).args(FEATURES).args(passes).arg("-o").arg(to))
}

/// The path of the optimized wasm with the names of its functions.
pub(crate) fn named_wasm() -> Result<PathBuf> {
    Ok(target_dir()?.join(format!("xtask/{NAME}.wasm")))
}

/// The path of esbuild's list of the modules in the bundle that was made last.
pub(crate) fn metafile() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/modules.json"))
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
