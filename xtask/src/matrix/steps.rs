//! The steps of a row: commands in its folder, together within the row's time.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::rows::Row;
use crate::machine::chromium;
use crate::shell::{pkg_js, program, root};

/// The lines of output that a failure shows.
const TAIL: usize = 20;

/// Runs the steps of a row in its folder. A row that runs the program must also report that it has passed.
pub(super) fn run(row: &Row, folder: &Path) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(row.seconds);
    let log = folder.join("log.txt");
    let file = File::create(&log)?;
    for step in row.steps.split("&&").map(str::trim) {
        let ended = run_step(command(step, folder)?, &file, deadline);
        ended.map_err(|error| anyhow!("`{step}`: {error:#}\n{}", tail(&log)))?;
    }
    let written = fs::read_to_string(&log)?;
    ensure!(written.contains(row.expects), "it did not write `{}`\n{}", row.expects, tail(&log));
    Ok(())
}

/// The command of a step, as a user would type it.
fn command(step: &str, folder: &Path) -> Result<Command> {
    let mut words = Vec::new();
    let mut names_program = true;
    for word in step.split_whitespace() {
        if names_program {
            words.extend(find_program(word)?);
        } else {
            words.push(word.into());
        }
        // `chromium PAGE from COMMAND` starts another program.
        names_program = word == "from";
    }
    let (name, arguments) = words.split_first().context("an empty step")?;
    let mut command = program(name);
    let chrome = chromium::installed().context("Chromium is not installed")?;
    command.args(arguments).current_dir(folder).env("CHROME", chrome);
    // No tool may report to its maker.
    command.env("NEXT_TELEMETRY_DISABLED", "1").env("WRANGLER_SEND_METRICS", "false").env("CI", "1");
    Ok(command)
}

/// A runtime or a program of the npm packages, those of `pkg-js` first. Some are scripts for Node.
fn find_program(name: &str) -> Result<Vec<PathBuf>> {
    let node = PathBuf::from("node");
    let tools = super::folder()?.join("node_modules");
    Ok(match name {
        "node" => vec![node],
        "node22" | "node24" => vec![tools.join(name).join("bin/node")],
        "bun" => vec![tools.join("@oven/bun-linux-x64/bin/bun")],
        "deno" => vec![tools.join("@deno/linux-x64-glibc/deno")],
        "tsc5" => vec![node, tools.join("typescript5/bin/tsc")],
        "vite6" | "vite7" => vec![node, tools.join(name).join("bin/vite.js")],
        "chromium" | "miniflare" => vec![node, root().join("tests/matrix").join(name).with_extension("mjs")],
        _ => {
            let folders = [pkg_js().join("node_modules"), tools];
            let mut paths = folders.into_iter().map(|folder| folder.join(".bin").join(name));
            vec![paths.find(|path| path.exists()).with_context(|| format!("`{name}` is not installed"))?]
        }
    })
}

/// Runs a command with its output in a file; past the deadline, ends it and the processes that it has started.
fn run_step(mut command: Command, log: &File, deadline: Instant) -> Result<()> {
    // A group of its own, so that `kill` reaches its children.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log.try_clone()?);
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            ensure!(status.success(), "it ended with {status}");
            return Ok(());
        }
        if Instant::now() >= deadline {
            program("kill").args(["-KILL", "--", &format!("-{}", child.id())]).status()?;
            child.wait()?;
            bail!("it was still running when the time of the row had passed");
        }
        sleep(Duration::from_millis(20));
    }
}

/// The last lines of a log, indented.
fn tail(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().skip(lines.len().saturating_sub(TAIL));
    last.map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
