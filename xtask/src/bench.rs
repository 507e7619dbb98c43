//! `cargo xtask bench`: the benchmarks, on the packed package.

use std::process::ExitCode;

use anyhow::Result;

use crate::{browser, build, paths, process, project};

/// What a visitor waits for, and not how fast what is there already runs.
const FIRST_USE: &str = "--first-use";

/// Builds the package, installs it beside what it is measured against, runs the benchmarks.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let package = build::package()?;
    let folder = project::prepare("bench", "benches", &package)?;
    let support = paths::root().join("tests/runtimes/support");
    project::copy_folder(&support, &folder.join("support"))?;
    let mut node = project::node(&folder);
    if has(FIRST_USE) {
        // Chromium comes with its driver.
        browser::driver()?;
        node.arg("first-use/run.mjs")
            .env("SPOKI_ROOT", paths::root());
        return Ok(project::exit_code(process::status(node.args(arguments))?));
    }
    build::inside(&folder)?;
    node.arg("run.mjs").args(arguments);
    let measured = process::status(&mut node)?;
    if !has("--json") {
        build::print_parts()?;
    }
    Ok(project::exit_code(measured))
}
