//! `cargo xtask demo`: the CSV import example as its users run it, on the packed package.

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::sandbox::Sandbox;
use crate::{build, process, project};

/// What was asked for; everything unknown is the example's business.
#[derive(Debug, Default, PartialEq)]
struct Options {
    is_live: bool,
    keep: bool,
    passed_on: Vec<String>,
}

/// Builds the package, starts a sandbox, runs the example; gives the example's exit status.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let options = parse(arguments);
    let key = match env::var("SPOKI_API_KEY") {
        Ok(key) if options.is_live => key,
        Err(_) if options.is_live => {
            bail!("--live sends contacts to the real Spoki and needs your key: set SPOKI_API_KEY")
        }
        _ => "sandbox-key".to_owned(),
    };
    if options.is_live && options.keep {
        bail!(
            "--keep keeps the sandbox running, and with --live there is none: use one of the two"
        );
    }

    let package = build::package()?;
    let folder = project::prepare("demo", "examples/csv-import", &package)?;

    let mut node = project::node(&folder);
    node.arg("import.mjs")
        .args(&options.passed_on)
        .env("SPOKI_API_KEY", key);
    if options.is_live {
        return Ok(project::exit_code(process::status(&mut node)?));
    }
    let mut sandbox = Sandbox::start()?;
    println!("the sandbox's page: {}/", sandbox.address);
    node.env("SPOKI_BASE_URL", &sandbox.address)
        .env("SPOKI_SANDBOX", "1");
    let status = process::status(&mut node)?;
    if options.keep {
        println!(
            "the sandbox still runs: {}/ (Ctrl-C stops it)",
            sandbox.address
        );
        sandbox.wait()?;
    }
    Ok(project::exit_code(status))
}

fn parse(arguments: &[String]) -> Options {
    let mut options = Options::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--keep" => options.keep = true,
            "--live" => {
                options.is_live = true;
                options.passed_on.push(argument.clone());
            }
            // The example runs in another folder.
            "--file" | "--rejects" | "--checkpoint" => {
                options.passed_on.push(argument.clone());
                options
                    .passed_on
                    .extend(arguments.next().map(|path| absolute(path)));
            }
            other => options.passed_on.push(match other.split_once('=') {
                Some((flag @ ("--file" | "--rejects" | "--checkpoint"), path)) => {
                    format!("{flag}={}", absolute(path))
                }
                _ => other.to_owned(),
            }),
        }
    }
    options
}

fn absolute(path: &str) -> String {
    std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Options {
        parse(
            &arguments
                .iter()
                .map(|&argument| argument.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn own_flags_are_taken_and_others_passed_on() {
        let options = parsed(&["--keep", "--list", "Clienti", "--country", "IT"]);
        assert!(options.keep && !options.is_live);
        assert_eq!(options.passed_on, ["--list", "Clienti", "--country", "IT"]);
    }

    #[test]
    fn the_example_hears_of_live_too() {
        let options = parsed(&["--live"]);
        assert!(options.is_live);
        assert_eq!(options.passed_on, ["--live"]);
    }

    #[test]
    fn paths_are_made_absolute_in_both_spellings() {
        let here = env::current_dir()
            .unwrap()
            .join("a.csv")
            .display()
            .to_string();
        assert_eq!(
            parsed(&["--file", "a.csv"]).passed_on,
            ["--file".to_owned(), here.clone()]
        );
        assert_eq!(
            parsed(&["--file=a.csv"]).passed_on,
            [format!("--file={here}")]
        );
        assert_eq!(
            parsed(&["--file", "/b.csv"]).passed_on,
            ["--file", "/b.csv"]
        );
    }
}
