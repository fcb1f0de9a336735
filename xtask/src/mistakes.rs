//! Mistakes in declarations: each case in `tests/mistakes` misuses a macro of `src/macros`, and must fail to compile
//! with the message that it states. The macros are private, so a case is compiled as a module of a copy of the crate.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::crate_copy::CrateCopy;
use crate::shell::root;

/// The minimum number of cases, so that none is lost unnoticed.
const CASES: usize = 10;

/// Correct declarations, which must compile.
const CONTROL: &str = "correct.rs";

/// Compiles the correct declarations, then every case.
pub(crate) fn check() -> Result<()> {
    let copy = CrateCopy::create("mistakes", &["src", "docs"])?;
    let lib = copy.path().join("src/lib.rs");
    let text = fs::read_to_string(&lib)?;
    fs::write(&lib, text + "\n#[allow(missing_docs)]\nmod mistake;\n")?;
    let control = compile(&copy, &cases().join(CONTROL))?;
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
    let checked = compile(copy, path)?;
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

/// The result of `cargo check`.
struct Checked {
    success: bool,
    stderr: String,
}

/// Runs `cargo check` with the file as the module `mistake`. Messages are one line each, without source code, so that a
/// name in a line is part of the message.
fn compile(copy: &CrateCopy, module: &Path) -> Result<Checked> {
    fs::copy(module, copy.path().join("src/mistake.rs"))
        .with_context(|| format!("cannot copy {}", module.display()))?;
    let mut check = copy.cargo("check");
    check.args(["--quiet", "--lib", "--color", "never", "--message-format", "short"]);
    let output = check.output()?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(Checked { success: output.status.success(), stderr })
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
}
