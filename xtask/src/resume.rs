//! The example `resume`, killed again and again: in the end there must be one server.

use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;
use std::{fs, io};

use anyhow::{Context, Result, ensure};

use crate::serve::Server;
use crate::shell::{self, cargo, program, target_dir};

/// The most times that the program is started.
const MOST_STARTS: u64 = 60;

/// The most time that a program gets that is not killed.
const LONGEST: Duration = Duration::from_secs(60);

pub(crate) fn check() -> Result<()> {
    let build = ["build", "--package", "hetzner-cloud-examples", "--example", "resume"];
    shell::run(cargo().args(build))?;
    // Its actions take as long as on the real API, divided by this.
    let server = Server::start(&["--speed", "4", "--servers", "0"])?;
    let state = target_dir()?.join("xtask/resume.json");
    fs::create_dir_all(target_dir()?.join("xtask"))?;
    match fs::remove_file(&state) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut killed = 0;
    for start in 0..MOST_STARTS {
        let mut resume = program(target_dir()?.join("debug/examples/resume"));
        resume.arg("--state").arg(&state).stdout(Stdio::piped());
        resume.env("HCLOUD_TOKEN", "any").env("HCLOUD_ENDPOINT", format!("http://{}/v1", server.address));
        let mut child = resume.spawn().context("cannot run resume")?;
        // A little longer each time, so that it comes further; from the 20th start on it may end by itself.
        let patience = if start < 20 { Duration::from_millis(10 + 13 * start) } else { LONGEST };
        if !ends_within(&mut child, patience)? {
            killed += 1;
            child.kill()?;
        }
        let output = child.wait_with_output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        if output.status.success() {
            print!("{text}");
            ensure!(killed > 0, "the program was never killed");
            ensure!(text.contains("resume-1 is running"), "the server does not run");
            ensure!(text.contains("servers with this marker: 1\n"), "there is not exactly one server");
            println!("killed {killed} times");
            return Ok(());
        }
    }
    anyhow::bail!("the program did not end in {MOST_STARTS} starts")
}

fn ends_within(child: &mut Child, patience: Duration) -> Result<bool> {
    const STEP: Duration = Duration::from_millis(5);
    let mut waited = Duration::ZERO;
    while waited < patience {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    Ok(child.try_wait()?.is_some())
}
