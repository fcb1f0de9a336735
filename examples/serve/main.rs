//! The embedded Hetzner over HTTP on loopback, for any client in any language.
//!
//! Each API token has a project of its own, whose clock starts at the system's time. The endpoints below `/sim` control
//! the project of the token. `PUT /sim/faults` sets its script of faults, as
//! `hetzner_cloud::sim::faults` describes it; `GET` returns the rules with the numbers of their uses, `DELETE` removes
//! them.
//! ```json
//! {
//!   "version": 1,
//!   "seed": 7,
//!   "rules": [
//!     {"fault": "rate_limited", "retry_after": 2, "times": 1},
//!     {"fault": "gateway", "status": 502, "operations": ["servers.*"], "share": 0.05},
//!     {"fault": "action_failed", "command": "start_server", "resource": "web-2"}
//!   ]
//! }
//! ```
//! `GET /sim/clock` returns the time, and `POST /sim/clock` advances it, with one of these bodies:
//! ```json
//! {"advance_seconds": 3600}
//! {"advance_to": "2027-01-01T00:00:00Z"}
//! ```
//! `GET /sim/state` returns everything that the project is, and `PUT /sim/state` replaces it by a state that was saved,
//! or by a fixture such as this one, of which `hetzner_cloud::sim::fixture` has all parameters:
//! ```json
//! {"servers": [{"name": "web-1", "networks": ["internal"]}], "networks": [{"name": "internal"}]}
//! ```
//! The clock runs on from the time of a state. `GET /sim/inspect` returns the requests so far by operation, and the
//! resources that they created and deleted. `POST /sim/reset` starts with a new project again.

mod clock;
mod connections;
mod control;
mod http;
mod json_errors;
mod projects;
mod server;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;

use anyhow::Context as _;
use clap::Parser;
use hetzner_cloud::Token;
use tokio::net::TcpListener;

use crate::connections::Limits;
use crate::server::serve;

/// Serves the embedded Hetzner on loopback.
#[derive(Parser, Clone)]
struct Arguments {
    /// Port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// API token to accept; may be repeated. By default, any well-formed token is accepted.
    #[arg(long = "token", value_name = "TOKEN", value_parser = token)]
    tokens: Vec<String>,
    /// API token to accept for reading only; may be repeated. Without `--token`, all other tokens are accepted too.
    #[arg(long = "read-only-token", value_name = "TOKEN", value_parser = token)]
    read_only_tokens: Vec<String>,
    /// Uses one project for all tokens.
    #[arg(long)]
    one_project: bool,
    /// Number of servers in a new project.
    #[arg(long, default_value_t = 3)]
    servers: usize,
    /// Number of snapshots in a new project.
    #[arg(long, default_value_t = 0)]
    snapshots: usize,
    /// Speed of a project's clock, as a multiple of real time; at 0 it moves only by POST /sim/clock.
    #[arg(long, default_value_t = 1.0, value_parser = speed)]
    speed: f64,
    /// Rate limit of a project, in requests per hour of its clock.
    #[arg(long, default_value_t = 3600)]
    limit: u32,
    /// Delay of each response, in milliseconds of real time.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
}

fn token(text: &str) -> Result<String, String> {
    Token::new(text).map(|_| text.into()).map_err(|error| error.to_string())
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(speed) if (0.0..=1_000_000.0).contains(&speed) => Ok(speed),
        _ => Err("must be a number from 0 to 1000000".into()),
    }
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let address = (Ipv4Addr::LOCALHOST, arguments.port);
        let listener = TcpListener::bind(address).await.context("cannot listen")?;
        println!("listening on http://{}", listener.local_addr()?);
        Ok(serve(listener, arguments, Limits::default(), stop_signal()).await?)
    });
    // A request that is still executed on a thread of its own is not waited for.
    runtime.shutdown_background();
    served
}

/// Completes on SIGINT and SIGTERM.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).expect("SIGTERM can be handled");
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
