//! The steps of `cargo xtask test`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Suite;
use crate::build::Kind;
use crate::toolchain::{TARGET, Toolchain};
use crate::{browser, build, cargo, npm, paths, process, sandbox};

const GOLDEN: &str = "tests/golden";
const TYPINGS: [&str; 3] = ["index.d.ts", "slim.d.ts", "tools.d.ts"];

/// The crates that the module is made of, as it is made.
const SHIPPED: [&str; 10] = [
    "--package",
    "spoki-wasm",
    "--package",
    "spoki-rows",
    "--package",
    "spoki-rules",
    "--package",
    "spoki-numbering",
    "--features",
    "spoki-wasm/package",
];

pub(super) fn lint(_: &mut Suite) -> Result<()> {
    for workspace in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let format = ["fmt", "--all", "--check", "--manifest-path", workspace];
        process::run(cargo().args(format))
            .with_context(|| format!("run `cargo fmt --all --manifest-path {workspace}`"))?;
        let mut clippy = cargo();
        clippy.args(["clippy", "--workspace", "--all-targets", "--quiet"]);
        clippy.args(["--manifest-path", workspace]);
        if workspace.starts_with("fuzz") {
            clippy.arg("--no-default-features");
        }
        process::run(clippy.args(["--", "-D", "warnings"]))?;
    }
    let mut doc = cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc)?;
    lint_for_wasm(&Toolchain::find()?)
}

/// The client and the boundary exist for wasm32 only.
fn lint_for_wasm(toolchain: &Toolchain) -> Result<()> {
    let mut clippy = toolchain.clippy()?;
    clippy.args(["--target", TARGET, "--all-targets", "--quiet"]);
    process::run(clippy.args(SHIPPED).args(["--", "-D", "warnings"]))?;
    let mut doc = toolchain.cargo()?;
    doc.args(["doc", "--target", TARGET, "--no-deps", "--quiet"])
        .args(SHIPPED)
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut doc)
}

pub(super) fn native(suite: &mut Suite) -> Result<()> {
    suite.count(cargo().args(["test", "--workspace"]))
}

pub(super) fn wasm_in_node(suite: &mut Suite) -> Result<()> {
    npm::require_node()?;
    let mut tests = wasm_tests()?;
    suite.count(tests.env("WASM_BINDGEN_TEST_ONLY_NODE", "1"))
}

/// The same tests again: a browser is another engine room, with a real event loop and `fetch`.
pub(super) fn wasm_in_browser(suite: &mut Suite) -> Result<()> {
    let driver = browser::driver()?;
    let mut tests = wasm_tests()?;
    tests
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            paths::root().join("tests/wasm/webdriver.json"),
        )
        // Seconds, and so many that only what hangs meets them.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "1800");
    suite.count(&mut tests)
}

pub(super) fn package(suite: &mut Suite) -> Result<()> {
    // One of the projects is a web page.
    browser::driver()?;
    let plain = build::package_of(Kind::Plain)?;
    let package = build::package()?;
    let runner = runner()?;
    let mut node = Command::new("node");
    node.current_dir(paths::root())
        .arg("tests/runtimes/run.mjs")
        .env("SPOKI_TARBALL", &package.tarball)
        .env("SPOKI_PLAIN_TARBALL", &plain.tarball)
        .env("SPOKI_SANDBOX_BIN", sandbox::binary()?)
        .env("SPOKI_COUNTER_BIN", runner);
    if let Some(count) = suite.phones {
        node.env("SPOKI_PHONES", count.to_string());
    }
    suite.count(&mut node)
}

/// The typings are the package's interface: a change to them must be seen in a review.
pub(super) fn typings(suite: &mut Suite) -> Result<()> {
    build::package()?;
    let folder = paths::root().join(GOLDEN);
    fs::create_dir_all(&folder)?;
    for name in TYPINGS {
        let current = fs::read_to_string(paths::package().join(name))?;
        let file = folder.join(name);
        if suite.is_blessing {
            fs::write(&file, current)?;
            continue;
        }
        let golden =
            fs::read_to_string(&file).with_context(|| format!("{GOLDEN}/{name} is missing"))?;
        if let Some((number, was, is)) = first_difference(&golden, &current) {
            anyhow::bail!(
                "the typings are not those of {GOLDEN}/{name}: line {number} was {was:?} and is {is:?}; \
                 when that is meant, run `cargo xtask test --only typings --bless`"
            );
        }
    }
    Ok(())
}

/// The tests of all that ships, with the allocator that ships.
fn wasm_tests() -> Result<Command> {
    let mut tests = Toolchain::find()?.cargo()?;
    tests
        .args(["test", "--target", TARGET, "--lib", "--tests"])
        .args(SHIPPED)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner()?);
    Ok(tests)
}

/// Builds what runs wasm tests, and counts the steps of a module.
fn runner() -> Result<PathBuf> {
    process::run(cargo().args(["build", "--quiet", "--package", "wasm-test-runner"]))?;
    Ok(paths::target().join("debug/wasm-test-runner"))
}

impl Suite {
    /// Runs a test runner and adds up what it reports.
    fn count(&mut self, runner: &mut Command) -> Result<()> {
        let before = self.tally;
        process::forward(runner, |line| self.tally.read(line))?;
        ensure!(self.tally.failed == 0, "{} tests failed", self.tally.failed);
        ensure!(self.tally.passed > before.passed, "not a single test ran");
        Ok(())
    }
}

fn first_difference<'a>(was: &'a str, is: &'a str) -> Option<(usize, &'a str, &'a str)> {
    if was == is {
        return None;
    }
    let (mut old, mut new) = (was.lines(), is.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (old.next(), new.next()) {
            (Some(was), Some(is)) if was == is => {}
            (was, is) => return Some((number, was.unwrap_or_default(), is.unwrap_or_default())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(
            first_difference("a\nb\nc\n", "a\nx\nc\n"),
            Some((2, "b", "x"))
        );
        assert_eq!(first_difference("a\n", "a\nb\n"), Some((2, "", "b")));
        assert!(
            first_difference("a\n", "a").is_some(),
            "a line end is a difference too"
        );
    }
}
