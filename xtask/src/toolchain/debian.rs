//! A wasm32 standard library from Debian's packages, for machines that rustup's server is closed to.
//!
//! Debian ships a current compiler (`rustc-web`) and the sources of its standard library, but no
//! wasm32 build of it. Building that takes under a minute, once. It goes into a prefix of our own in
//! the cache folder, with wrappers that pass `--sysroot`: the system stays as it is, and with the
//! prefix's `cargo` everything (macros, build scripts, tests) works with no further setting.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{TARGET, forget_other_toolchains};
use crate::{apt, paths, process};

/// Debian's compiler.
pub(super) const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LINKER: &str = "/usr/bin/lld-19";
const CLIPPY: &str = "/usr/bin/cargo-clippy";
const CLIPPY_PACKAGE: &str = "rust-web-clippy";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// Goes up when this file makes a prefix differently, so that old ones are no longer used.
const RECIPE: u32 = 2;

/// A prefix that was built before, for exactly the packages that are installed now.
pub(super) fn existing() -> Result<Option<PathBuf>> {
    let Some(version) = apt::version(PACKAGES[0]) else {
        return Ok(None);
    };
    let prefix = prefix_for(&version)?;
    Ok(prefix.is_dir().then_some(prefix))
}

/// Installs the packages, builds the standard library and puts a prefix together.
pub(super) fn build() -> Result<PathBuf> {
    apt::ensure(&PACKAGES, "compiling to wasm32 without rustup")?;
    let version = apt::version(PACKAGES[0]).context("dpkg does not know rustc-web")?;
    let prefix = prefix_for(&version)?;
    let cache = paths::cache()?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("the cache folder {} cannot be made", cache.display()))?;

    // One build at a time on this machine. What is half made when the lock is free is a leftover of
    // a build that was interrupted.
    let lock = File::create(cache.join("lock"))?;
    lock.lock()?;
    if prefix.is_dir() {
        return Ok(prefix);
    }
    let work = cache.join("making");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    println!("building the standard library for {TARGET}, once (about a minute)");
    let start = Instant::now();
    make(&work, &prefix)?;
    println!(
        "built it in {:.0} s, into {}",
        start.elapsed().as_secs_f32(),
        prefix.display()
    );
    Ok(prefix)
}

/// Debian's `cargo clippy`, installed where it is missing.
pub(super) fn clippy() -> Result<&'static Path> {
    apt::ensure(&[CLIPPY_PACKAGE], "linting what is compiled to wasm32")?;
    let [compiler, ..] = PACKAGES;
    ensure!(
        apt::version(CLIPPY_PACKAGE) == apt::version(compiler),
        "Debian's clippy and compiler are not of one version: \
         run `apt-get install --no-install-recommends {CLIPPY_PACKAGE} {compiler}`"
    );
    Ok(Path::new(CLIPPY))
}

fn prefix_for(version: &str) -> Result<PathBuf> {
    let version: String = version
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        })
        .collect();
    Ok(paths::cache()?.join(format!("wasm32-{version}-{RECIPE}")))
}

/// Everything is made beside the prefix and renamed at the end: whoever finds the prefix finds it
/// complete.
fn make(work: &Path, prefix: &Path) -> Result<()> {
    let seed = work.join("seed");
    let libraries = compile_std(&seed)?;
    let image = work.join("prefix");
    copy_libraries(
        &libraries,
        &image.join("lib/rustlib").join(TARGET).join("lib"),
    )?;
    link_host(&image)?;
    write_wrappers(&image.join("bin"), prefix)?;
    fs::rename(&image, prefix).context("the finished prefix cannot be moved into place")?;
    Ok(fs::remove_dir_all(work)?)
}

/// Compiles std for an empty crate; gives the folder with what came out.
fn compile_std(seed: &Path) -> Result<PathBuf> {
    fs::create_dir_all(seed.join("src"))?;
    let manifest =
        "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(seed.join("Cargo.toml"), manifest)?;
    fs::write(seed.join("src/lib.rs"), "")?;
    let mut cargo = Command::new(CARGO);
    forget_other_toolchains(&mut cargo);
    let source = sysroot()?.join("lib/rustlib/src/rust");
    let real_source = source.canonicalize().with_context(|| {
        format!(
            "Debian's sources of the standard library are not at {}",
            source.display()
        )
    })?;
    let registry = paths::cargo_home()?.join("registry/src");
    cargo
        .current_dir(seed)
        .env("RUSTC", RUSTC)
        // Building std is an unstable feature of cargo.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", seed.join("target"))
        // Bitcode is what link-time optimisation works on.
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            [
                "-Cembed-bitcode=yes".to_owned(),
                format!("--remap-path-prefix={}=rust", real_source.display()),
                format!("--remap-path-prefix={}=rust", source.display()),
                format!("--remap-path-prefix={}=crates", registry.display()),
            ]
            .join("\x1f"),
        )
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .args([
            "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test",
            "-Zbuild-std-features=optimize_for_size",
        ]);
    process::run(&mut cargo)?;
    Ok(seed.join("target").join(TARGET).join("release/deps"))
}

fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let mut copied = 0;
    for entry in from.read_dir()? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        let is_library = Path::new(&name)
            .extension()
            .is_some_and(|extension| extension == "rlib");
        if is_library && !text.starts_with("libseed-") {
            fs::copy(from.join(&name), to.join(&name))?;
            copied += 1;
        }
    }
    ensure!(
        copied > 0,
        "building the standard library left no library in {}",
        from.display()
    );
    Ok(())
}

/// The host's own library, for macros and build scripts, and the linker where rustc looks for it.
fn link_host(image: &Path) -> Result<()> {
    let host = host()?;
    let ours = image.join("lib/rustlib").join(&host);
    fs::create_dir_all(ours.join("bin"))?;
    symlink(
        sysroot()?.join("lib/rustlib").join(&host).join("lib"),
        ours.join("lib"),
    )?;
    symlink(LINKER, ours.join("bin/rust-lld"))?;
    Ok(())
}

fn write_wrappers(folder: &Path, prefix: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let bin = prefix.join("bin");
    let wrappers = [
        (
            "rustc",
            format!("exec {RUSTC} --sysroot '{}' \"$@\"", prefix.display()),
        ),
        (
            "rustdoc",
            format!(
                "exec /usr/bin/rustdoc --sysroot '{}' \"$@\"",
                prefix.display()
            ),
        ),
        (
            "cargo",
            format!(
                "RUSTC='{0}/rustc' RUSTDOC='{0}/rustdoc' exec {CARGO} \"$@\"",
                bin.display()
            ),
        ),
    ];
    for (name, line) in wrappers {
        let file = folder.join(name);
        fs::write(&file, format!("#!/bin/sh\n{line}\n"))?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

fn sysroot() -> Result<PathBuf> {
    Ok(ask_rustc(&["--print", "sysroot"])?.trim().into())
}

fn host() -> Result<String> {
    let about = ask_rustc(&["-vV"])?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host
        .context("Debian's rustc does not tell its host")?
        .to_owned())
}

fn ask_rustc(arguments: &[&str]) -> Result<String> {
    let mut rustc = Command::new(RUSTC);
    forget_other_toolchains(&mut rustc);
    process::capture(rustc.args(arguments))
}
