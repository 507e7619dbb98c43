//! The tasks of this repository. `cargo xtask` lists them.

mod apt;
mod bench;
mod browser;
mod build;
mod codegen;
mod demo;
mod fuzz;
mod generate;
mod npm;
mod paths;
mod process;
mod project;
mod sandbox;
mod stamp;
mod test;
mod toolchain;

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

#[cfg(not(unix))]
compile_error!("cargo xtask needs Linux, macOS, or Windows' subsystem for Linux");

const HELP: &str = "\
cargo xtask build       compile, bind, optimise, bundle and pack the npm package into pkg/
                          --debug (a panic says what happened), --plain (the generator's own glue)
cargo xtask demo        import a CSV with the packed package, against a sandbox
                          --keep (leave the sandbox running), --file PATH, --list NAME,
                          --live (the real Spoki, with SPOKI_API_KEY); others: see the example
cargo xtask test        everything that must hold: --only STEP[,STEP], --bless (typings),
                          --phones COUNT (compared with libphonenumber)
                          steps: lint, native, node, browser, package, typings
cargo xtask bench       measure the packed package: --json, --rows N, --rounds N;
                          --first-use (what a visitor waits for): --write (the docs)
cargo xtask fuzz        look for inputs that break a parser: [TARGET…], --seconds N
cargo xtask sandbox     a Spoki on this machine: --port N, --clock 60x, --db FILE
cargo xtask codegen     rewrite checked-in files from their sources: api, phone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    process::stop_children_on_signals()?;
    let (task, rest) = match arguments {
        [] => ("--help", arguments),
        [task, rest @ ..] => (task.as_str(), rest),
    };
    match task {
        "build" => build::run(rest),
        "demo" => demo::run(rest),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "sandbox" => sandbox::run(rest),
        "codegen" => codegen::run(rest),
        "--help" | "-h" | "help" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("there is no task {task}; there are:\n{HELP}"),
    }
}

/// The cargo that runs us, in the repository.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    command
}
