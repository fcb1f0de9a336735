//! Every check there is, each as a named step; all of them run even when one fails.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::rust_targets::{BARE_METAL, WASM};
use crate::shell::{cargo, output, pkg_js, root, run, target_dir};
use crate::{chromium, core_tree, node, pkg, setup, types};

/// All features that build where std is.
const NATIVE: &str = "sim,http,ureq,reqwest,typescript";

/// The feature sets that users combine, each with its own tests and doctests.
const TESTED: [&str; 7] = ["", "sim", "http", "sim,ureq", "sim,reqwest", "typescript", NATIVE];

/// Runs all steps, or those whose name contains the word.
pub(crate) fn run_all(filter: Option<&str>) -> ExitCode {
    let mut results = Vec::new();
    for step in steps() {
        // Without what setup brings, the others would fail for a wrong reason.
        if step.name != SETUP && filter.is_some_and(|word| !step.name.contains(word)) {
            continue;
        }
        println!("\n=== {}", step.name);
        let start = Instant::now();
        let outcome = (step.run)();
        if let Err(error) = &outcome {
            println!("FAILED: {}: {error:#}", step.name);
        }
        results.push((step.name, start.elapsed(), outcome.is_ok()));
    }
    report(&results)
}

fn report(results: &[(String, Duration, bool)]) -> ExitCode {
    println!("\n=== summary");
    for (name, time, passed) in results {
        println!("{:<6} {:>7.1} s  {name}", if *passed { "ok" } else { "FAILED" }, time.as_secs_f64());
    }
    let passed = results.iter().filter(|(_, _, passed)| *passed).count();
    let failed = results.len() - passed;
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

const SETUP: &str = "setup";

struct Step {
    name: String,
    run: Box<dyn Fn() -> Result<()>>,
}

fn step(name: impl Into<String>, run: impl Fn() -> Result<()> + 'static) -> Step {
    Step { name: name.into(), run: Box::new(run) }
}

/// In the order of what one wants to know first; later steps use what earlier ones have built.
fn steps() -> Vec<Step> {
    let mut steps =
        vec![step(SETUP, || setup::run_all(false)), step("fmt", || cargo_run(&["fmt", "--all", "--check"]))];
    steps.extend(clippy());
    steps.extend(rust_tests());
    steps.extend(examples());
    steps.extend(bare_metal());
    steps.push(step("docs", docs));
    steps.push(step("core dependencies", core_tree::check));
    steps.push(step("index.d.ts up to date", types::check));
    steps.push(step("npm package", || pkg::run_all().map(drop)));
    steps.push(step("tsc", || run(node::tool("tsc").args(["-p", "tests/js/tsconfig.json"]))));
    steps.push(step("build serve", || cargo_run(&["build", "-p", EXAMPLES, "--example", "serve"])));
    steps.extend(["node", "workerd", "chromium"].map(|host| step(format!("js {host}"), move || js(host))));
    steps
}

fn clippy() -> Vec<Step> {
    let native = |features: &'static str, scope: &'static [&'static str]| {
        step(format!("clippy [{features}]"), move || {
            let flags = ["--all-targets", "--no-default-features", "--features", features];
            run(cargo().arg("clippy").args(scope).args(flags).args(["--", "-D", "warnings"]))
        })
    };
    let wasm = ["wasm", "fetch"].map(|features| {
        step(format!("clippy {WASM} [{features}]"), move || {
            let flags = ["--no-default-features", "--features", features, "--target", WASM];
            run(cargo().args(["clippy", "-p", CRATE, "--lib"]).args(flags).args(["--", "-D", "warnings"]))
        })
    });
    // With the whole workspace, the other packages would turn features on in ours.
    let mut steps = vec![native("", &["-p", CRATE]), native(NATIVE, &["-p", CRATE])];
    steps.push(step("clippy workspace", || {
        cargo_run(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }));
    steps.extend(wasm);
    steps
}

fn rust_tests() -> Vec<Step> {
    let mut steps: Vec<Step> = TESTED
        .iter()
        .map(|features| {
            step(format!("test [{features}]"), || {
                cargo_run(&["test", "-p", CRATE, "--no-default-features", "--features", features])
            })
        })
        .collect();
    steps.push(step("test xtask", || cargo_run(&["test", "-p", "xtask"])));
    steps
}

fn examples() -> Vec<Step> {
    let mut steps = vec![step("test examples", || cargo_run(&["test", "-p", EXAMPLES, "--examples"]))];
    steps.extend(["quickstart", "offline", "operations"].map(|name| {
        step(format!("example {name}"), move || {
            let said = output(cargo().args(["run", "--quiet", "-p", EXAMPLES, "--example", name]))?;
            print!("{}", beginning(&said));
            ensure!(!said.trim().is_empty(), "it says nothing");
            Ok(())
        })
    }));
    steps
}

/// Enough to see that it is what one expects.
fn beginning(text: &str) -> String {
    let count = text.lines().count();
    let mut shown: String = text.lines().take(12).map(|line| format!("{line}\n")).collect();
    if count > 12 {
        shown += &format!("({} more lines)\n", count - 12);
    }
    shown
}

fn bare_metal() -> [Step; 2] {
    ["", "sim"].map(|features| {
        step(format!("no_std {BARE_METAL} [{features}]"), move || {
            let flags = ["--no-default-features", "--features", features, "--target", BARE_METAL];
            run(cargo().args(["build", "-p", CRATE, "--lib"]).args(flags))
        })
    })
}

fn docs() -> Result<()> {
    run(cargo()
        .args(["doc", "-p", CRATE, "--no-deps", "--features", NATIVE])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

/// The npm package as users have it, against the embedded Hetzner served on loopback.
fn js(host: &str) -> Result<()> {
    let test = root().join("tests/js").join(format!("{host}.test.mjs"));
    let mut node = Command::new("node");
    node.current_dir(pkg_js()).env_remove("HCLOUD_TOKEN").env("HETZNER_SERVE", serve()?);
    if host == "chromium" {
        node.env("CHROME", chromium::installed().context("there is no Chromium: run `cargo xtask setup`")?);
    }
    run(node.arg("--test").arg(test))
}

fn serve() -> Result<PathBuf> {
    Ok(target_dir()?.join("debug/examples/serve"))
}

fn cargo_run(arguments: &[&str]) -> Result<()> {
    run(cargo().args(arguments))
}

const CRATE: &str = "hetzner-cloud";
const EXAMPLES: &str = "hetzner-cloud-examples";
