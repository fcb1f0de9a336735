//! Development tasks of hetzner-cloud; `cargo xtask help` lists them.

#![allow(
    clippy::disallowed_types,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "the rules keep the core free of std; this program runs on a developer's machine"
)]

mod audit;
mod bench;
mod breakdown;
mod compile_time;
mod core_tree;
mod crate_copy;
mod demo;
mod dependencies;
mod documentation;
mod examples;
mod fault_types;
mod faults;
mod judges;
mod machine;
mod matrix;
mod minimum_rust;
mod mistakes;
mod pkg;
mod resume;
mod serve;
mod shell;
mod size;
mod test;
mod types;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask <command>

  setup           install missing Rust targets, Node, npm packages and Chromium
  test [FILTER]   set up and run every check, or those whose name contains FILTER, with what they need
  pkg             build the npm package into pkg-js/dist and check its size; --sizes: print its functions and modules
  types           generate pkg-js/src/api.ts, routes.ts and sim-faults.ts
  faults          run the fault test at length: [--runs N] [--seed S]; --mutants: on changed copies of the crate
  matrix [FILTER] run the packed npm package in every runtime and bundler, or those whose name contains FILTER
  demo            build the dashboard and serve it on the embedded Hetzner: [--port N]; --shots: write its pictures
  audit           check the dependencies for security advisories, with cargo-deny
  judges [TOUR]   run clients of others (Python, Go, command line, JavaScript) against the embedded Hetzner
  bench           run the benchmarks, also of serve; check package size, dependencies of the core and compile time
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    match read_arguments()? {
        Task::Help => print!("{HELP}"),
        Task::Setup { from_source } => machine::setup(from_source)?,
        Task::Test { filter } => return Ok(test::run(filter.as_deref())),
        Task::Pkg { sizes } => pkg(sizes)?,
        Task::Types => types::write()?,
        Task::Faults { runs, seed } => return faults::run(runs, seed),
        Task::Mutants => return faults::mutants(),
        Task::Matrix { filter } => return matrix::run(filter.as_deref()),
        Task::Demo { port } => demo::serve(port)?,
        Task::Pictures => demo::take_pictures()?,
        Task::Audit => audit::run_deny()?,
        Task::Judges { tour } => return judges::run(tour.as_deref()),
        Task::Bench => bench::run()?,
    }
    Ok(ExitCode::SUCCESS)
}

fn pkg(print_breakdown: bool) -> Result<()> {
    let sizes = pkg::run()?;
    if print_breakdown {
        breakdown::print(&pkg::named_wasm()?, &pkg::metafile()?)?;
    }
    println!("\n{sizes}");
    sizes.check()
}

enum Task {
    Help,
    Setup { from_source: bool },
    Test { filter: Option<String> },
    Pkg { sizes: bool },
    Types,
    Faults { runs: u64, seed: u64 },
    Mutants,
    Matrix { filter: Option<String> },
    Demo { port: u16 },
    Pictures,
    Audit,
    Judges { tour: Option<String> },
    Bench,
}

fn read_arguments() -> Result<Task> {
    let mut commands = Vec::new();
    let (mut from_source, mut sizes) = (false, false);
    let (mut runs, mut seed, mut mutants) = (60_000, 1, false);
    let (mut port, mut shots) = (8000, false);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(command) => commands.push(command.string()?),
            Short('h') | Long("help") => return Ok(Task::Help),
            // Not in the help: builds the targets from source even where rustup works, to test that path.
            Long("std-from-source") => from_source = true,
            Long("sizes") => sizes = true,
            Long("runs") => runs = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            Long("mutants") => mutants = true,
            Long("port") => port = arguments.value()?.parse()?,
            Long("shots") => shots = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    Ok(match commands[..] {
        [] | ["help"] => Task::Help,
        ["setup"] => Task::Setup { from_source },
        ["test"] => Task::Test { filter: None },
        ["test", filter] => Task::Test { filter: Some(filter.into()) },
        ["pkg"] => Task::Pkg { sizes },
        ["types"] => Task::Types,
        ["faults"] if mutants => Task::Mutants,
        ["faults"] => Task::Faults { runs, seed },
        ["matrix"] => Task::Matrix { filter: None },
        ["matrix", filter] => Task::Matrix { filter: Some(filter.into()) },
        ["demo"] if shots => Task::Pictures,
        ["demo"] => Task::Demo { port },
        ["audit"] => Task::Audit,
        ["judges"] => Task::Judges { tour: None },
        ["judges", tour] => Task::Judges { tour: Some(tour.into()) },
        ["bench"] => Task::Bench,
        _ => bail!("unknown command `{}`\n\n{HELP}", commands.join(" ")),
    })
}
