//! Debian packages: installation with apt, and download of the package `rust-src` of a given release.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::shell::{as_root, find, output, program, run};

/// Installs packages for the whole machine.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    ensure!(find("apt-get").is_some(), "cannot install {}: apt-get is not available", packages.join(" "));
    run(as_root("apt-get")?.arg("update"))?;
    // `env` sets the variable because sudo drops the environment.
    let mut install = as_root("env")?;
    install.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]);
    run(install.args(packages))
}

/// The version that [`install`] would install.
pub(crate) fn candidate(package: &str) -> Option<String> {
    let policy = output(program("apt-cache").args(["policy", package])).ok()?;
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    (version != "(none)").then(|| version.to_owned())
}

/// The suites to search. Newer suites carry newer compilers; backports carry them for older ones.
const SUITES: [&str; 6] = ["trixie-backports", "trixie", "forky", "sid", "bookworm-backports", "bookworm"];

/// A version of the package `rust-src`, found with a private apt configuration; the machine's own is not changed.
pub(crate) struct RustSource {
    apt: PrivateApt,
    version: String,
}

impl RustSource {
    /// Searches the suites of the machine's Debian mirror for exactly this release.
    pub(crate) fn find(release: &str, scratch: &Path) -> Result<RustSource> {
        for tool in ["apt-get", "apt-cache", "dpkg-deb", "tar"] {
            ensure!(find(tool).is_some(), "{tool} is not available: building from rust-src requires Debian");
        }
        let source = machine_source()?;
        for suite in SUITES {
            println!("setup: looking for rust-src {release} in {suite}");
            let apt = PrivateApt::create(&source, suite, &scratch.join("apt"))?;
            // A mirror may lack a suite; then the next command finds no version.
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

    /// Downloads and unpacks the package; returns the path of its folder `library`.
    pub(crate) fn unpack(&self, scratch: &Path) -> Result<PathBuf> {
        println!("setup: downloading rust-src {} into {}", self.version, scratch.display());
        run(self.apt.command("apt-get").current_dir(scratch).args([
            "-qq",
            "download",
            &format!("rust-src={}", self.version),
        ]))?;
        let package = only(scratch, |name| name.starts_with("rust-src_") && name.ends_with(".deb"))?;

        let mut opened =
            program("dpkg-deb").arg("--fsys-tarfile").arg(&package).stdout(Stdio::piped()).spawn()?;
        let stream = opened.stdout.take().context("dpkg-deb has no standard output")?;
        let mut tar = program("tar");
        tar.current_dir(scratch).args(["-x", "--wildcards", "./usr/src/rustc-*/library"]).stdin(stream);
        run(&mut tar)?;
        ensure!(opened.wait()?.success(), "dpkg-deb could not open {}", package.display());

        let library = only(&scratch.join("usr/src"), |name| name.starts_with("rustc-"))?.join("library");
        ensure!(library.is_dir(), "rust-src {} has no folder `library`", self.version);
        Ok(library)
    }
}

/// A folder with an apt configuration of its own.
struct PrivateApt(PathBuf);

impl PrivateApt {
    fn create(source: &Source, suite: &str, folder: &Path) -> Result<PrivateApt> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        for part in ["sources", "lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(part))?;
        }
        let (name, text) = source.for_suite(suite);
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
            // The user `_apt` may not have access to the folder.
            .args(["-o", "APT::Sandbox::User=root"]);
        command
    }
}

/// Finds the release in the output of `apt-cache madison`: lines of `package | version | source`.
fn offered(madison: &str, release: &str) -> Option<String> {
    let versions = madison.lines().filter_map(|line| line.split('|').nth(1)).map(str::trim);
    // `1.95.0+dfsg1-2~bpo13+1` is release 1.95.0; `1.95.0~beta` precedes it.
    let mut matching = versions.filter(|version| {
        version.strip_prefix(release).is_some_and(|rest| rest.starts_with('+') || rest.starts_with('-'))
    });
    matching.next().map(str::to_owned)
}

/// The machine's Debian source: mirror, key and options are kept, only the suite is replaced.
#[derive(Debug, PartialEq)]
enum Source {
    /// One-line format `deb [options] uri suite components…`: the part before the suite.
    Line(String),
    /// deb822 format: a stanza without its types, suites and components.
    Fields(String),
}

impl Source {
    /// The name and content of a source file for a suite.
    fn for_suite(&self, suite: &str) -> (&'static str, String) {
        match self {
            Source::Line(start) => ("debian.list", format!("{start} {suite} main\n")),
            Source::Fields(rest) => {
                ("debian.sources", format!("Types: deb\nSuites: {suite}\nComponents: main\n{rest}"))
            }
        }
    }
}

/// The first Debian source in the machine's apt configuration.
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
    bail!("apt has no Debian mirror configured on this machine")
}

/// Returns whether this is a main suite of Debian. Security suites and those of other publishers have other names.
fn is_debian(suite: &str) -> bool {
    ["bullseye", "bookworm", "trixie", "forky", "sid", "stable", "testing", "unstable"].contains(&suite)
}

/// Parses the one-line format.
fn from_lines(text: &str) -> Option<Source> {
    text.lines().find_map(|line| {
        let fields: Vec<&str> = line.split('#').next()?.split_whitespace().collect();
        let options = fields.iter().position(|field| field.ends_with(']')).unwrap_or(0);
        let (start, rest) = fields.split_at_checked(options + 2)?;
        let (suite, components) = rest.split_first()?;
        let fits = fields[0] == "deb" && is_debian(suite) && components.contains(&"main");
        fits.then(|| Source::Line(start.join(" ")))
    })
}

/// Parses the deb822 format.
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

/// The field name in lower case, as names are case-insensitive; `None` for a continuation line.
fn field_name(line: &str) -> Option<String> {
    if line.starts_with([' ', '\t']) {
        return None;
    }
    Some(line.split_once(':')?.0.trim().to_lowercase())
}

/// Removes fields from a stanza, and its blank lines.
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

/// The only matching entry of a folder.
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
        assert_eq!(source.for_suite("sid"), ("debian.list", line.into()));
        assert_eq!(from_lines("deb [arch=amd64] http://mirror/other nodistro main\n"), None);
    }

    #[test]
    fn deb822_keeps_mirror_and_key() {
        let text = "Types: deb\nURIs: http://mirror/security\nSuites: bookworm-security\nComponents: main\n\n\
                    Types: deb deb-src\n# a comment\nURIs: http://mirror/debian\n\
                    Suites: bookworm bookworm-updates\nComponents: main\nSigned-By:\n block\n .\n end\n";
        let fields = "Types: deb\nSuites: sid\nComponents: main\n\
                      URIs: http://mirror/debian\nSigned-By:\n block\n .\n end\n";
        assert_eq!(from_fields(text).unwrap().for_suite("sid"), ("debian.sources", fields.into()));
        assert_eq!(from_fields(&text.replace("Signed-By", "Enabled: no\nSigned-By")), None);
    }

    #[test]
    fn only_the_exact_release_matches() {
        let madison = " rust-src | 1.95.0~beta-1 | x\n rust-src | 1.95.0+dfsg1-2~bpo13+1 | y\n";
        assert_eq!(offered(madison, "1.95.0").as_deref(), Some("1.95.0+dfsg1-2~bpo13+1"));
        assert_eq!(offered(madison, "1.9"), None);
    }
}
