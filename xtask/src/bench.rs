//! Runs the benchmarks, each as a ratio to a named peer or floor in the same run.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::machine::chromium;
use crate::shell::{cargo, output, program, root, target_dir};
use crate::{compile_time, core_tree, demo, examples, pkg, shell};

pub(crate) fn run() -> Result<()> {
    let sizes = pkg::run()?;
    println!("\n{sizes}\n\n{}\n", core_tree::check()?);
    let benches = shell::run(&mut rust_benches());
    println!();
    let serve = serve();
    println!();
    let npm_package = npm_package();
    println!();
    let lists = lists();
    println!();
    let start = shell::run(program("node").arg("benches/js/start.mjs"));
    println!();
    let dashboard = dashboard();
    println!();
    let npm_package = npm_package.and(lists).and(start).and(dashboard);
    sizes.check().and(benches).and(serve).and(npm_package).and(compile_time::measure())
}

fn rust_benches() -> Command {
    let mut cargo = cargo();
    cargo.args(["run", "--release", "--manifest-path"]).arg(root().join("benches/Cargo.toml"));
    cargo
}

/// Compares `serve` with a server that answers a constant, and measures the effect of idle clients and the growth of its
/// memory.
fn serve() -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["test", "--release", "--package", "hetzner-cloud-examples", "--example", "serve"]);
    shell::run(cargo.args(["--", "--ignored", "--nocapture", "numbers"]))
}

/// Compares the npm package with requests by hand, in Node and in Chromium.
fn npm_package() -> Result<()> {
    chromium::ensure()?;
    let page = target_dir()?.join("xtask/page.json");
    fs::write(&page, output(rust_benches().args(["--", "page"]))?)?;
    let mut node = program("node");
    node.arg("benches/js/main.mjs").arg(page);
    node.envs(chromium::installed().map(|chromium| ("CHROME", chromium)));
    shell::run(&mut node)
}

/// Compares pages of the npm package that are requested side by side with those one by one.
fn lists() -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "hetzner-cloud-examples", "--example", "serve"]);
    shell::run(&mut build)?;
    let mut node = program("node");
    node.arg("benches/js/list.mjs").env("HETZNER_SERVE", target_dir()?.join("release/examples/serve"));
    shell::run(&mut node)
}

/// Compares the longest task of the dashboard's page with that of an empty page.
fn dashboard() -> Result<()> {
    chromium::ensure()?;
    examples::build_dashboard()?;
    shell::run(&mut demo::node_script("benches/js/dashboard.mjs")?)
}
