//! The example `serve`, started on a free port.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::shell::{self, cargo, program, target_dir};

const START_TIMEOUT: Duration = Duration::from_secs(10);

/// A running server; dropping it ends the process.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Builds and starts the server with these arguments.
    pub(crate) fn start(arguments: &[&str]) -> Result<Server> {
        shell::run(cargo().args(["build", "--package", "hetzner-cloud-examples", "--example", "serve"]))?;
        let mut serve = program(target_dir()?.join("debug/examples/serve"));
        serve.args(["--port", "0"]).args(arguments);
        let mut child = serve.stdout(Stdio::piped()).spawn().context("cannot run serve")?;
        let output = child.stdout.take().context("serve has no standard output")?;
        // Dropped on an error, it ends the process.
        let mut server = Server { child, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            // Reads on until the process ends, so that it can always write.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    continue;
                }
            }
        });
        let line = receiver.recv_timeout(START_TIMEOUT).context("serve did not start")?;
        server.address = address(&line).with_context(|| format!("serve wrote `{line}`"))?;
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It fails only when the process has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address(line: &str) -> Option<SocketAddr> {
    line.strip_prefix("listening on http://")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_is_read_from_the_first_line() {
        assert_eq!(address("listening on http://127.0.0.1:8080"), "127.0.0.1:8080".parse().ok());
        assert_eq!(address("cannot listen"), None);
    }
}
