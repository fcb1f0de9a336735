//! A program that may be killed at any moment and goes on when it is started again: it creates one server, waits until it
//! runs, and deletes it again if it cannot be finished.
//!
//! ```sh
//! cargo run --example serve &                 # or the real API, with HCLOUD_TOKEN alone
//! export HCLOUD_TOKEN=any HCLOUD_ENDPOINT=http://127.0.0.1:8080/v1
//! cargo run --example resume -- --state server.json
//! ```

use std::env;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Parser;
use hetzner_cloud::adapter::ureq::Ureq;
use hetzner_cloud::flow::{FlowState, IfExists, MARKER_LABEL, Turn, TurnLimits, turn};
use hetzner_cloud::{Api, Error, Hetzner, LabelSelector, Task, Token, TransportError, UnixMillis, servers};

/// Creates a server, and goes on where an earlier process was killed.
#[derive(Parser)]
struct Arguments {
    /// The file that keeps the state between two processes. It is deleted at the end.
    #[arg(long, default_value = "resume.json")]
    state: PathBuf,
    /// The name of the server.
    #[arg(long, default_value = "resume-1")]
    name: String,
}

fn main() -> Result<()> {
    let Arguments { state: file, name } = Arguments::parse();
    let mut hetzner = Hetzner::new(Token::new(env::var("HCLOUD_TOKEN").context("HCLOUD_TOKEN is not set")?)?);
    if let Ok(endpoint) = env::var("HCLOUD_ENDPOINT") {
        hetzner = hetzner.base_url(Api::Cloud, &endpoint)?;
    }
    let host = Ureq::new();
    let mut task = match saved(&file)? {
        Some(state) => {
            println!("going on from {}", file.display());
            hetzner.resume(state, [])?
        }
        None => start(&hetzner, &name)?,
    };
    let server = loop {
        // The state is on the disk before a request that changes something is sent.
        let send = |request| host.send(request);
        let end = turn(task, &TurnLimits::default(), now, send, |state| save(&file, state).map_err(unsaved));
        match end {
            Ok(Turn::Done(end)) => break end,
            Ok(Turn::Wait { state, wake_at }) => {
                save(&file, &state)?;
                thread::sleep(now().until(wake_at));
                task = hetzner.resume(state, [])?;
            }
            Ok(Turn::WillSend { .. }) => unreachable!("only `turn_announcing` announces"),
            Err(error) => {
                fs::remove_file(&file).or_else(ignore_missing)?;
                return Err(error.into());
            }
        }
    };
    println!("{name} is {}", server["resource"]["status"].as_str().unwrap_or("unknown"));
    let marker = server["resource"]["labels"][MARKER_LABEL].as_str().unwrap_or_default();
    let selector: LabelSelector = format!("{MARKER_LABEL}=={marker}").parse()?;
    let made = host.run(hetzner.pages(servers::List::new().label_selector(selector)))?;
    println!("servers with this marker: {}", made.len());
    fs::remove_file(&file).or_else(ignore_missing)?;
    Ok(())
}

/// A new task. Its marker must differ from that of any other: the name and the time are enough here.
fn start(hetzner: &Hetzner, name: &str) -> Result<Task> {
    let create = servers::Create::new(name, "cx23", "debian-13");
    let task = hetzner.start(create)?.ensure(IfExists::Fail, format!("{name}-{}", now().get()));
    Ok(task.wait_for_actions().rollback(None).within(Duration::from_secs(900)))
}

fn saved(file: &Path) -> Result<Option<FlowState>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text.parse()?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Replaces the file at once: a process that dies meanwhile leaves the state before or this one.
fn save(file: &Path, state: &FlowState) -> std::io::Result<()> {
    let new = file.with_extension("new");
    let mut written = File::create(&new)?;
    write!(written, "{state}")?;
    written.sync_all()?;
    fs::rename(new, file)
}

/// A state that could not be saved ends the turn, and nothing is sent.
fn unsaved(error: std::io::Error) -> Error {
    TransportError::not_sent(format!("the state cannot be saved: {error}")).into()
}

fn ignore_missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[expect(clippy::disallowed_types, reason = "the program brings the clock that the core has not")]
fn now() -> UnixMillis {
    use std::time::{SystemTime, UNIX_EPOCH};
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixMillis::new(u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX))
}
