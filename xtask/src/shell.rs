//! Running programs: which, where, with what environment, and what to say when they fail.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ is a folder of the repository")
}

/// The folder of the npm package.
pub(crate) fn pkg_js() -> PathBuf {
    root().join("pkg-js")
}

/// Cargo's target folder: the one this very program was built into, whatever the configuration says.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot tell where this program is")?;
    let folder = program.ancestors().nth(2).context("this program is not in a cargo target folder")?;
    Ok(folder.to_path_buf())
}

/// The cargo that runs us, so that all chores use one toolchain.
pub(crate) fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program, run from the repository.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    // No chore may ever talk to a real project.
    command.current_dir(root()).env_remove("HCLOUD_TOKEN");
    command
}

/// A program that needs the rights of root.
pub(crate) fn as_root(name: &str) -> Result<Command> {
    let user = output(program("id").arg("-u"))?;
    if user.trim() == "0" {
        return Ok(program(name));
    }
    ensure!(find("sudo").is_some(), "`{name}` must run as root here, and there is no sudo");
    let mut command = program("sudo");
    command.arg(name);
    Ok(command)
}

/// Runs a command and lets its output through.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", spell(command));
    let status = command.status().with_context(|| format!("cannot run {}", name(command)))?;
    ensure!(status.success(), "{} ended with {status}", name(command));
    Ok(())
}

/// Runs a command for its standard output; says the rest only when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {}", name(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}\n{}", spell(command), output.status, complaint.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} did not write UTF-8", name(command)))
}

/// Looks a program up in PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The command as one would type it in its folder.
fn spell(command: &Command) -> String {
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
