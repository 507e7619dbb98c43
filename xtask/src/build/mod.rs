//! `cargo xtask build`: from the crate to the packed npm package.
//!
//! For each of the [`modules`]: crate → cargo → [`bindgen`] → wasm-opt. Then [`assemble`] (shell, glue,
//! generated files → bundles) → npm pack. Each step is left out when its inputs are those of the last time.

mod assemble;
mod bindgen;
mod glue;
mod handles;
mod modules;
mod names;
mod parts;
mod sizes;
mod text;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::npm::Tools;
use crate::stamp::Stamp;
use crate::toolchain::{TARGET, Toolchain};
use crate::{npm, paths, process};
use modules::{MODULES, Made};

/// What rustc emits for wasm32 by default and with the toolchain's flags, and no more: the optimiser
/// must not bring in features that Node 20 or older browsers lack.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    // See the toolchain's flags.
    "--enable-simd",
    // A list for linkers; engines do not read it.
    "--strip-target-features",
];

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What is published.
    Release,
    /// Whoever looks for a fault: panics say what happened, and functions have names.
    Debug,
    /// Whoever updates the generator: nothing of our own stands between it and the package. It works when the
    /// rest does not any more; a trap is not survived.
    Plain,
}

impl Kind {
    /// Where what comes between is, and whatever is not published.
    fn work(self) -> PathBuf {
        paths::target().join(match self {
            Self::Release => "package",
            Self::Debug => "package-debug",
            Self::Plain => "package-plain",
        })
    }

    /// The folder of the package.
    fn folder(self) -> PathBuf {
        match self {
            Self::Release => paths::package(),
            Self::Debug | Self::Plain => self.work().join("pkg"),
        }
    }
}

/// A packed package.
pub(crate) struct Package {
    pub(crate) tarball: PathBuf,
    pub(crate) version: String,
}

/// Builds the package, and prints its sizes.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let kind = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Kind::Release,
        ["--debug"] => Kind::Debug,
        ["--plain"] => Kind::Plain,
        _ => bail!("`cargo xtask build` takes --debug or --plain; it got {arguments:?}"),
    };
    let package = package_of(kind)?;
    if kind == Kind::Release {
        sizes::print(&Tools::ready()?)?;
    }
    println!(
        "spoki-wasm {} is packed: {}",
        package.version,
        package.tarball.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Builds the package as it is published.
pub(crate) fn package() -> Result<Package> {
    package_of(Kind::Release)
}

/// Builds the package.
pub(crate) fn package_of(kind: Kind) -> Result<Package> {
    let _lock = lock()?;
    let tools = Tools::ready()?;
    let version = version()?;
    let made: Result<Vec<Made>> = MODULES
        .iter()
        .map(|module| module.make(&tools, kind, &version))
        .collect();
    let made = made?;

    let folder = kind.folder();
    let tarball = folder.join(format!("spoki-wasm-{version}.tgz"));
    let root = paths::root();
    let mut stamp = Stamp::new(kind.work().join("pack.stamp"))
        .this_program()?
        .value(&version)
        .path(&npm::lock_file())?
        .path(&root.join("pkg-template"))?
        .path(&root.join("LICENSE"))?;
    for Made { glue, wasm, .. } in &made {
        stamp = stamp.path(glue)?.path(wasm)?;
    }
    stamp.unless_fresh(&[&tarball], || {
        assemble::run(&tools, &folder, &made, &version)?;
        pack(&folder, &tarball)
    })?;
    Ok(Package { tarball, version })
}

/// One build at a time in one checkout: two would write the same files.
fn lock() -> Result<File> {
    fs::create_dir_all(paths::target())?;
    let file = File::create(paths::target().join("package.lock"))?;
    if file.try_lock().is_err() {
        println!("waiting for another cargo xtask to finish its build");
        file.lock()?;
    }
    Ok(file)
}

/// Compiles a package, named with its options, to a module.
fn compile_package(package: &[&str], profile: &str, module: &str) -> Result<PathBuf> {
    let toolchain = Toolchain::find()?;
    let mut cargo = toolchain.cargo()?;
    cargo.args(["build", "--quiet", "--profile", profile, "--lib"]);
    cargo.arg("--package").args(package);
    process::run(cargo.args(["--target", TARGET]))?;
    let folder = toolchain.target_dir().join(TARGET).join(profile);
    Ok(folder.join(module))
}

/// Builds what the benchmarks call of the import, with nothing around it, as `inside.js` and
/// `inside_bg.wasm` in a folder.
pub(crate) fn inside(folder: &Path) -> Result<()> {
    let compiled = compile_package(&["spoki-inside"], "release", "spoki_inside.wasm")?;
    bindgen::plain(&compiled, "inside", folder)
}

fn wasm_opt(tools: &Tools, options: &[&str], from: &Path, to: &Path) -> Result<()> {
    let mut optimiser = tools.wasm_opt();
    optimiser.args(options).args(FEATURES);
    process::run(optimiser.arg(from).arg("-o").arg(to))
}

/// Prints what each part of the module weighs that the last build made.
pub(crate) fn print_parts() -> Result<()> {
    let tools = Tools::ready()?;
    parts::print(&modules::named(&tools)?)
}

/// The crate's version: the package has the same.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(paths::root().join("Cargo.toml"))?;
    let package = manifest
        .split_once("[package]")
        .map_or("", |(_, rest)| rest);
    let line = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \""));
    let version = line.and_then(|rest| rest.strip_suffix('"'));
    Ok(version
        .context("Cargo.toml has no line `version = \"…\"` under [package]")?
        .to_owned())
}

fn pack(folder: &Path, tarball: &Path) -> Result<()> {
    let mut npm = npm::npm(folder);
    let name = process::capture(npm.args(["pack", "--silent"]))?;
    let packed = folder.join(name.trim());
    if packed != tarball {
        bail!(
            "npm packed {}, not {}: is the name in package.json spoki-wasm?",
            packed.display(),
            tarball.display()
        );
    }
    Ok(())
}
