//! The runner that `cargo test --target wasm32-unknown-unknown` hands each test binary to.
//!
//! `cargo install wasm-bindgen-cli` takes minutes and can drift from `Cargo.lock`; as a member of
//! the workspace the runner is built once, together with everything else, at the locked version.
//!
//! Tests whose file is called `linear` run on a module that counts its steps (see [`steps`]).
//! `wasm-test-runner --count-steps FROM TO` writes such a module, for the tests of the package.

mod steps;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    if let [_, flag, from, to] = &arguments[..]
        && flag == "--count-steps"
    {
        return count_steps(from.as_ref(), to.as_ref());
    }
    if let Some(file) = arguments.get_mut(1)
        && counts_steps(Path::new(file))
    {
        if env::var_os("WASM_BINDGEN_TEST_ONLY_WEB").is_some() {
            println!("the steps are counted in Node, and are the same in a browser");
            return Ok(());
        }
        let counted = beside(Path::new(file));
        count_steps(Path::new(file), &counted)?;
        *file = counted.into();
    }
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
}

/// Cargo calls the binary of `tests/linear.rs` `linear-` and a hash.
fn counts_steps(file: &Path) -> bool {
    let stem = file.file_stem().and_then(OsStr::to_str);
    stem.is_some_and(|stem| stem.starts_with("linear-"))
}

/// The runner finds the kind of a test by the folder of its file: the copy stays there.
fn beside(file: &Path) -> PathBuf {
    file.with_extension("counted.wasm")
}

fn count_steps(from: &Path, to: &Path) -> Result<()> {
    let module = fs::read(from).with_context(|| format!("{} cannot be read", from.display()))?;
    fs::write(to, steps::counted(&module)?)
        .with_context(|| format!("{} cannot be written", to.display()))
}
