//! The tours: one for each client, and one of plain requests.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::operations::PLAIN;
use super::proxy::Proxy;
use super::report::Report;
use crate::machine::{clients, node};
use crate::shell::{output, program, root, run};

/// The longest time that a tour may take.
const TIMEOUT: Duration = Duration::from_secs(300);

/// A program that prints a line for each of its steps.
pub(super) struct Tour {
    pub(super) name: &'static str,
    /// Installs what is missing, and returns the program.
    program: fn() -> Result<Command>,
}

pub(super) fn all() -> Vec<Tour> {
    vec![
        Tour { name: "python", program: python },
        Tour { name: "cli", program: cli },
        Tour { name: "go", program: go },
        Tour { name: "hcloud-js", program: || node_tour("js/hcloud-js.mjs") },
        Tour { name: PLAIN, program: || node_tour("js/plain.mjs") },
    ]
}

/// Judge the responses that all tours received, by the facts of the API and by a public OpenAPI description of it; they
/// send no requests.
pub(super) const OF_RESPONSES: [Tour; 2] = [
    Tour { name: "responses", program: || responses_tour("js/responses.mjs") },
    Tour { name: "openapi", program: || responses_tour("js/openapi.mjs") },
];

/// The file of the responses that all tours received.
pub(super) fn responses() -> Result<PathBuf> {
    Ok(clients::folder()?.join("responses.tsv"))
}

fn python() -> Result<Command> {
    let mut tour = program(clients::ensure_python()?);
    // Without compiled files beside the sources.
    tour.args(["-B", "tests/judges/python"]);
    Ok(tour)
}

fn cli() -> Result<Command> {
    clients::ensure_command("hcloud", &["hcloud-cli"])?;
    node_tour("cli/tour.mjs")
}

fn go() -> Result<Command> {
    clients::ensure_go()?;
    let binary = clients::folder()?.join("go-tour");
    let mut build = clients::go()?;
    run(build.current_dir(root().join(GO_SOURCE)).args(["build", "-p", "2", "-o"]).arg(&binary).arg("."))?;
    let mut tour = program(binary);
    // The tour compares its own source with the methods of the client.
    tour.env("JUDGE_SOURCE", root().join(GO_SOURCE));
    Ok(tour)
}

const GO_SOURCE: &str = "tests/judges/go";

fn responses_tour(script: &str) -> Result<Command> {
    let mut tour = node_tour(script)?;
    tour.arg(responses()?);
    Ok(tour)
}

fn node_tour(script: &str) -> Result<Command> {
    node::ensure_node()?;
    node::install(&root().join("tests/judges/js"))?;
    let mut tour = program("node");
    tour.arg(format!("tests/judges/{script}"));
    Ok(tour)
}

impl Tour {
    /// Runs the program, and adds its steps to the report.
    pub(super) fn run(&self, proxy: &Proxy, report: &mut Report) -> Result<()> {
        let mut command = (self.program)()?;
        let certificate = Certificate::ensure()?;
        command.env("JUDGE_ENDPOINT", format!("http://{}/v1", proxy.address));
        // Each tour has a project of its own.
        command.env("JUDGE_TOKEN", format!("judge-{}", self.name));
        command.env("JUDGE_CERTIFICATE", certificate.certificate).env("JUDGE_KEY", certificate.key);
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot run the tour")?;
        let lines = child.stdout.take().context("the tour has no standard output")?;
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(lines).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let end = Instant::now() + TIMEOUT;
        loop {
            match receiver.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => report.line(self.name, &line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    child.kill()?;
                    child.wait()?;
                    bail!("the tour did not end within {} s", TIMEOUT.as_secs());
                }
            }
        }
        let status = child.wait()?;
        ensure!(status.success(), "the tour ended with {status}");
        Ok(())
    }
}

/// A self-signed certificate with its key, to upload.
struct Certificate {
    certificate: PathBuf,
    key: PathBuf,
}

impl Certificate {
    /// Creates the files: for `judge.example.com` and `www.judge.example.com`, valid for 30 days from now.
    fn ensure() -> Result<Certificate> {
        let folder = clients::folder()?;
        let files = Certificate { certificate: folder.join("certificate.pem"), key: folder.join("key.pem") };
        let mut openssl = program(clients::ensure_command("openssl", &["openssl"])?);
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
        openssl.args(["-days", "30", "-subj", "/CN=judge.example.com"]);
        openssl.args(["-addext", "subjectAltName=DNS:judge.example.com,DNS:www.judge.example.com"]);
        output(openssl.arg("-keyout").arg(&files.key).arg("-out").arg(&files.certificate))?;
        Ok(files)
    }
}
