//! Mistakes in declarations: each case in `tests/mistakes` misuses a macro of `src/macros.rs`, and must fail to compile
//! with the message that it states. The macros are private, so a case is compiled as a module of a copy of the crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{cargo, root, target_dir};

/// The minimum number of cases, so that none is lost unnoticed.
const CASES: usize = 10;

/// Correct declarations, which must compile.
const CONTROL: &str = "correct.rs";

/// Compiles the correct declarations, then every case.
pub(crate) fn check() -> Result<()> {
    let copy = CrateCopy::create()?;
    let control = copy.check(&cases().join(CONTROL))?;
    ensure!(control.success, "{CONTROL} must compile:\n{}", control.stderr);
    println!("ok      {CONTROL}");
    let mut failed = Vec::new();
    let paths = mistakes()?;
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match check_case(&copy, path) {
            Ok(()) => println!("ok      {name}"),
            Err(error) => {
                println!("FAILED  {name}: {error:#}");
                failed.push(name);
            }
        }
    }
    ensure!(paths.len() >= CASES, "{} cases, expected at least {CASES}", paths.len());
    ensure!(failed.is_empty(), "no or unexpected messages for {}", failed.join(", "));
    Ok(())
}

/// The folder of the cases.
fn cases() -> PathBuf {
    root().join("tests/mistakes")
}

fn check_case(copy: &CrateCopy, path: &Path) -> Result<()> {
    let text = fs::read_to_string(path)?;
    let expected = Expected::parse(&text)?;
    let checked = copy.check(path)?;
    ensure!(!checked.success, "it compiles");
    expected.compare(&checked.stderr)
}

/// The first two lines of a case.
#[derive(Debug, PartialEq)]
struct Expected<'a> {
    /// `//! error: …`: a part of the compiler's message.
    sentence: &'a str,
    /// `//! in: …`: the declared name, which a message must contain.
    name: &'a str,
}

impl<'a> Expected<'a> {
    fn parse(text: &'a str) -> Result<Self> {
        let mut lines = text.lines();
        let mut value = |key: &str| {
            let value = lines.next().and_then(|line| line.strip_prefix(key)).map(str::trim);
            value.filter(|value| !value.is_empty()).with_context(|| format!("expected a line `{key} …`"))
        };
        Ok(Self { sentence: value("//! error:")?, name: value("//! in:")? })
    }

    /// Requires one error with the sentence and the name.
    fn compare(&self, stderr: &str) -> Result<()> {
        let mut errors = stderr.lines().filter(|line| line.contains(": error"));
        if errors.any(|error| error.contains(self.sentence) && contains_name(error, self.name)) {
            return Ok(());
        }
        bail!("no error contains `{}` and `{}`:\n{stderr}", self.sentence, self.name)
    }
}

/// Returns whether a text contains a name that is not a part of a longer one.
fn contains_name(text: &str, name: &str) -> bool {
    let is_boundary = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric() && next != '_');
    text.match_indices(name).any(|(at, _)| {
        is_boundary(text[..at].chars().next_back()) && is_boundary(text[at + name.len()..].chars().next())
    })
}

/// A copy of the crate with an additional module `mistake`, in a workspace of its own.
struct CrateCopy(PathBuf);

/// The result of `cargo check`.
struct Checked {
    success: bool,
    stderr: String,
}

impl CrateCopy {
    /// Copies the sources, the dependencies and the lockfile.
    fn create() -> Result<Self> {
        let folder = target_dir()?.join("xtask/mistakes");
        for part in ["src", "docs"] {
            let to = folder.join(part);
            if to.exists() {
                fs::remove_dir_all(&to)?;
            }
            copy_folder(&root().join(part), &to)?;
        }
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
        fs::write(folder.join("Cargo.toml"), package_manifest(&manifest)?)?;
        let lib = folder.join("src/lib.rs");
        let text = fs::read_to_string(&lib)?;
        fs::write(&lib, text + "\n#[allow(missing_docs)]\nmod mistake;\n")?;
        Ok(Self(folder))
    }

    /// Runs `cargo check` with the file as the module `mistake`. Messages are one line each, without source code, so
    /// that a name in a line is part of the message.
    fn check(&self, module: &Path) -> Result<Checked> {
        fs::copy(module, self.0.join("src/mistake.rs"))
            .with_context(|| format!("cannot copy {}", module.display()))?;
        let mut check = cargo();
        check.current_dir(&self.0).args(["check", "--offline", "--quiet", "--lib"]);
        check.args(["--color", "never", "--message-format", "short"]);
        let output = check.env("CARGO_TARGET_DIR", self.0.join("target")).output()?;
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(Checked { success: output.status.success(), stderr })
    }
}

/// The part of a manifest before `[workspace]`, as a workspace of its own.
fn package_manifest(manifest: &str) -> Result<String> {
    let (package, _) = manifest.split_once("\n[workspace]\n").context("Cargo.toml has no [workspace]")?;
    ensure!(package.contains("\n[dependencies]\n"), "[dependencies] must precede [workspace]");
    Ok(format!("{package}\n[workspace]\n"))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The files with a mistake, sorted by name.
fn mistakes() -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(cases())?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| {
        path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with(CONTROL)
    });
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_states_its_message_and_its_name() {
        let expected = Expected::parse("//! error: unknown method\n//! in: servers::Patch\n").unwrap();
        assert_eq!(expected, Expected { sentence: "unknown method", name: "servers::Patch" });
        for text in
            ["", "//! error: unknown method\n", "//! error:\n//! in: x\n", "//! in: x\n//! error: y\n"]
        {
            assert!(Expected::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn one_error_must_contain_message_and_name() {
        let expected = Expected { sentence: "unknown method", name: "Patch" };
        let holds = |stderr: &str| expected.compare(stderr).is_ok();
        assert!(holds("src/mistake.rs:5:1: error: operation `servers::Patch`: unknown method `PATCH`\n"));
        assert!(!holds("src/mistake.rs:5:1: error: operation `servers::PatchAll`: unknown method `PATCH`\n"));
        assert!(!holds("src/mistake.rs:5:1: warning: operation `servers::Patch`: unknown method `PATCH`\n"));
        assert!(!holds("src/mistake.rs:5:1: error: unknown method\nsrc/mistake.rs:5:1: error: Patch\n"));
        assert!(!holds(""));
    }

    #[test]
    fn the_manifest_of_the_copy_is_a_workspace() {
        let manifest = "[package]\n\n[dependencies]\nserde = \"1\"\n\n[workspace]\nmembers = [\"xtask\"]\n";
        assert_eq!(
            package_manifest(manifest).unwrap(),
            "[package]\n\n[dependencies]\nserde = \"1\"\n\n[workspace]\n"
        );
        assert!(package_manifest("[package]\n").is_err());
    }
}
