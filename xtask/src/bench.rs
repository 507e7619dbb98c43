//! `cargo xtask bench`: the benchmarks, on the packed package.

use std::process::ExitCode;

use anyhow::Result;

use crate::{build, paths, process, project};

/// Builds the package, installs it beside what it is measured against, runs the benchmarks.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let package = build::package()?;
    let folder = project::prepare("bench", "benches", &package)?;
    build::inside(&folder)?;
    let support = paths::root().join("tests/runtimes/support");
    project::copy_folder(&support, &folder.join("support"))?;
    let mut node = project::node(&folder);
    node.arg("run.mjs").args(arguments);
    let measured = process::status(&mut node)?;
    if !arguments.iter().any(|argument| argument == "--json") {
        build::print_parts()?;
    }
    Ok(project::exit_code(measured))
}
