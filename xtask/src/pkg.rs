//! Builds the npm package into `pkg-js/dist`.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::machine::node;
use crate::machine::rust_targets::{self, WASM};
use crate::shell::{self, cargo, npm_tool, output, pkg_js, program, root, target_dir};
use crate::{size, types};

/// A WebAssembly module of the package: the file name of its bindings, and how it is compiled.
struct Module {
    name: &'static str,
    features: &'static str,
    profile: &'static str,
}

const CLIENT: Module = Module { name: "hetzner_cloud", features: "wasm", profile: "wasm" };
const TASKS: Module = Module { name: "hetzner_cloud_tasks", features: "wasm-tasks", profile: "wasm-tasks" };
const SIM: Module = Module { name: "hetzner_cloud_sim", features: "sim-wasm", profile: "wasm-sim" };

/// What the package is built from, beside this program.
const SOURCES: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs",
    "src",
    "pkg-js/src",
    "pkg-js/package-lock.json",
    "pkg-js/tsconfig.json",
];

/// Builds the package unless the last one is complete and not older than its sources.
pub(crate) fn ensure() -> Result<()> {
    let mut sources: Vec<PathBuf> = SOURCES.iter().map(|source| root().join(source)).collect();
    sources.push(env::current_exe()?);
    if pkg_js().join("dist").is_dir() && is_current(&stamp()?, &sources)? {
        return Ok(());
    }
    run().map(drop)
}

/// Builds the package; returns its sizes.
pub(crate) fn run() -> Result<size::Table> {
    // A fresh machine needs no other command first. Fast when nothing is missing.
    println!("pkg: Rust target: {}", rust_targets::ensure(&[WASM], false)?);
    println!("pkg: npm packages: {}", node::ensure_packages()?);
    types::write()?;
    let stamp = stamp()?;
    if stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    // It gets the time of the start, so that a source that changes during the build is newer.
    let started = stamp.with_extension("started");
    fs::create_dir_all(target_dir()?.join("xtask"))?;
    fs::write(&started, "")?;
    let wasm = pkg_js().join("wasm");
    for module in [SIM, TASKS, CLIENT] {
        bind(&module, &wasm)?;
        let path = wasm.join(format!("{}_bg.wasm", module.name));
        shrink(&module, &path)?;
        shorten_exports(&path, &wasm.join(format!("{}.js", module.name)))?;
        check_imports(&path)?;
    }
    for module in [SIM, TASKS, CLIENT] {
        write_text(&wasm, &module)?;
    }
    let dist = pkg_js().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    bundle(&dist)?;
    declare(&dist)?;
    fs::create_dir_all(pkg_js().join("docs"))?;
    for file in ["docs/migrating.md", "docs/tasks.md", "docs/testing.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(file), pkg_js().join(file))?;
    }
    fs::rename(started, stamp)?;
    println!("pkg: wrote {}", dist.display());
    size::measure(&dist)
}

/// Packs the package as `hetzner-cloud.tgz` in a folder.
pub(crate) fn pack(folder: &Path) -> Result<()> {
    let mut pack = program("npm");
    pack.current_dir(pkg_js()).args(["pack", "--silent", "--pack-destination"]).arg(folder);
    let written = output(&mut pack)?;
    let tarball = written.lines().last().context("npm pack named no tarball")?.trim();
    Ok(fs::rename(folder.join(tarball), folder.join("hetzner-cloud.tgz"))?)
}

/// The path of a file that exists if the last build was complete, with the time of its start.
fn stamp() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/npm-package"))
}

/// Returns whether a file exists and is not older than all of these files and folders.
fn is_current(file: &Path, sources: &[PathBuf]) -> Result<bool> {
    if !file.exists() {
        return Ok(false);
    }
    let time = last_change(file)?;
    for source in sources {
        if last_change(source)? > time {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The time of the last change of a file, or in a folder.
fn last_change(path: &Path) -> Result<SystemTime> {
    let metadata = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut last = metadata.modified()?;
    if metadata.is_dir() {
        for entry in fs::read_dir(path)? {
            last = last.max(last_change(&entry?.path())?);
        }
    }
    Ok(last)
}

/// Bundles each entry as one minified file with its source map.
fn bundle(dist: &Path) -> Result<()> {
    const INLINE: &str = "--loader:.wasm=base64";
    const BESIDE: &str = "--loader:.wasm=copy";
    for (entry, out, format, wasm, module) in [
        ("proxy", "proxy", "esm", INLINE, CLIENT),
        ("proxy", "cjs/proxy", "cjs", INLINE, CLIENT),
        ("sim-inline", "sim", "esm", INLINE, SIM),
        ("sim-inline", "cjs/sim", "cjs", INLINE, SIM),
        ("sim-workerd", "sim-workerd", "esm", BESIDE, SIM),
        ("tasks-inline", "tasks", "esm", INLINE, TASKS),
        ("tasks-inline", "cjs/tasks", "cjs", INLINE, TASKS),
        ("tasks-workerd", "tasks-workerd", "esm", BESIDE, TASKS),
        ("index", "index", "esm", INLINE, CLIENT),
        ("index", "cjs/index", "cjs", INLINE, CLIENT),
        ("workerd", "workerd", "esm", BESIDE, CLIENT),
        ("asset", "asset", "esm", BESIDE, CLIENT),
    ] {
        let mut esbuild = npm_tool("esbuild");
        esbuild.arg(format!("{out}={}", pkg_js().join(format!("src/{entry}.ts")).display()));
        esbuild.arg(format!("--outdir={}", dist.display())).arg(format!("--format={format}")).arg(wasm);
        esbuild.args(["--bundle", "--minify", "--sourcemap", "--sources-content=true", "--target=es2022"]);
        // What the bindings have for callers that the sources are not: warnings, and disposal by `using`. Memory is freed by
        // `abandoned` of core.ts.
        let core = if module.name == TASKS.name { TASKS.name } else { CLIENT.name };
        let bindings = pkg_js().join(format!("wasm/{core}.js"));
        esbuild.arg(format!("--alias:hetzner-cloud-core={}", bindings.display()));
        esbuild.arg("--drop:console").arg("--define:FinalizationRegistry=undefined");
        esbuild.arg(format!("--metafile={}", metafile()?.display()));
        shell::run(esbuild.args([&format!("--asset-names={}", module.name), "--log-level=warning"]))?;
        minify(dist, out)?;
    }
    fs::write(dist.join("cjs/package.json"), "{ \"type\": \"commonjs\" }\n")?;
    Ok(())
}

/// Minifies a script again, and continues its source map: 4 % fewer bytes than esbuild's, compressed.
fn minify(dist: &Path, script: &str) -> Result<()> {
    let name = Path::new(script).file_name().context("a script has a name")?.to_string_lossy();
    let path = dist.join(format!("{script}.js"));
    let mut terser = npm_tool("terser");
    terser.arg(&path).args(["--ecma", "2022", "--compress", "passes=3", "--mangle", "--toplevel"]);
    if !script.starts_with("cjs/") {
        terser.arg("--module");
    }
    let map = format!("content='{}.map',url='{name}.js.map',includeSources", path.display());
    shell::run(terser.args(["--source-map", &map]).arg("--output").arg(&path))
}

/// Writes the declarations that users see, as a module of each kind.
fn declare(dist: &Path) -> Result<()> {
    let types = target_dir()?.join("xtask/types");
    let mut tsc = npm_tool("tsc");
    shell::run(tsc.arg("--project").arg(pkg_js()).arg("--outDir").arg(&types))?;
    let mut pending = ["index", "proxy", "sim", "tasks-inline"].map(String::from).to_vec();
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

/// Compiles a module; returns the path of the wasm.
fn compile(module: &Module) -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["rustc", "--package", "hetzner-cloud", "--lib", "--crate-type", "cdylib"]);
    build.args(["--target", WASM, "--profile", module.profile, "--no-default-features"]);
    build.args(["--features", module.features]);
    shell::run(&mut build)?;
    Ok(target_dir()?.join(WASM).join(module.profile).join("hetzner_cloud.wasm"))
}

/// Writes the wasm and its bindings.
fn bind(module: &Module, folder: &Path) -> Result<()> {
    let wasm = compile(module)?;
    println!("pkg: generating the bindings of {}", module.name);
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        // Bundlers would try to resolve the default path; the entry points locate the wasm themselves.
        .omit_default_module_path(true)
        .typescript(true)
        .encode_into(EncodeInto::Always)
        .remove_producers_section(true)
        .out_name(module.name)
        .generate(folder)
}

/// Optimizes the wasm, and keeps a copy with the names of its functions.
fn shrink(module: &Module, wasm: &Path) -> Result<()> {
    let named = path_of_named(module)?;
    // The stack starts above the first kilobyte and grows down; it never gets there.
    const SMALL: [&str; 2] = ["-Oz", "--low-memory-unused"];
    wasm_opt(wasm, &[&SMALL[..], &["--debuginfo"]].concat(), &named)?;
    // Once more: without names, more functions are equal. Control flow that is built anew is 1 % smaller.
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt(&named, &[&strip[..], &["--flatten", "--rereloop", "-Oz"], &SMALL].concat(), wasm)
}

/// Gives the exports of a wasm names of one or two letters, which its bindings use too.
fn shorten_exports(wasm: &Path, bindings: &Path) -> Result<()> {
    let mut wasm_opt = npm_tool("wasm-opt");
    wasm_opt.arg(wasm).args(FEATURES).arg("--minify-imports-and-exports").arg("-o").arg(wasm);
    let printed = output(&mut wasm_opt)?;
    let mut names: Vec<(&str, &str)> = printed.lines().filter_map(renaming).collect();
    // The longest first, because a name can be the start of another.
    names.sort_by_key(|(long, _)| Reverse(long.len()));
    let mut script = fs::read_to_string(bindings)?;
    for (long, short) in names {
        script = script.replace(&format!("wasm.{long}"), &format!("wasm.{short}"));
    }
    Ok(fs::write(bindings, script)?)
}

/// The features of WebAssembly. Not `--all-features`: `wasm-opt` would emit types that Node and workerd reject.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Reads a line of the JSON in which `wasm-opt` tells what it has renamed: `["memory", "a"],`.
fn renaming(line: &str) -> Option<(&str, &str)> {
    line.trim().strip_prefix("[\"")?.split_once("\"]")?.0.split_once("\", \"")
}

/// Runs `wasm-opt`.
fn wasm_opt(from: &Path, passes: &[&str], to: &Path) -> Result<()> {
    shell::run(npm_tool("wasm-opt").arg(from).args(FEATURES).args(passes).arg("-o").arg(to))
}

/// The path of the client's optimized wasm with the names of its functions.
pub(crate) fn named_wasm() -> Result<PathBuf> {
    path_of_named(&CLIENT)
}

fn path_of_named(module: &Module) -> Result<PathBuf> {
    Ok(target_dir()?.join(format!("xtask/{}.wasm", module.name)))
}

/// Writes a wasm as text to inline, and the wasm that decodes it: one letter for each of the most frequent bytes, and two
/// for the others. Unlike base64 it keeps equal bytes equal, so that compressed it is 3 % larger than the wasm instead of
/// 33 %. `inline.ts` reads it.
fn write_text(folder: &Path, module: &Module) -> Result<()> {
    let bytes = fs::read(folder.join(format!("{}_bg.wasm", module.name)))?;
    let (text, table) = encode(&bytes);
    let path = |ending| folder.join(format!("{}_{ending}", module.name));
    fs::write(path("text.js"), format!("export const text = \"{text}\";\n"))?;
    fs::write(path("text.d.ts"), "export declare const text: string;\n")?;
    let source = fs::read_to_string(pkg_js().join("src/decoder.wat"))?;
    let escaped: String = table.iter().map(|byte| format!("\\{byte:02x}")).collect();
    const PAGE: usize = 65_536;
    let source = source
        .replace("PAGES", &(text.len() + table.len()).div_ceil(PAGE).to_string())
        .replace("TABLE", &text.len().to_string())
        .replace("BYTES", &escaped);
    fs::write(path("decoder.wat"), source)?;
    wasm_opt(&path("decoder.wat"), &["-O3"], &path("decoder.wasm"))?;
    Ok(fs::write(path("decoder.wasm.d.ts"), "declare const base64: string;\nexport default base64;\n")?)
}

/// Encodes bytes as letters; returns the text and the table that decodes it. A frequent byte is one letter: its code is
/// the place of the byte in the table. Any other is one of the first letters, which are not used alone, and another: its
/// place is the code of the second, plus 128 for a space before it, or 256 for an exclamation mark.
fn encode(bytes: &[u8]) -> (String, Vec<u8>) {
    // Those of ASCII that a string of JavaScript has as they are.
    let letters: Vec<u8> = (b' '..=b'~').filter(|letter| !b"\"\\".contains(letter)).collect();
    const PREFIXES: usize = 2;
    let mut counts = [0_usize; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let mut singles: Vec<u8> = (0..=255).collect();
    singles.sort_by_key(|byte| Reverse(counts[usize::from(*byte)]));
    let mut others = singles.split_off(letters.len() - PREFIXES);
    // In their order, so that similar bytes have similar letters.
    singles.sort_unstable();
    others.sort_unstable();
    let mut table = vec![0; 128 * (1 + PREFIXES)];
    let mut codes: Vec<String> = vec![String::new(); 256];
    for (byte, letter) in singles.iter().zip(&letters[PREFIXES..]) {
        codes[usize::from(*byte)] = char::from(*letter).into();
        table[usize::from(*letter)] = *byte;
    }
    for (at, byte) in others.iter().enumerate() {
        let (prefix, letter) = (at / letters.len(), letters[at % letters.len()]);
        codes[usize::from(*byte)] = [letters[prefix], letter].map(char::from).iter().collect();
        table[128 * (1 + prefix) + usize::from(letter)] = *byte;
    }
    (bytes.iter().map(|byte| &*codes[usize::from(*byte)]).collect(), table)
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

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::process;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_build_is_current_until_a_source_changes() {
        let folder = env::temp_dir().join(format!("hetzner-cloud-xtask-{}", process::id()));
        let (stamp, sources) = (folder.join("stamp"), [folder.join("src"), folder.join("Cargo.toml")]);
        let nested = folder.join("src/api/servers.rs");
        fs::create_dir_all(folder.join("src/api")).unwrap();
        for file in [&sources[1], &nested] {
            fs::write(file, "").unwrap();
        }
        let is_current = || is_current(&stamp, &sources).unwrap();
        let age = |path: &Path, seconds| {
            let time = SystemTime::now() - Duration::from_secs(seconds);
            File::open(path).unwrap().set_modified(time).unwrap();
        };
        let age_all = || {
            let folders = [folder.join("src"), folder.join("src/api")];
            folders.iter().chain([&sources[1], &nested]).for_each(|path| age(path, 100));
        };
        age_all();
        assert!(!is_current(), "nothing was built");
        fs::write(&stamp, "").unwrap();
        age(&stamp, 50);
        assert!(is_current());
        age(&nested, 10);
        assert!(!is_current(), "a changed file in a folder");
        age_all();
        age(&sources[1], 10);
        assert!(!is_current(), "a changed file");
        age_all();
        assert!(is_current());
        fs::remove_file(&nested).unwrap();
        assert!(!is_current(), "a removed file");
        fs::remove_dir_all(folder).unwrap();
    }
}
