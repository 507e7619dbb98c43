//! `cargo xtask fuzz`: looks for inputs that break the parsers. It needs no nightly compiler, only one
//! of C++ for libFuzzer.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};

use crate::{cargo, paths, process};

/// What makes the compiler tell libFuzzer where an input went, as cargo-fuzz asks for it.
const INSTRUMENTED: &str = "--cfg fuzzing -Cpasses=sancov-module \
     -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs one target, or one after the other, for so many seconds each.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let mut seconds = "60";
    let mut wanted = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--seconds" => seconds = rest.next().context("--seconds needs a number")?,
            target => wanted.push(target.to_owned()),
        }
    }
    ensure!(
        seconds.parse::<u32>().is_ok(),
        "--seconds needs a whole number; it got {seconds}"
    );
    let known = targets()?;
    if let Some(unknown) = wanted.iter().find(|target| !known.contains(target)) {
        bail!(
            "there is no target {unknown}; there are {}",
            known.join(", ")
        );
    }
    let chosen = if wanted.is_empty() { known } else { wanted };

    let folder = paths::target().join("fuzz");
    let host = host()?;
    // For another target than the host by name: then what runs while building is not instrumented.
    let mut build = cargo();
    build
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"])
        .args(["--target", &host])
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", INSTRUMENTED);
    process::run(&mut build)?;

    for target in chosen {
        let corpus = folder.join("corpus").join(&target);
        let findings = folder.join("findings").join(&target);
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&findings)?;
        println!("\n{target}, {seconds} s");
        let mut fuzzer = Command::new(folder.join(&host).join("release").join(&target));
        fuzzer
            .arg(&corpus)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/", findings.display()))
            .args([
                "-max_len=4096",
                "-timeout=10",
                "-print_final_stats=1",
                "-verbosity=0",
            ]);
        process::run(&mut fuzzer).with_context(|| {
            format!("the input that broke {target} is in {}", findings.display())
        })?;
    }
    Ok(ExitCode::SUCCESS)
}

fn host() -> Result<String> {
    let about = process::capture(cargo().arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("cargo does not tell its host")?.to_owned())
}

/// Every target has a file of its name.
fn targets() -> Result<Vec<String>> {
    let folder = paths::root().join("fuzz/fuzz_targets");
    let mut targets = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        targets.push(name.context("a target's name is no text")?.to_owned());
    }
    targets.sort();
    Ok(targets)
}
