//! Runs the checks one after another, and prints a table of the results.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::machine::rust_targets::{self, BARE_METAL, WASM};
use crate::machine::{self, chromium, clients, node};
use crate::matrix;
use crate::shell::{self, cargo, npm_tool, output, pkg_js, program, root, target_dir};
use crate::{
    core_tree, demo, dependencies, documentation, examples, minimum_rust, mistakes, pkg, resume, types,
};

/// All features of native programs.
const NATIVE: &str = "sim,http,ureq,reqwest,typescript";

/// Feature sets that a user may choose; each must compile and pass its tests on its own.
const FEATURE_SETS: [&str; 8] = ["", "sim", "http", "sim,ureq", "sim,reqwest", "typescript", "wasm", NATIVE];

/// For commands that build xtask; see `.cargo/config.toml`.
const IGNORE_RUST_VERSION: &str = "--ignore-rust-version";

/// A named check.
struct Check {
    name: String,
    needs: &'static [Need],
    run: Box<dyn Fn() -> Result<()>>,
}

/// Provides what a check uses; quick when it is there.
type Need = fn() -> Result<()>;

/// Runs all checks, or those whose name contains `filter`.
pub(crate) fn run(filter: Option<&str>) -> ExitCode {
    let selected = |check: &Check| filter.is_none_or(|filter| check.name.contains(filter));
    let mut results: Vec<(String, Duration, Result<()>)> = Vec::new();
    for check in checks().into_iter().filter(selected) {
        println!("\n=== {}", check.name);
        let start = Instant::now();
        let result = check.run();
        if let Err(error) = &result {
            println!("FAILED: {error:#}");
        }
        results.push((check.name, start.elapsed(), result));
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

fn checks() -> Vec<Check> {
    let mut checks = vec![
        check("setup", || machine::setup(false)),
        check("rustfmt", || shell::run(cargo().args(["fmt", "--all", "--check"]))),
        check("clippy: core", || {
            clippy(&["--package", "hetzner-cloud", "--no-default-features", "--all-targets"])
        }),
        check("clippy: native", || {
            clippy(&["--workspace", "--all-targets", "--features", &qualified(NATIVE)])
        }),
        check("clippy: wasm", || {
            clippy(&["--package", "hetzner-cloud", "--target", WASM, "--features", "wasm-tasks"])
        })
        .needs(&[wasm_target]),
        check("clippy: sim-wasm", || {
            clippy(&["--package", "hetzner-cloud", "--target", WASM, "--features", "sim-wasm"])
        })
        .needs(&[wasm_target]),
        check("clippy: fetch", || {
            clippy(&["--package", "hetzner-cloud", "--target", WASM, "--features", "fetch"])
        })
        .needs(&[wasm_target]),
    ];
    for features in FEATURE_SETS {
        checks.push(check(format!("rust tests: [{features}]"), move || {
            shell::run(cargo().args([
                "test",
                "--package",
                "hetzner-cloud",
                "--no-default-features",
                "--features",
                features,
            ]))
        }));
    }
    checks.extend([
        check("rust tests: xtask", || {
            shell::run(cargo().args(["test", IGNORE_RUST_VERSION, "--package", "xtask"]))
        }),
        check("declaration mistakes", mistakes::check),
        check("bare metal: core", || bare_metal("")).needs(&[bare_metal_target]),
        check("bare metal: sim", || bare_metal("sim")).needs(&[bare_metal_target]),
        check("documentation", documentation),
        check("dependencies", dependencies::check),
        check("minimum Rust version", minimum_rust::check),
        check("core tree", || core_tree::check().map(|state| println!("{state}"))),
        check("examples build and pass", || {
            shell::run(cargo().args(["test", "--package", "hetzner-cloud-examples", "--examples"]))
        }),
        check("example: quickstart", || example("quickstart")),
        check("example: offline", || example("offline")),
        check("example: operations", || example("operations")),
        check("example: resume", resume::check),
        check("api.ts is up to date", types::check),
        check("npm sources: lint and format", lint_sources).needs(&[npm_packages]),
        check("npm package", npm_package),
        check("tsc --strict", typescript).needs(&[npm_packages, pkg::ensure]),
        check("node", || javascript("node")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: client", || javascript("client")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: errors", || javascript("errors")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: input", || javascript("input")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: proxy", || javascript("proxy")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: sim", || javascript("sim")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: sim, states", || javascript("sim-state")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: sim, runtimes", || javascript("sim-runtimes")).needs(&[
            npm_packages,
            pkg::ensure,
            browser,
        ]),
        check("javascript: waiter", || javascript("waiter")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: guide", guide).needs(&[npm_packages, pkg::ensure, curl]),
        check("javascript: random faults", || javascript("random")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: tasks", || javascript("tasks")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: tasks, states", || javascript("task-states")).needs(&[npm_packages, pkg::ensure]),
        check("javascript: tasks, random faults", || javascript("tasks-random"))
            .needs(&[npm_packages, pkg::ensure]),
        check("javascript: tasks, workerd", || javascript("tasks-workerd"))
            .needs(&[npm_packages, pkg::ensure]),
        check("workerd", || javascript("workerd")).needs(&[npm_packages, pkg::ensure]),
        check("chromium", || javascript("chromium")).needs(&[npm_packages, pkg::ensure, browser]),
        check("examples: page and worker", npm_examples).needs(&[npm_packages, pkg::ensure, browser]),
        check("examples: dashboard", dashboard).needs(&[npm_packages, pkg::ensure, browser]),
        check("matrix: essentials", matrix::quick).needs(&[npm_packages, pkg::ensure, browser]),
        check("fetch adapter in Node", fetch_adapter).needs(&[wasm_target, nodejs]),
    ]);
    checks
}

fn check(name: impl Into<String>, run: impl Fn() -> Result<()> + 'static) -> Check {
    Check { name: name.into(), needs: &[], run: Box::new(run) }
}

impl Check {
    fn needs(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    /// Provides what the check needs, then runs it.
    fn run(&self) -> Result<()> {
        self.needs.iter().try_for_each(|need| need())?;
        (self.run)()
    }
}

fn wasm_target() -> Result<()> {
    rust_targets::ensure(&[WASM], false).map(drop)
}

fn bare_metal_target() -> Result<()> {
    rust_targets::ensure(&[BARE_METAL], false).map(drop)
}

fn nodejs() -> Result<()> {
    node::ensure_node().map(drop)
}

/// The npm packages of `pkg-js`, with Node and npm.
fn npm_packages() -> Result<()> {
    node::ensure_packages().map(drop)
}

/// What the commands of `docs/testing.md` use.
fn curl() -> Result<()> {
    clients::ensure_command("curl", &["curl"]).map(drop)
}

fn browser() -> Result<()> {
    chromium::ensure().map(drop)
}

fn clippy(arguments: &[&str]) -> Result<()> {
    shell::run(
        cargo().args(["clippy", IGNORE_RUST_VERSION]).args(arguments).args(["--", "--deny", "warnings"]),
    )
}

/// Features qualified with the name of the crate, for a command on the whole workspace.
fn qualified(features: &str) -> String {
    features.split(',').map(|feature| format!("hetzner-cloud/{feature}")).collect::<Vec<_>>().join(",")
}

fn bare_metal(features: &str) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--package", "hetzner-cloud", "--lib", "--target", BARE_METAL]);
    shell::run(build.args(["--no-default-features", "--features", features]))
}

/// Builds the documentation without warnings, and checks that `docs/migrating.md` consists of checked links.
fn documentation() -> Result<()> {
    documentation::check_migrating()?;
    let mut doc = cargo();
    doc.args(["doc", "--package", "hetzner-cloud", "--no-deps", "--features", NATIVE]);
    shell::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

fn example(name: &str) -> Result<()> {
    let printed = output(cargo().args(["run", "--quiet", "--example", name]))?;
    print!("{printed}");
    ensure!(!printed.trim().is_empty(), "{name} printed nothing");
    Ok(())
}

fn npm_package() -> Result<()> {
    let sizes = pkg::run()?;
    println!("\n{sizes}");
    sizes.check()
}

fn lint_sources() -> Result<()> {
    let mut biome = npm_tool("biome");
    shell::run(biome.args(["ci", "--error-on-warnings", "--colors=off", "src"]).current_dir(pkg_js()))?;
    let mut biome = npm_tool("biome");
    shell::run(biome.args(["ci", "--error-on-warnings", "--colors=off"]).current_dir(root().join("examples")))
}

fn typescript() -> Result<()> {
    documentation::write_samples()?;
    shell::run(npm_tool("tsc").args(["--project", "tests/js/tsconfig.json"]))
}

/// Runs the scenarios in a JavaScript runtime, over real HTTP to the embedded Hetzner.
fn javascript(runtime: &str) -> Result<()> {
    run_javascript(runtime, &[])
}

/// Runs the samples of `docs/testing.md`, those in Python with the official client.
fn guide() -> Result<()> {
    run_javascript("guide", &[("HETZNER_PYTHON", clients::ensure_python()?)])
}

fn run_javascript(file: &str, variables: &[(&str, PathBuf)]) -> Result<()> {
    shell::run(cargo().args(["build", "--package", "hetzner-cloud-examples", "--example", "serve"]))?;
    let mut tests = program("node");
    tests.arg("--test").arg(format!("../tests/js/{file}.test.mjs")).current_dir(pkg_js());
    tests.envs(variables.iter().map(|(name, value)| (name, value)));
    tests.envs(chromium::installed().map(|chromium| ("CHROME", chromium)));
    tests.env("HETZNER_FETCH", fetch_glue()?.join("fetch.js")).env("HETZNER_EXAMPLES", examples::folder()?);
    shell::run(tests.env("HETZNER_SERVE", target_dir()?.join("debug/examples/serve")))
}

/// Builds the examples of the npm package with its tarball, and runs their tests.
fn npm_examples() -> Result<()> {
    examples::build_page_and_worker()?;
    javascript("examples")
}

/// Builds the dashboard as a user of the npm package would, checks its size, and runs its tests.
fn dashboard() -> Result<()> {
    demo::check_size(&examples::build_dashboard()?)?;
    ["dashboard", "dashboard-pages", "dashboard-numbers", "dashboard-recovery"]
        .into_iter()
        .try_for_each(javascript)
}

/// Runs the adapter `fetch` in Node, because native tests have no `fetch`.
fn fetch_adapter() -> Result<()> {
    shell::run(cargo().args([
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

/// The folder of the bindings that Node loads.
fn fetch_glue() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/fetch"))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use anyhow::bail;

    use super::*;

    #[test]
    fn a_check_runs_only_with_what_it_needs() {
        for (needs, runs) in
            [(&[][..], true), (&[present as Need], true), (&[present as Need, missing], false)]
        {
            let has_run = Rc::new(Cell::new(false));
            let flag = Rc::clone(&has_run);
            let check = check("node", move || {
                flag.set(true);
                Ok(())
            })
            .needs(needs);
            assert_eq!((check.run().is_ok(), has_run.get()), (runs, runs));
        }
    }

    fn present() -> Result<()> {
        Ok(())
    }

    fn missing() -> Result<()> {
        bail!("npm is not in PATH")
    }
}
