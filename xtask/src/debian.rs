//! What comes from Debian: packages installed with apt, and the package `rust-src` of a given release.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{as_root, find, output, program, run};

/// Installs packages for the whole machine.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    ensure!(find("apt-get").is_some(), "there is no apt-get to install {} with", packages.join(" "));
    run(as_root("apt-get")?.arg("update"))?;
    // Through `env`, for sudo drops variables.
    let mut install = as_root("env")?;
    install.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]);
    run(install.args(packages))
}

/// The version that `install` would bring.
pub(crate) fn candidate(package: &str) -> Option<String> {
    let policy = output(program("apt-cache").args(["policy", package])).ok()?;
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    (version != "(none)").then(|| version.to_owned())
}

/// Newer suites carry newer compilers; of the older ones, those that get them later.
const SUITES: [&str; 6] = ["trixie-backports", "trixie", "forky", "sid", "bookworm-backports", "bookworm"];

/// The package `rust-src`, in a private apt configuration that leaves the machine's own alone.
pub(crate) struct RustSource {
    apt: PrivateApt,
    version: String,
}

impl RustSource {
    /// Looks through the suites of the machine's own mirror for exactly this release.
    pub(crate) fn find(release: &str, scratch: &Path) -> Result<RustSource> {
        for tool in ["apt-get", "apt-cache", "dpkg-deb", "tar"] {
            ensure!(find(tool).is_some(), "there is no {tool}: this way is for Debian");
        }
        let source = machine_source()?;
        for suite in SUITES {
            println!("setup: looking for rust-src {release} in {suite}");
            let apt = PrivateApt::create(&source, suite, &scratch.join("apt"))?;
            // Mirrors need not have every suite: what came of it shows in the next line.
            if let Err(error) = output(apt.command("apt-get").args(["-qq", "update"])) {
                println!("setup: {error:#}");
            }
            let offers = output(apt.command("apt-cache").args(["madison", "rust-src"])).unwrap_or_default();
            if let Some(version) = offered(&offers, release) {
                return Ok(RustSource { apt, version });
            }
        }
        bail!("no suite of the Debian mirror has rust-src {release}")
    }

    /// Answers with the folder `library`.
    pub(crate) fn unpack(&self, scratch: &Path) -> Result<PathBuf> {
        println!("setup: fetching rust-src {} into {}", self.version, scratch.display());
        run(self.apt.command("apt-get").current_dir(scratch).args([
            "-qq",
            "download",
            &format!("rust-src={}", self.version),
        ]))?;
        let package = only(scratch, |name| name.starts_with("rust-src_") && name.ends_with(".deb"))?;

        let mut opened =
            program("dpkg-deb").arg("--fsys-tarfile").arg(&package).stdout(Stdio::piped()).spawn()?;
        let stream = opened.stdout.take().context("dpkg-deb has no output")?;
        let mut tar = program("tar");
        tar.current_dir(scratch).args(["-x", "--wildcards", "./usr/src/rustc-*/library"]).stdin(stream);
        run(&mut tar)?;
        ensure!(opened.wait()?.success(), "dpkg-deb could not open {}", package.display());

        let library = only(&scratch.join("usr/src"), |name| name.starts_with("rustc-"))?.join("library");
        ensure!(library.is_dir(), "rust-src {} has no folder `library`", self.version);
        Ok(library)
    }
}

struct PrivateApt(PathBuf);

impl PrivateApt {
    fn create(source: &Source, suite: &str, folder: &Path) -> Result<PrivateApt> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        for part in ["sources", "lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(part))?;
        }
        let (name, text) = source.of_suite(suite);
        fs::write(folder.join("sources").join(name), text)?;
        Ok(PrivateApt(folder.to_path_buf()))
    }

    fn command(&self, name: &str) -> Command {
        let folder = self.0.display();
        let mut command = program(name);
        command
            .args(["-o", "Dir::Etc::SourceList=/dev/null"])
            .args(["-o", &format!("Dir::Etc::SourceParts={folder}/sources")])
            .args(["-o", &format!("Dir::State::Lists={folder}/lists")])
            .args(["-o", &format!("Dir::Cache={folder}/cache")])
            .args(["-o", "Acquire::Languages=none"])
            // Apt's own user may not enter our folder.
            .args(["-o", "APT::Sandbox::User=root"]);
        command
    }
}

/// Reads `apt-cache madison`: lines of `package | version | where`.
fn offered(madison: &str, release: &str) -> Option<String> {
    let versions = madison.lines().filter_map(|line| line.split('|').nth(1)).map(str::trim);
    // `1.95.0+dfsg1-2~bpo13+1` is of release 1.95.0, `1.95.0~beta` is not yet.
    let mut fitting = versions.filter(|version| {
        version.strip_prefix(release).is_some_and(|rest| rest.starts_with('+') || rest.starts_with('-'))
    });
    fitting.next().map(str::to_owned)
}

/// The machine's own Debian source with its mirror, key and options: only the suite is ours to change.
#[derive(Debug, PartialEq)]
enum Source {
    /// `deb [options] uri suite components…`: what stands before the suite.
    Line(String),
    /// A paragraph of fields, without those for type, suite and component.
    Fields(String),
}

impl Source {
    /// A file name and its text.
    fn of_suite(&self, suite: &str) -> (&'static str, String) {
        match self {
            Source::Line(start) => ("debian.list", format!("{start} {suite} main\n")),
            Source::Fields(rest) => {
                ("debian.sources", format!("Types: deb\nSuites: {suite}\nComponents: main\n{rest}"))
            }
        }
    }
}

fn machine_source() -> Result<Source> {
    let mut files = vec![PathBuf::from("/etc/apt/sources.list")];
    if let Ok(folder) = fs::read_dir("/etc/apt/sources.list.d") {
        files.extend(folder.flatten().map(|file| file.path()));
    }
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let source = match file.extension().and_then(|extension| extension.to_str()) {
            Some("list") => from_lines(&text),
            Some("sources") => from_fields(&text),
            _ => None,
        };
        if let Some(source) = source {
            println!("setup: using the Debian mirror of {}", file.display());
            return Ok(source);
        }
    }
    bail!("apt knows no Debian mirror on this machine")
}

/// The main suites of Debian: those of its security updates and of other publishers have other names.
fn is_debian(suite: &str) -> bool {
    ["bullseye", "bookworm", "trixie", "forky", "sid", "stable", "testing", "unstable"].contains(&suite)
}

/// The one-line format.
fn from_lines(text: &str) -> Option<Source> {
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split('#').next()?.split_whitespace().collect();
        let options = words.iter().position(|word| word.ends_with(']')).unwrap_or(0);
        let (start, rest) = words.split_at_checked(options + 2)?;
        let (suite, components) = rest.split_first()?;
        let fits = words[0] == "deb" && is_debian(suite) && components.contains(&"main");
        fits.then(|| Source::Line(start.join(" ")))
    })
}

/// The format of fields (deb822).
fn from_fields(text: &str) -> Option<Source> {
    let text: String =
        text.lines().filter(|line| !line.starts_with('#')).map(|line| line.to_owned() + "\n").collect();
    text.split("\n\n").find_map(|paragraph| {
        let field = |name: &str| {
            let line = paragraph.lines().find(|line| field_name(line).is_some_and(|found| found == name))?;
            Some(line.split_once(':')?.1.trim())
        };
        let fits = field("types")?.split_whitespace().any(|kind| kind == "deb")
            && field("suites")?.split_whitespace().any(is_debian)
            && field("components")?.split_whitespace().any(|component| component == "main")
            && field("enabled").is_none_or(|enabled| enabled != "no");
        fits.then(|| Source::Fields(without(paragraph, &["types", "suites", "components"])))
    })
}

/// In small letters, as their case does not matter; None in the continuation of the field before.
fn field_name(line: &str) -> Option<String> {
    if line.starts_with([' ', '\t']) {
        return None;
    }
    Some(line.split_once(':')?.0.trim().to_lowercase())
}

fn without(paragraph: &str, names: &[&str]) -> String {
    let mut kept = String::new();
    let mut keep = true;
    for line in paragraph.lines() {
        if let Some(name) = field_name(line) {
            keep = !names.contains(&name.as_str());
        }
        if keep && !line.trim().is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn only(folder: &Path, fits: impl Fn(&str) -> bool) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&fits) {
            found.push(entry.path());
        }
    }
    ensure!(found.len() == 1, "expected one file in {}, found {}", folder.display(), found.len());
    Ok(found.remove(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_line_format_keeps_its_options() {
        let text = "# deb http://mirror/debian bookworm main\n\
                    deb http://mirror/debian-security bookworm-security main\n\
                    deb-src http://mirror/debian bookworm main\n\
                    deb [arch=amd64 signed-by=/a/key.gpg] http://mirror/debian bookworm main contrib\n";
        let source = from_lines(text).unwrap();
        let line = "deb [arch=amd64 signed-by=/a/key.gpg] http://mirror/debian sid main\n";
        assert_eq!(source.of_suite("sid"), ("debian.list", line.into()));
        assert_eq!(from_lines("deb [arch=amd64] http://mirror/other nodistro main\n"), None);
    }

    #[test]
    fn the_format_of_fields_keeps_mirror_and_key() {
        let text = "Types: deb\nURIs: http://mirror/security\nSuites: bookworm-security\nComponents: main\n\n\
                    Types: deb deb-src\n# a comment\nURIs: http://mirror/debian\n\
                    Suites: bookworm bookworm-updates\nComponents: main\nSigned-By:\n block\n .\n end\n";
        let fields = "Types: deb\nSuites: sid\nComponents: main\n\
                      URIs: http://mirror/debian\nSigned-By:\n block\n .\n end\n";
        assert_eq!(from_fields(text).unwrap().of_suite("sid"), ("debian.sources", fields.into()));
        assert_eq!(from_fields(&text.replace("Signed-By", "Enabled: no\nSigned-By")), None);
    }

    #[test]
    fn only_exactly_the_release_fits() {
        let madison = " rust-src | 1.95.0~beta-1 | x\n rust-src | 1.95.0+dfsg1-2~bpo13+1 | y\n";
        assert_eq!(offered(madison, "1.95.0").as_deref(), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(offered(madison, "1.9"), None);
    }
}
