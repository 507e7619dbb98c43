//! How large the package is, on disk and on the wire.

use std::fs;
use std::io::Write as _;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::npm::Tools;
use crate::{paths, process};

/// What a user's minified bundle with everything in it may weigh, compressed.
const BUDGET: usize = 100_000;

/// Prints a table of sizes.
pub(super) fn print(tools: &Tools) -> Result<()> {
    let package = paths::package();
    println!("{:<28}{:>12}{:>12}", "", "bytes", "gzip");
    for name in [
        "spoki.wasm",
        "index.js",
        "workerd.js",
        "slim.js",
        "tools.js",
        "index.d.ts",
    ] {
        let bytes = fs::read(package.join(name))?;
        println!("{name:<28}{:>12}{:>12}", bytes.len(), gzip(&bytes)?);
    }
    let mut esbuild = tools.esbuild();
    esbuild
        .arg(package.join("index.js"))
        .args(["--minify", "--format=esm", "--target=es2022"]);
    let minified = process::capture(&mut esbuild)?;
    let weight = gzip(minified.as_bytes())?;
    println!(
        "{:<28}{:>12}{weight:>12}",
        "index.js, minified",
        minified.len()
    );
    println!(
        "budget of the minified bundle: {BUDGET} bytes gzip, {} % used",
        weight * 100 / BUDGET
    );
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
