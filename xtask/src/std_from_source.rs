//! Where rustup may not download: builds the standard library from Debian's package `rust-src`, which must be
//! of exactly the same release as rustc, and puts it where rustc looks for it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::debian::RustSource;
use crate::shell::{as_root, cargo, output, program, run, target_dir};

/// A hand-built library is told from rustup's by this file.
const MARK: &str = "built-by-cargo-xtask-setup.txt";

pub(crate) fn install(targets: &[&str]) -> Result<()> {
    let rustc = Rustc::ask()?;
    let scratch = Scratch::create(&rustc.release)?;
    println!(
        "setup: building the Rust standard library for {} from Debian's rust-src {}",
        targets.join(", "),
        rustc.release
    );
    let library = RustSource::find(&rustc.release, &scratch.0)?.unpack(&scratch.0)?;
    for target in targets {
        let built = build(target, &rustc, &library, &scratch.0)?;
        copy(&built, &rustc.library_of(target))?;
        forget_builds_on_another_library(target)?;
    }
    Ok(())
}

/// rustup would put its library beside ours, and rustc refuses to choose between the two (E0464).
pub(crate) fn remove_earlier(targets: &[&str]) -> Result<()> {
    let rustc = Rustc::ask()?;
    for target in targets {
        let folder = rustc.library_of(target);
        if folder.join(MARK).exists() {
            run(writer_to(&folder, "rm")?.arg("-rf").arg(&folder))?;
        }
    }
    Ok(())
}

struct Rustc {
    release: String,
    commit: String,
    sysroot: PathBuf,
}

impl Rustc {
    fn ask() -> Result<Rustc> {
        let version = output(program("rustc").arg("-vV"))?;
        let word = |key: &str| {
            let value = version.lines().find_map(|line| line.strip_prefix(key));
            value.map(|value| value.trim().to_owned()).with_context(|| format!("`rustc -vV` has no `{key}`"))
        };
        let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
        Ok(Rustc {
            release: word("release:")?,
            commit: word("commit-hash:")?,
            sysroot: PathBuf::from(sysroot.trim()),
        })
    }

    fn library_of(&self, target: &str) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(target).join("lib")
    }
}

/// A folder of one fixed name: the names of the crates come from their path, and under other names what was
/// built against an earlier copy would no longer find its library (E0463).
struct Scratch(PathBuf);

impl Scratch {
    fn create(release: &str) -> Result<Scratch> {
        let folder = env::temp_dir().join(format!("hetzner-cloud-std-{release}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        // Fails when another user was there first: we compile what lies in it.
        fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("setup: {} could not be removed: {error}", self.0.display());
        }
    }
}

/// Lets cargo build the library as the dependency of an empty crate; answers with the folder of the rlibs.
fn build(target: &str, rustc: &Rustc, library: &Path, scratch: &Path) -> Result<PathBuf> {
    let krate = scratch.join(EMPTY_CRATE);
    fs::create_dir_all(krate.join("src"))?;
    fs::write(krate.join("Cargo.toml"), MANIFEST)?;
    fs::write(krate.join("src/lib.rs"), "#![no_std]\n")?;
    let crates =
        if target.ends_with("-none-eabi") { "core,alloc" } else { "std,panic_abort,proc_macro,test" };
    let from = library.to_str().context("the scratch path is no UTF-8")?;
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
        // Both are what a stable cargo and rustc ask of those who build the library themselves.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_TESTS_ONLY_SRC_ROOT", library)
        // The bitcode is for link-time optimisation; the path is what rustup's library says of itself.
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

/// Replaces what is there: the remains of another library would only confuse rustc.
fn copy(built: &Path, folder: &Path) -> Result<()> {
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
    let mark = built.join(MARK);
    fs::write(&mark, "Built from Debian's rust-src. Remove this folder before `rustup target add`.\n")?;
    run(writer_to(folder, "rm")?.arg("-rf").arg(folder))?;
    run(writer_to(folder, "mkdir")?.arg("-p").arg(folder))?;
    // `run` would spell all their names.
    output(writer_to(folder, "cp")?.args(&rlibs).arg(&mark).arg(folder)).map(drop)
}

/// The sysroot is the user's own under rustup, and root's otherwise.
fn writer_to(folder: &Path, program_name: &str) -> Result<std::process::Command> {
    let nearest = folder.ancestors().find(|folder| folder.is_dir()).context("the sysroot is no folder")?;
    let ours = output(program("test").arg("-w").arg(nearest)).is_ok();
    if ours { Ok(program(program_name)) } else { as_root(program_name) }
}

/// Cargo does not notice that the library below is another one.
fn forget_builds_on_another_library(target: &str) -> Result<()> {
    let folder = target_dir()?.join(target);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
