//! The chores of hetzner-cloud: `cargo xtask help` lists them.

#![allow(
    clippy::disallowed_types,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "those rules keep the core free of std; this is a program that runs on a developer's machine"
)]

mod bench;
mod chromium;
mod compile_time;
mod core_tree;
mod debian;
mod node;
mod pkg;
mod readme;
mod rust_targets;
mod setup;
mod shell;
mod size;
mod std_from_source;
mod test;
mod types;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask <command>

  setup         installs what is missing: Rust targets, npm packages, Chromium
  test [word]   sets up, then runs every check, or those whose name contains the word
  pkg           builds the npm package into pkg-js/dist and weighs it
  types         writes pkg-js/index.d.ts
  bench         the benchmarks, the size of the npm package, the core's dependencies, what compiling costs
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
        Chore::Help => print!("{HELP}"),
        Chore::Setup { from_source } => setup::run(from_source)?,
        Chore::Test { filter } => return Ok(test::run_chore(filter.as_deref())),
        Chore::Pkg => pkg()?,
        Chore::Types => types::write()?,
        Chore::Bench => bench::run_chore()?,
    }
    Ok(ExitCode::SUCCESS)
}

fn pkg() -> Result<()> {
    let sizes = pkg::run_chore()?;
    println!("\n{sizes}");
    sizes.check()
}

enum Chore {
    Help,
    Setup { from_source: bool },
    Test { filter: Option<String> },
    Pkg,
    Types,
    Bench,
}

fn read_arguments() -> Result<Chore> {
    let mut words = Vec::new();
    let mut from_source = false;
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(word) => words.push(word.string()?),
            Short('h') | Long("help") => return Ok(Chore::Help),
            // Not in the help: takes the road of a machine whose rustup may not download, to test it.
            Long("std-from-source") => from_source = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(match words[..] {
        [] | ["help"] => Chore::Help,
        ["setup"] => Chore::Setup { from_source },
        ["test"] => Chore::Test { filter: None },
        ["test", word] => Chore::Test { filter: Some(word.into()) },
        ["pkg"] => Chore::Pkg,
        ["types"] => Chore::Types,
        ["bench"] => Chore::Bench,
        _ => bail!("`{}` is no chore of xtask\n\n{HELP}", words.join(" ")),
    })
}
