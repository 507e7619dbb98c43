//! How large the package is, on disk and on the wire.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::npm::Tools;
use crate::{paths, process};

/// Prints how many bytes each file has when it is compressed: by zlib, as servers and the size test do.
const GZIP: &str = "for (const file of process.argv.slice(1)) \
    console.log(zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length)";

/// Prints a table of sizes.
pub(super) fn print(tools: &Tools) -> Result<()> {
    let package = paths::package();
    let names = [
        "spoki.wasm",
        "index.js",
        "workerd.js",
        "slim.js",
        "tools.js",
        "index.d.ts",
    ];
    let minified = paths::target().join("package").join("index.min.js");
    let mut esbuild = tools.esbuild();
    process::run(
        esbuild
            .arg(package.join("index.js"))
            .args(["--minify", "--format=esm", "--target=es2022"])
            .args(["--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={}", minified.display())),
    )?;
    let mut files: Vec<PathBuf> = names.iter().map(|name| package.join(name)).collect();
    files.push(minified);

    let mut node = Command::new("node");
    let weights = process::capture(node.args(["-e", GZIP]).args(&files))?;
    println!("{:<28}{:>12}{:>12}", "", "bytes", "gzip");
    let names = names.into_iter().chain(["index.js, minified"]);
    for ((name, file), packed) in names.zip(&files).zip(weights.lines()) {
        let bytes = fs::metadata(file)?.len();
        println!("{name:<28}{bytes:>12}{packed:>12}");
    }
    Ok(())
}
