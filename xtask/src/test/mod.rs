//! `cargo xtask test`: everything that must hold before a change is merged.

mod steps;
mod tally;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use tally::Tally;

/// What the steps share.
struct Suite {
    tally: Tally,
    /// Write golden files instead of comparing with them.
    is_blessing: bool,
    /// How many phones are made up and compared with libphonenumber, if not as many as usual.
    phones: Option<u32>,
}

type Step = fn(&mut Suite) -> Result<()>;

/// In the order in which a mistake is found soonest.
const STEPS: [(&str, &str, Step); 6] = [
    ("lint", "formatting, clippy, documentation", steps::lint),
    (
        "native",
        "tests and documentation examples on this machine",
        steps::native,
    ),
    ("node", "wasm tests in Node", steps::wasm_in_node),
    (
        "browser",
        "wasm tests in headless Chromium",
        steps::wasm_in_browser,
    ),
    (
        "package",
        "projects that install the packed package",
        steps::package,
    ),
    (
        "typings",
        "the package's typings against tests/golden",
        steps::typings,
    ),
];

/// Runs all steps, or those that `--only` names; stops at the first that fails.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let options = parse(arguments)?;
    let mut suite = Suite {
        tally: Tally::default(),
        is_blessing: options.is_blessing,
        phones: options.phones,
    };
    for (name, about, step) in STEPS {
        if !options.wants(name) {
            continue;
        }
        println!("\n== {name}: {about}");
        let start = Instant::now();
        step(&mut suite).with_context(|| {
            format!("step {name} failed (alone: cargo xtask test --only {name})")
        })?;
        println!(
            "== {name}: passed in {:.1} s",
            start.elapsed().as_secs_f32()
        );
    }
    println!("\n{}", suite.tally);
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Default, PartialEq)]
struct Options {
    only: Vec<String>,
    is_blessing: bool,
    phones: Option<u32>,
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--bless" => options.is_blessing = true,
            "--only" => {
                let names = arguments
                    .next()
                    .context("--only needs the names of steps")?;
                options.only.extend(names.split(',').map(str::to_owned));
            }
            "--phones" => {
                let count = arguments.next().context("--phones needs a number")?;
                options.phones = Some(count.parse().context("--phones needs a number")?);
            }
            other => bail!(
                "cargo xtask test knows --only STEP[,STEP], --phones COUNT and --bless, not {other}"
            ),
        }
    }
    let known = STEPS.map(|(name, ..)| name);
    if let Some(unknown) = options
        .only
        .iter()
        .find(|name| !known.contains(&name.as_str()))
    {
        bail!(
            "there is no step {unknown}; there are: {}",
            known.join(", ")
        );
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Options> {
        parse(
            &arguments
                .iter()
                .map(|&argument| argument.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn without_arguments_every_step_is_wanted() {
        let options = parsed(&[]).unwrap();
        assert!(STEPS.iter().all(|(name, ..)| options.wants(name)));
    }

    #[test]
    fn only_takes_several_names() {
        let options = parsed(&["--only", "lint,node", "--bless"]).unwrap();
        assert!(options.wants("lint") && options.wants("node") && !options.wants("native"));
        assert!(options.is_blessing);
    }

    #[test]
    fn the_number_of_phones_is_a_number() {
        assert_eq!(parsed(&["--phones", "50"]).unwrap().phones, Some(50));
        assert!(parsed(&["--phones", "many"]).is_err());
        assert!(parsed(&["--phones"]).is_err());
    }

    #[test]
    fn unknown_steps_and_flags_are_refused_by_name() {
        assert!(
            parsed(&["--only", "lint,nod"])
                .unwrap_err()
                .to_string()
                .contains("nod")
        );
        assert!(
            parsed(&["--fast"])
                .unwrap_err()
                .to_string()
                .contains("--fast")
        );
        assert!(parsed(&["--only"]).is_err());
    }
}
