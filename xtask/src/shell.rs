//! Runs programs: lookup, working folder, environment and error messages.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}

/// The folder of the npm package.
pub(crate) fn pkg_js() -> PathBuf {
    root().join("pkg-js")
}

/// Cargo's target folder: the one that this program was built into, independent of the configuration.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot find the path of this program")?;
    let folder = program.ancestors().nth(2).context("this program is not in a cargo target folder")?;
    Ok(folder.to_path_buf())
}

/// The cargo that runs this program, so that all tasks use one toolchain.
pub(crate) fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that runs in the root of the repository, without `HCLOUD_TOKEN`.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    // No task may access a real project.
    command.current_dir(root()).env_remove("HCLOUD_TOKEN");
    command
}

/// A program of the npm packages.
pub(crate) fn npm_tool(name: &str) -> Command {
    program(pkg_js().join("node_modules/.bin").join(name))
}

/// A program that runs as root, with sudo where needed.
pub(crate) fn as_root(name: &str) -> Result<Command> {
    let user = output(program("id").arg("-u"))?;
    if user.trim() == "0" {
        return Ok(program(name));
    }
    ensure!(find("sudo").is_some(), "`{name}` must run as root, but sudo is not available");
    let mut command = program("sudo");
    command.arg(name);
    Ok(command)
}

/// Runs a command with inherited output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", command_line(command));
    let status = command.status().with_context(|| format!("cannot run {}", name(command)))?;
    ensure!(status.success(), "{} ended with {status}", name(command));
    Ok(())
}

/// Runs a command and returns its standard output; a failure includes its standard error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {}", name(command)))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}\n{}", command_line(command), output.status, stderr.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} did not write UTF-8", name(command)))
}

/// Finds a program in `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The command line, with arguments quoted where needed.
fn command_line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let plain = !argument.is_empty() && !argument.contains([' ', '"', '$', '*']);
        line += &if plain { format!(" {argument}") } else { format!(" '{argument}'") };
    }
    line
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}
