//! Every check there is, one after the other, and a table of them in the end.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::rust_targets::{BARE_METAL, WASM};
use crate::shell::{cargo, output, pkg_js, program, run, target_dir};
use crate::{chromium, core_tree, node, pkg, readme, setup, types};

const NATIVE: &str = "sim,http,ureq,reqwest,typescript";

/// Feature sets that a user may choose; each has to stand alone.
const FEATURE_SETS: [&str; 7] = ["", "sim", "http", "sim,ureq", "sim,reqwest", "typescript", NATIVE];

struct Step {
    name: String,
    run: Box<dyn Fn() -> Result<()>>,
}

pub(crate) fn run_chore(filter: Option<&str>) -> ExitCode {
    let wanted = |step: &Step| filter.is_none_or(|word| step.name.contains(word));
    let mut results: Vec<(String, Duration, Result<()>)> = Vec::new();
    for step in steps().into_iter().filter(wanted) {
        println!("\n=== {}", step.name);
        let start = Instant::now();
        let result = (step.run)();
        if let Err(error) = &result {
            println!("FAILED: {error:#}");
        }
        results.push((step.name, start.elapsed(), result));
    }
    let failed = results.iter().filter(|(_, _, result)| result.is_err()).count();
    println!("\n=== all checks");
    for (name, time, result) in &results {
        let verdict = if result.is_ok() { "ok" } else { "FAILED" };
        println!("{verdict:6} {:>6.1} s  {name}", time.as_secs_f64());
    }
    println!("\n{} passed, {failed} failed", results.len() - failed);
    if failed == 0 && !results.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn steps() -> Vec<Step> {
    let mut steps = vec![
        step("setup", || setup::run(false)),
        step("rustfmt", || run(cargo().args(["fmt", "--all", "--check"]))),
        step("clippy: core", || {
            clippy(&["--package", "hetzner-cloud", "--no-default-features", "--all-targets"])
        }),
        step("clippy: native", || clippy(&["--workspace", "--all-targets", "--features", &of_crate(NATIVE)])),
        step("clippy: wasm", || {
            clippy(&["--package", "hetzner-cloud", "--target", WASM, "--features", "wasm"])
        }),
        step("clippy: fetch", || {
            clippy(&["--package", "hetzner-cloud", "--target", WASM, "--features", "fetch"])
        }),
    ];
    for features in FEATURE_SETS {
        steps.push(step(format!("rust tests: [{features}]"), move || {
            run(cargo().args([
                "test",
                "--package",
                "hetzner-cloud",
                "--no-default-features",
                "--features",
                features,
            ]))
        }));
    }
    steps.extend([
        step("rust tests: xtask", || run(cargo().args(["test", "--package", "xtask"]))),
        step("bare metal: core", || bare_metal("")),
        step("bare metal: sim", || bare_metal("sim")),
        step("documentation", documentation),
        step("core tree", || core_tree::check().map(|state| println!("{state}"))),
        step("examples build and pass", || {
            run(cargo().args(["test", "--package", "hetzner-cloud-examples", "--examples"]))
        }),
        step("example: quickstart", || example("quickstart")),
        step("example: offline", || example("offline")),
        step("example: operations", || example("operations")),
        step("index.d.ts is up to date", types::check),
        step("npm package", npm_package),
        step("tsc --strict", typescript),
        step("node", || javascript("node")),
        step("workerd", || javascript("workerd")),
        step("chromium", || javascript("chromium")),
        step("fetch adapter in Node", fetch_adapter),
    ]);
    steps
}

fn step(name: impl Into<String>, run: impl Fn() -> Result<()> + 'static) -> Step {
    Step { name: name.into(), run: Box::new(run) }
}

fn clippy(arguments: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(arguments).args(["--", "--deny", "warnings"]))
}

/// Features as a workspace's command line wants them.
fn of_crate(features: &str) -> String {
    features.split(',').map(|feature| format!("hetzner-cloud/{feature}")).collect::<Vec<_>>().join(",")
}

fn bare_metal(features: &str) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--package", "hetzner-cloud", "--lib", "--target", BARE_METAL]);
    run(build.args(["--no-default-features", "--features", features]))
}

fn documentation() -> Result<()> {
    let mut doc = cargo();
    doc.args(["doc", "--package", "hetzner-cloud", "--no-deps", "--features", NATIVE]);
    run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

fn example(name: &str) -> Result<()> {
    let printed = output(cargo().args(["run", "--quiet", "--example", name]))?;
    print!("{printed}");
    ensure!(!printed.trim().is_empty(), "{name} printed nothing");
    Ok(())
}

fn npm_package() -> Result<()> {
    let sizes = pkg::run_chore()?;
    println!("\n{sizes}");
    sizes.check()
}

fn typescript() -> Result<()> {
    readme::write_samples()?;
    run(node::tool("tsc").args(["--project", "tests/js/tsconfig.json"]))
}

/// The scenarios in one of the places where JavaScript runs, over real HTTP to the embedded Hetzner.
fn javascript(place: &str) -> Result<()> {
    run(cargo().args(["build", "--package", "hetzner-cloud-examples", "--example", "serve"]))?;
    let chrome = chromium::installed().context("there is no Chromium")?;
    let mut tests = program("node");
    tests.arg("--test").arg(format!("../tests/js/{place}.test.mjs")).current_dir(pkg_js());
    tests.env("CHROME", chrome).env("HETZNER_FETCH", fetch_glue()?.join("fetch.js"));
    run(tests.env("HETZNER_SERVE", target_dir()?.join("debug/examples/serve")))
}

/// Native tests cannot run it: it needs a place that has `fetch`.
fn fetch_adapter() -> Result<()> {
    run(cargo().args([
        "build",
        "--package",
        "hetzner-cloud-examples",
        "--example",
        "fetch",
        "--target",
        WASM,
    ]))?;
    let wasm = target_dir()?.join(WASM).join("debug/examples/fetch.wasm");
    Bindgen::new().input_path(wasm).nodejs(true)?.typescript(false).generate(fetch_glue()?)?;
    javascript("fetch")
}

/// Where wasm-bindgen puts what Node loads.
fn fetch_glue() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/fetch"))
}
