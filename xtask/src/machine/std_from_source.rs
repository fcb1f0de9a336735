//! Builds the standard library from Debian's package `rust-src`, for machines on which rustup cannot download. The
//! package must be of exactly the same release as rustc; the result is installed into rustc's sysroot.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use super::debian::RustSource;
use crate::shell::{as_root, cargo, output, program, run, target_dir};

/// The file that marks a library built here, as opposed to one installed by rustup.
const MARKER: &str = "built-by-cargo-xtask-setup.txt";

/// Builds and installs the library for each target.
pub(crate) fn install(targets: &[&str]) -> Result<()> {
    let rustc = Rustc::query()?;
    let scratch = Scratch::create(&rustc.release)?;
    println!(
        "setup: building the Rust standard library for {} from Debian's rust-src {}",
        targets.join(", "),
        rustc.release
    );
    let library = RustSource::find(&rustc.release, &scratch.0)?.unpack(&scratch.0)?;
    for target in targets {
        let built = build(target, &rustc, &library, &scratch.0)?;
        replace(&built, &rustc.library_path(target))?;
        remove_outdated_builds(target)?;
    }
    Ok(())
}

/// Removes libraries built here: rustup would install a second one beside each, which rustc rejects (E0464).
pub(crate) fn remove_earlier(targets: &[&str]) -> Result<()> {
    let rustc = Rustc::query()?;
    for target in targets {
        let folder = rustc.library_path(target);
        if folder.join(MARKER).exists() {
            run(writable(&folder, "rm")?.arg("-rf").arg(&folder))?;
        }
    }
    Ok(())
}

/// The version and sysroot of rustc.
struct Rustc {
    release: String,
    commit: String,
    sysroot: PathBuf,
}

impl Rustc {
    fn query() -> Result<Rustc> {
        let version = output(program("rustc").arg("-vV"))?;
        let field = |key: &str| {
            let value = version.lines().find_map(|line| line.strip_prefix(key));
            value.map(|value| value.trim().to_owned()).with_context(|| format!("`rustc -vV` has no `{key}`"))
        };
        let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
        Ok(Rustc {
            release: field("release:")?,
            commit: field("commit-hash:")?,
            sysroot: PathBuf::from(sysroot.trim()),
        })
    }

    fn library_path(&self, target: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(target).join("lib")
    }
}

/// A folder with a fixed name. Crate hashes depend on the path: with another one, crates built against an earlier copy
/// would no longer find their library (E0463).
struct Scratch(PathBuf);

impl Scratch {
    fn create(release: &str) -> Result<Scratch> {
        let folder = env::temp_dir().join(format!("hetzner-cloud-std-{release}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        // Fails if the folder exists, because its content is compiled: another user may have created it.
        fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("setup: {} cannot be removed: {error}", self.0.display());
        }
    }
}

/// Builds the library as the dependency of an empty crate; returns the folder of the rlibs.
fn build(target: &str, rustc: &Rustc, library: &Path, scratch: &Path) -> Result<PathBuf> {
    let krate = scratch.join(EMPTY_CRATE);
    fs::create_dir_all(krate.join("src"))?;
    fs::write(krate.join("Cargo.toml"), MANIFEST)?;
    fs::write(krate.join("src/lib.rs"), "#![no_std]\n")?;
    let crates =
        if target.ends_with("-none-eabi") { "core,alloc" } else { "std,panic_abort,proc_macro,test" };
    let from = library.to_str().context("the scratch path is not UTF-8")?;
    let build = scratch.join("build");
    run(cargo()
        .current_dir(&krate)
        .args(["build", "--release", "--offline", "--target", target])
        .arg(format!("-Zbuild-std={crates}"))
        .args(["--config", "source.crates-io.replace-with=\"vendored\""])
        .args(["--config", &format!("source.vendored.directory=\"{from}/vendor\"")])
        .arg("--target-dir")
        .arg(&build)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // A stable cargo and rustc require both variables for building the library.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_TESTS_ONLY_SRC_ROOT", library)
        // Bitcode enables link-time optimization; the path is that of rustup's library.
        .env(
            "RUSTFLAGS",
            format!("-Cembed-bitcode=yes --remap-path-prefix={from}=/rustc/{}/library", rustc.commit),
        ))?;
    Ok(build.join(target).join("release/deps"))
}

const EMPTY_CRATE: &str = "empty";
const MANIFEST: &str = "\
[package]
name = \"empty\"
version = \"0.0.0\"
edition = \"2021\"

[workspace]
";

/// Replaces the content of `folder`: rustc rejects remains of another library.
fn replace(built: &Path, folder: &Path) -> Result<()> {
    let mut rlibs = Vec::new();
    for file in fs::read_dir(built)? {
        let path = file?.path();
        let ours = path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with("libempty-"));
        if path.extension() == Some(OsStr::new("rlib")) && !ours {
            rlibs.push(path);
        }
    }
    ensure!(!rlibs.is_empty(), "cargo built no library");
    println!("setup: copying {} files into {}", rlibs.len(), folder.display());
    let marker = built.join(MARKER);
    fs::write(&marker, "Built from Debian's rust-src. Remove this folder before `rustup target add`.\n")?;
    run(writable(folder, "rm")?.arg("-rf").arg(folder))?;
    run(writable(folder, "mkdir")?.arg("-p").arg(folder))?;
    // `run` would print all their names.
    output(writable(folder, "cp")?.args(&rlibs).arg(&marker).arg(folder)).map(drop)
}

/// A program that may write to `folder`: the sysroot belongs to the user under rustup, and to root otherwise.
fn writable(folder: &Path, program_name: &str) -> Result<std::process::Command> {
    let nearest = folder.ancestors().find(|folder| folder.is_dir()).context("the sysroot is not a folder")?;
    let ours = output(program("test").arg("-w").arg(nearest)).is_ok();
    if ours { Ok(program(program_name)) } else { as_root(program_name) }
}

/// Removes builds against an earlier library: cargo does not detect that the standard library has changed.
fn remove_outdated_builds(target: &str) -> Result<()> {
    let folder = target_dir()?.join(target);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
