//! The packed npm package in every runtime and bundler: a line each.
//!
//! A row is a folder of `tests/matrix` and the commands that a user would type in it. Each row runs in a fresh copy, with
//! the package installed from the tarball, and talks to the embedded Hetzner over HTTP.

mod rows;
mod steps;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, ensure};

use self::rows::Row;
use crate::crate_copy::{copy_folder, fresh};
use crate::machine::node;
use crate::pkg;
use crate::serve::Server;
use crate::shell::{output, program, root, target_dir};

/// Actions end within a tenth of a second or so.
const SERVE: [&str; 2] = ["--speed", "20"];

/// The most rows that may be explained instead of passing.
const EXPLAINED: usize = 3;

/// Builds the package and runs all rows, or those whose name contains `filter`.
pub(crate) fn run(filter: Option<&str>) -> Result<ExitCode> {
    pkg::run()?;
    println!("matrix: runtimes and bundlers: {}", install_tools()?);
    let rows: Vec<&Row> = rows::ESSENTIAL.iter().chain(rows::MORE).collect();
    let rows: Vec<&Row> =
        rows.into_iter().filter(|row| filter.is_none_or(|word| row.name.contains(word))).collect();
    let (passed, explained) = run_rows(&rows)?;
    println!("{passed} of {}", rows.len());
    let complete = passed + explained == rows.len() && explained <= EXPLAINED && !rows.is_empty();
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the rows that need no other tools than those of `pkg-js`, with the package that is in `pkg-js/dist`.
pub(crate) fn quick() -> Result<()> {
    let rows: Vec<&Row> = rows::ESSENTIAL.iter().collect();
    let (passed, _) = run_rows(&rows)?;
    ensure!(passed == rows.len(), "{passed} of {} passed", rows.len());
    Ok(())
}

/// Runs rows; returns how many have passed and how many are explained.
fn run_rows(rows: &[&Row]) -> Result<(usize, usize)> {
    let package = install_package()?;
    let server = Server::start(&SERVE)?;
    let (mut passed, mut explained) = (0, 0);
    for row in rows {
        let start = Instant::now();
        let result = prepare(row, &package, &server).and_then(|folder| steps::run(row, &folder));
        let seconds = start.elapsed().as_secs_f64();
        match (result, row.instead) {
            (Ok(()), None) => {
                passed += 1;
                println!("ok        {seconds:>5.1} s  {}", row.name);
            }
            (Err(error), Some(instead)) if error.to_string().contains(row.expects) => {
                explained += 1;
                println!("explained {seconds:>5.1} s  {}: {instead}", row.name);
            }
            (Ok(()), Some(_)) => {
                println!("FAILED    {seconds:>5.1} s  {}: it works, but is explained", row.name)
            }
            (Err(error), _) => println!("FAILED    {seconds:>5.1} s  {}: {error:#}", row.name),
        }
    }
    Ok((passed, explained))
}

/// The folder of everything that rows need. Node finds the tools in its `node_modules` from the folders of the rows.
fn folder() -> Result<PathBuf> {
    Ok(target_dir()?.join("xtask/matrix"))
}

/// Installs the npm packages of the lockfile in `tests/matrix`.
fn install_tools() -> Result<String> {
    let folder = folder()?;
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(root().join("tests/matrix").join(file), folder.join(file))?;
    }
    node::install(&folder)
}

/// Packs the package and installs the tarball into a folder of its own, which it returns.
fn install_package() -> Result<PathBuf> {
    let folder = fresh(&folder()?.join("package"))?;
    pkg::pack(&folder)?;
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    let mut install = program("npm");
    install.current_dir(&folder).args(["install", "--silent", "--offline", "--no-audit", "--no-fund"]);
    output(install.arg("./hetzner-cloud.tgz"))?;
    Ok(folder)
}

/// Makes the folder of a row: its files, the program, the settings and the package.
fn prepare(row: &Row, package: &Path, server: &Server) -> Result<PathBuf> {
    let slug = row.name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let folder = fresh(&folder()?.join("rows").join(&slug))?;
    let files = root().join("tests/matrix");
    copy_folder(&files.join(row.files), &folder)?;
    copy_folder(&package.join("node_modules"), &folder.join("node_modules"))?;
    fs::copy(package.join("package.json"), folder.join("package.json"))?;
    fs::copy(files.join("program.mjs"), folder.join("program.mjs"))?;
    let address = server.address;
    let settings =
        format!("export default {{ baseUrl: \"http://{address}/v1\", token: \"token-{slug}\" }};\n");
    fs::write(folder.join("settings.mjs"), settings)?;
    Ok(folder)
}
